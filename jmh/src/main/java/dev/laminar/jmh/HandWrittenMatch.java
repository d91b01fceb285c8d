package dev.laminar.jmh;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.util.Arrays;

/**
 * The loop that an expert writes for falls of a price and the rises behind them, {@code A DOWN+
 * UP+}: rows wait in a ring of primitive arrays, kept in order by insertion, until the watermark
 * has passed them; a table with open addressing holds how far each symbol has come.
 */
final class HandWrittenMatch {

  private static final int RING = 1 << 13;
  private static final int MASK = RING - 1;
  private static final long EMPTY = Long.MIN_VALUE;

  private static final byte NOTHING = 0;
  private static final byte BEGUN = 1;
  private static final byte FALLING = 2;
  private static final byte RISING = 3;

  private final PipelineOutput output;
  private final long[][] waiting = new long[3][RING];
  private int head;
  private int end;

  // By symbol.
  private final long[] keys;
  private final byte[] stages;
  private final long[] began;
  private final long[] lowest;
  private final long[] latest;
  private final int shift;

  private long[] outSymbols = new long[0];
  private long[] outBegan = new long[0];
  private long[] outLowest = new long[0];
  private long[] outHighest = new long[0];
  private int count;

  HandWrittenMatch(PipelineOutput output, int symbols) {
    this.output = output;
    int size = Integer.highestOneBit(2 * symbols - 1) * 2;
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
    this.keys = new long[size];
    Arrays.fill(keys, EMPTY);
    this.stages = new byte[size];
    this.began = new long[size];
    this.lowest = new long[size];
    this.latest = new long[size];
  }

  void add(ColumnBatch batch) {
    long[] times = AsofBatches.column(batch, 0);
    long[] symbols = AsofBatches.column(batch, 1);
    long[] prices = AsofBatches.column(batch, 2);
    for (int row = 0; row < batch.rowCount(); row++) {
      long time = times[row];
      int at = end;
      while (at > head && waiting[0][at - 1 & MASK] > time) {
        for (long[] column : waiting) {
          column[at & MASK] = column[at - 1 & MASK];
        }
        at--;
      }
      waiting[0][at & MASK] = time;
      waiting[1][at & MASK] = symbols[row];
      waiting[2][at & MASK] = prices[row];
      end++;
    }
  }

  /** Looks at the rows before a time. */
  void advance(long beforeUs) {
    begin();
    int row = head;
    while (row < end && waiting[0][row & MASK] < beforeUs) {
      int from = row & MASK;
      int slot = find(waiting[1][from]);
      long price = waiting[2][from];
      long before = latest[slot];
      switch (stages[slot]) {
        case NOTHING -> start(slot, from);
        case BEGUN -> {
          if (price < before) {
            stages[slot] = FALLING;
          } else {
            began[slot] = waiting[0][from];
          }
        }
        case FALLING -> {
          if (price > before) {
            lowest[slot] = before;
            stages[slot] = RISING;
          } else if (price == before) {
            // No later row of the fall is the start of a match either.
            start(slot, from);
          }
        }
        default -> {
          if (price <= before) {
            put(slot);
            start(slot, from);
          }
        }
      }
      latest[slot] = price;
      row++;
    }
    head = row;
    output.flush(count);
  }

  private void begin() {
    ColumnBatch out = output.batch();
    outSymbols = AsofBatches.column(out, 0);
    outBegan = AsofBatches.column(out, 1);
    outLowest = AsofBatches.column(out, 2);
    outHighest = AsofBatches.column(out, 3);
    count = 0;
  }

  private void start(int slot, int from) {
    stages[slot] = BEGUN;
    began[slot] = waiting[0][from];
  }

  private void put(int slot) {
    outSymbols[count] = keys[slot];
    outBegan[count] = began[slot];
    outLowest[count] = lowest[slot];
    outHighest[count] = latest[slot];
    count++;
    if (count == outSymbols.length) {
      output.flush(count);
      count = 0;
    }
  }

  private int find(long symbol) {
    int slot = (int) (symbol * 0x9E37_79B9_7F4A_7C15L >>> shift);
    while (keys[slot] != symbol) {
      if (keys[slot] == EMPTY) {
        keys[slot] = symbol;
        return slot;
      }
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }
}
