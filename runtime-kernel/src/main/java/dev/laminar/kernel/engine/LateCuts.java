package dev.laminar.kernel.engine;

import java.util.Arrays;

/**
 * Where a batch is to be cut, so that rows that may be late meet the watermark as it was when they
 * came, and not as it was when the batch began. Rows that are on time need none: whoever reads them
 * judges them the same by an earlier watermark.
 */
final class LateCuts {

  private int[] rows = new int[8];
  private long[] watermarksUs = new long[8];
  private int count;
  private long lastUs = Long.MIN_VALUE;

  /** The rows from one on have met that watermark. */
  void add(int row, long watermarkUs) {
    if (watermarkUs <= lastUs) {
      return;
    }
    lastUs = watermarkUs;
    if (count > 0 && rows[count - 1] == row) {
      watermarksUs[count - 1] = watermarkUs;
      return;
    }
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
      watermarksUs = Arrays.copyOf(watermarksUs, 2 * count);
    }
    rows[count] = row;
    watermarksUs[count] = watermarkUs;
    count++;
  }

  int count() {
    return count;
  }

  int row(int index) {
    return rows[index];
  }

  long watermarkUs(int index) {
    return watermarksUs[index];
  }

  /** The batch has been handed on, or given up. */
  void clear() {
    count = 0;
    lastUs = Long.MIN_VALUE;
  }
}
