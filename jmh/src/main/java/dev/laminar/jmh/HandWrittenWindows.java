package dev.laminar.jmh;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.util.Arrays;

/**
 * A one-minute tumbling aggregate by hand: {@code COUNT(*), SUM(quantity), MAX(price)} per key,
 * open addressing in primitive arrays on the heap, one table that is emptied when its window
 * closes.
 */
abstract sealed class HandWrittenWindows {

  static final long WINDOW_US = 60_000_000;
  static final long DELAY_US = 1_000_000;

  private static final int CAPACITY = 1 << 15;

  final int mask = CAPACITY - 1;
  final long[] count = new long[CAPACITY];
  final long[] sum = new long[CAPACITY];
  final boolean[] hasSum = new boolean[CAPACITY];
  final double[] max = new double[CAPACITY];
  final boolean[] hasMax = new boolean[CAPACITY];
  private final PipelineOutput output;
  private final boolean nullable;
  private long windowStart = Long.MIN_VALUE;
  private long windowEnd = Long.MIN_VALUE;
  private long watermark = Long.MIN_VALUE;
  long late;

  HandWrittenWindows(PipelineOutput output, boolean nullable) {
    this.output = output;
    this.nullable = nullable;
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
  }

  final void process(ColumnBatch input) {
    if (nullable) {
      processNullable(input);
    } else {
      processNotNull(input);
    }
    if (windowEnd <= watermark) {
      emit();
    }
  }

  abstract void begin(ColumnBatch input);

  /** Slot of the row's group, new ones included. */
  abstract int slot(int row);

  abstract void writeKey(ColumnBatch out, int outRow, int slot);

  abstract void clearKeys();

  private void processNotNull(ColumnBatch input) {
    begin(input);
    long[] ts = ((LongVector) input.column(TradeBatches.TS)).values();
    double[] price = ((DoubleVector) input.column(TradeBatches.PRICE)).values();
    long[] quantity = ((LongVector) input.column(TradeBatches.QUANTITY)).values();
    int rows = input.rowCount();
    long seen = watermark;
    for (int row = 0; row < rows; row++) {
      long time = ts[row];
      seen = Math.max(seen, time - DELAY_US);
      if (time < windowStart || time >= windowEnd) {
        watermark = seen;
        if (!enter(time)) {
          continue;
        }
      }
      int slot = slot(row);
      count[slot]++;
      sum[slot] = Math.addExact(sum[slot], quantity[row]);
      max[slot] = Math.max(max[slot], price[row]);
    }
    watermark = seen;
  }

  private void processNullable(ColumnBatch input) {
    begin(input);
    long[] ts = ((LongVector) input.column(TradeBatches.TS)).values();
    double[] price = ((DoubleVector) input.column(TradeBatches.PRICE)).values();
    boolean[] priceNull = input.column(TradeBatches.PRICE).nulls();
    long[] quantity = ((LongVector) input.column(TradeBatches.QUANTITY)).values();
    boolean[] quantityNull = input.column(TradeBatches.QUANTITY).nulls();
    int rows = input.rowCount();
    long seen = watermark;
    for (int row = 0; row < rows; row++) {
      long time = ts[row];
      seen = Math.max(seen, time - DELAY_US);
      if (time < windowStart || time >= windowEnd) {
        watermark = seen;
        if (!enter(time)) {
          continue;
        }
      }
      int slot = slot(row);
      count[slot]++;
      if (!quantityNull[row]) {
        sum[slot] = Math.addExact(sum[slot], quantity[row]);
        hasSum[slot] = true;
      }
      if (!priceNull[row]) {
        max[slot] = Math.max(max[slot], price[row]);
        hasMax[slot] = true;
      }
    }
    watermark = seen;
  }

  /**
   * Input is nearly in order: the expert keeps one window and closes it as soon as the next one
   * begins.
   */
  private boolean enter(long time) {
    if (time < windowStart) {
      late++;
      return false;
    }
    if (windowStart != Long.MIN_VALUE) {
      emit();
    }
    windowStart = Math.floorDiv(time, WINDOW_US) * WINDOW_US;
    windowEnd = windowStart + WINDOW_US;
    return true;
  }

