package dev.laminar.kernel.engine;

import java.util.Arrays;

/**
 * Watermark and end of several inputs: downstream hears of the smallest watermark, and of the end
 * of the last one.
 */
final class MergedInputs {

  private final Stage downstream;
  private final long[] watermarksUs;
  private final boolean[] ended;
  private long watermarkUs = Long.MIN_VALUE;

  MergedInputs(int count, Stage downstream) {
    this.downstream = downstream;
    watermarksUs = new long[count];
    Arrays.fill(watermarksUs, Long.MIN_VALUE);
    ended = new boolean[count];
  }

  void advance(int input, long toUs) {
    watermarksUs[input] = Math.max(watermarksUs[input], toUs);
    long smallest = Long.MAX_VALUE;
    for (long each : watermarksUs) {
      smallest = Math.min(smallest, each);
    }
    if (smallest > watermarkUs) {
      watermarkUs = smallest;
      downstream.watermark(smallest);
    }
  }

  void end(int input) {
    ended[input] = true;
    for (boolean each : ended) {
      if (!each) {
        return;
      }
    }
    downstream.end();
  }
}
