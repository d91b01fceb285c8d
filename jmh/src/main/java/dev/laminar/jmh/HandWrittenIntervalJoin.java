package dev.laminar.jmh;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.PipelineOutput;

/**
 * An interval join by hand, of rows (key, ts, amount) that come in the order of time: each side has
 * a ring of rows in primitive arrays and an open-addressing table from keys to the newest row, from
 * which links lead to older ones; rows leave at the other end of the ring.
 */
public final class HandWrittenIntervalJoin {

  private final PipelineOutput output;
  private final long lowerUs;
  private final long upperUs;
  private Side left = new Side();
  private Side right = new Side();

  /** Joins what has right.ts - left.ts between the two, both included. */
  public HandWrittenIntervalJoin(PipelineOutput output, long lowerUs, long upperUs) {
    this.output = output;
    this.lowerUs = lowerUs;
    this.upperUs = upperUs;
  }

  void clear() {
    left = new Side();
    right = new Side();
  }

  /** Rows of one side by number; those before {@code tail} are gone. */
  private static final class Side {

    private long[] keys = new long[1_024];
    private long[] times = new long[1_024];
    private long[] amounts = new long[1_024];
    private int[] older = new int[1_024];
    private int tail = 1;
    private int head = 1;

    /** Key of each entry, and the number of its newest row; 0 for none. */
    private long[] entryKeys = new long[1_024];

    private int[] entries = new int[1_024];
    private int shift = Long.SIZE - 10;
    private int keyCount;

    void reserve(int rows) {
      while (head - tail + rows > keys.length) {
        growRing();
      }
      while (keyCount + rows > entries.length / 4 * 3) {
        growTable();
      }
    }

    private void growRing() {
      int mask = keys.length - 1;
      int newMask = 2 * keys.length - 1;
      long[] newKeys = new long[newMask + 1];
      long[] newTimes = new long[newMask + 1];
      long[] newAmounts = new long[newMask + 1];
      int[] newOlder = new int[newMask + 1];
      for (int row = tail; row < head; row++) {
        newKeys[row & newMask] = keys[row & mask];
        newTimes[row & newMask] = times[row & mask];
        newAmounts[row & newMask] = amounts[row & mask];
        newOlder[row & newMask] = older[row & mask];
      }
      keys = newKeys;
      times = newTimes;
      amounts = newAmounts;
      older = newOlder;
    }

    private void growTable() {
      long[] oldKeys = entryKeys;
      int[] oldEntries = entries;
      entryKeys = new long[2 * oldKeys.length];
      entries = new int[2 * oldKeys.length];
      shift--;
      for (int i = 0; i < oldEntries.length; i++) {
        if (oldEntries[i] != 0) {
          int position = find(oldKeys[i]);
          entryKeys[position] = oldKeys[i];
          entries[position] = oldEntries[i];
        }
      }
    }

    private int home(long key) {
      return (int) (key * 0x9E3779B97F4A7C15L >>> shift);
    }

    int find(long key) {
      int mask = entries.length - 1;
      int position = home(key);
      while (entries[position] != 0 && entryKeys[position] != key) {
        position = (position + 1) & mask;
      }
      return position;
    }

    void evict(long beforeUs) {
      int mask = keys.length - 1;
      while (tail < head && times[tail & mask] < beforeUs) {
        int position = find(keys[tail & mask]);
        if (entries[position] == tail) {
          remove(position);
        }
        tail++;
      }
    }

    private void remove(int removed) {
      keyCount--;
      int mask = entries.length - 1;
      int hole = removed;
      int position = (hole + 1) & mask;
      while (entries[position] != 0) {
        int home = home(entryKeys[position]);
        if (((position - home) & mask) >= ((position - hole) & mask)) {
          entries[hole] = entries[position];
          entryKeys[hole] = entryKeys[position];
          hole = position;
        }
        position = (position + 1) & mask;
      }
      entries[hole] = 0;
    }
  }

  public void left(ColumnBatch input) {
    process(input, left, right, 1, 2, lowerUs, upperUs);
    right.evict(last(input) + lowerUs);
  }

  public void right(ColumnBatch input) {
    process(input, right, left, 2, 1, -upperUs, -lowerUs);
    left.evict(last(input) - upperUs);
  }

  private static long last(ColumnBatch input) {
    return ((LongVector) input.column(1)).values()[input.rowCount() - 1];
  }

  private void process(
      ColumnBatch input,
      Side own,
      Side other,
      int ownColumn,
      int otherColumn,
      long fromUs,
      long toUs) {
    PipelineOutput sink = output;
    ColumnBatch out = sink.batch();
    long[] outKeys = ((LongVector) out.column(0)).values();
    long[] outOwn = ((LongVector) out.column(ownColumn)).values();
    long[] outOther = ((LongVector) out.column(otherColumn)).values();
    long[] keys = ((LongVector) input.column(0)).values();
    long[] times = ((LongVector) input.column(1)).values();
    long[] amounts = ((LongVector) input.column(2)).values();
    int rows = input.rowCount();
    own.reserve(rows);
    int ownMask = own.keys.length - 1;
    int otherMask = other.keys.length - 1;
    int tail = other.tail;
    int outRow = 0;
    for (int row = 0; row < rows; row++) {
      long key = keys[row];
      long time = times[row];
      long amount = amounts[row];
      int match = other.entries[other.find(key)];
      while (match >= tail) {
        long between = other.times[match & otherMask] - time;
        if (between >= fromUs && between <= toUs) {
          outKeys[outRow] = key;
          outOwn[outRow] = amount;
          outOther[outRow] = other.amounts[match & otherMask];
          if (++outRow == outKeys.length) {
            sink.flush(outRow);
            outRow = 0;
          }
        }
        match = other.older[match & otherMask];
      }
      int position = own.find(key);
      int number = own.head++;
      own.keys[number & ownMask] = key;
      own.times[number & ownMask] = time;
      own.amounts[number & ownMask] = amount;
      own.older[number & ownMask] = own.entries[position];
      own.keyCount += own.entries[position] == 0 ? 1 : 0;
      own.entryKeys[position] = key;
      own.entries[position] = number;
    }
    sink.flush(outRow);
  }
}
