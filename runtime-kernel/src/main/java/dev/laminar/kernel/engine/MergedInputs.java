package dev.laminar.kernel.engine;

import java.util.Arrays;

/** Watermark and end of several inputs: the smallest watermark, and the end of the last one. */
final class MergedInputs {

  private final long[] watermarksUs;
  private final boolean[] ended;
  private long watermarkUs = Long.MIN_VALUE;

  MergedInputs(int count) {
    watermarksUs = new long[count];
    Arrays.fill(watermarksUs, Long.MIN_VALUE);
    ended = new boolean[count];
  }

  /** Returns whether the watermark of all moved. */
  boolean advance(int input, long toUs) {
    watermarksUs[input] = Math.max(watermarksUs[input], toUs);
    long smallest = Long.MAX_VALUE;
    for (long each : watermarksUs) {
      smallest = Math.min(smallest, each);
    }
    boolean moved = smallest > watermarkUs;
    watermarkUs = smallest;
    return moved;
  }

  long watermarkUs() {
    return watermarkUs;
  }

  /** Returns whether that was the last one. */
  boolean end(int input) {
    ended[input] = true;
    for (boolean each : ended) {
      if (!each) {
        return false;
      }
    }
    return true;
  }
}