  private void emit() {
    ColumnBatch out = output.batch();
    long[] starts = ((LongVector) out.column(1)).values();
    long[] counts = ((LongVector) out.column(2)).values();
    long[] sums = ((LongVector) out.column(3)).values();
    boolean[] sumNulls = out.column(3).nulls();
    double[] maxima = ((DoubleVector) out.column(4)).values();
    boolean[] maxNulls = out.column(4).nulls();
    int outRow = 0;
    for (int slot = 0; slot < count.length; slot++) {
      if (count[slot] == 0) {
        continue;
      }
      writeKey(out, outRow, slot);
      starts[outRow] = windowStart;
      counts[outRow] = count[slot];
      sums[outRow] = sum[slot];
      maxima[outRow] = max[slot];
      if (sumNulls != null && maxNulls != null) {
        sumNulls[outRow] = !hasSum[slot];
        maxNulls[outRow] = !hasMax[slot];
      }
      if (++outRow == out.capacity()) {
        output.flush(outRow);
        outRow = 0;
      }
    }
    output.flush(outRow);
    clear();
  }

  private void clear() {
    Arrays.fill(count, 0);
    Arrays.fill(sum, 0);
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
    Arrays.fill(hasSum, false);
    Arrays.fill(hasMax, false);
    clearKeys();
    windowStart = Long.MIN_VALUE;
    windowEnd = Long.MIN_VALUE;
  }

  /** Keyed by the account. */
  static final class ByAccount extends HandWrittenWindows {
    private final long[] keys = new long[CAPACITY];
    private long[] account = new long[0];

    ByAccount(PipelineOutput output, boolean nullable) {
      super(output, nullable);
    }

    @Override
    void begin(ColumnBatch input) {
      account = ((LongVector) input.column(TradeBatches.ACCOUNT)).values();
    }

    @Override
    int slot(int row) {
      long key = account[row];
      long hash = key * 0x9E3779B97F4A7C15L;
      int slot = (int) (hash >>> 49);
      while (count[slot] != 0 && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      keys[slot] = key;
      return slot;
    }

    @Override
    void writeKey(ColumnBatch out, int outRow, int slot) {
      ((LongVector) out.column(0)).values()[outRow] = keys[slot];
    }

    @Override
    void clearKeys() {}
  }

  /** Keyed by the symbol: bytes are kept in one array, a slot knows offset, length and hash. */
  static final class BySymbol extends HandWrittenWindows {
    private final byte[] bytes = new byte[1 << 20];
    private final int[] offsets = new int[CAPACITY];
    private final int[] lengths = new int[CAPACITY];
    private final int[] hashes = new int[CAPACITY];
    private int used;
    private byte[] heap = new byte[0];
    private int[] heapOffsets = new int[0];
    private int[] heapLengths = new int[0];

    BySymbol(PipelineOutput output, boolean nullable) {
      super(output, nullable);
    }

    @Override
    void begin(ColumnBatch input) {
      BytesVector symbol = (BytesVector) input.column(TradeBatches.SYMBOL);
      heap = symbol.heap();
      heapOffsets = symbol.offsets();
      heapLengths = symbol.lengths();
    }

    @Override
    int slot(int row) {
      int from = heapOffsets[row];
      int length = heapLengths[row];
      int hash = 1;
      for (int i = 0; i < length; i++) {
        hash = 31 * hash + heap[from + i];
      }
      int slot = (hash * 0x9E3779B9) >>> 17;
      while (count[slot] != 0) {
        if (hashes[slot] == hash
            && lengths[slot] == length
            && Arrays.equals(
                bytes, offsets[slot], offsets[slot] + length, heap, from, from + length)) {
          return slot;
        }
        slot = (slot + 1) & mask;
      }
      System.arraycopy(heap, from, bytes, used, length);
      offsets[slot] = used;
      lengths[slot] = length;
      hashes[slot] = hash;
      used += length;
      return slot;
    }

    @Override
    void writeKey(ColumnBatch out, int outRow, int slot) {
      ((BytesVector) out.column(0)).append(outRow, bytes, offsets[slot], lengths[slot]);
    }

    @Override
    void clearKeys() {
      used = 0;
    }
  }
}
