package dev.laminar.jmh;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.util.Arrays;

/**
 * COUNT, SUM, AVG and MAX by key over rows that come and go, by hand: primitive arrays on the heap,
 * a list of the groups that a batch changed, and for MAX the amounts of each group with how often
 * they are there, found by hash and linked by group. A group's changes are put out once a batch,
 * those that change nothing not at all; a group without rows is gone.
 */
abstract sealed class HandWrittenAggregates {

  static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final int FIRST_SIZE = 1_024;
  private static final long MICRO = 1_000_000;

  private final ColumnBatch out;
  private final PipelineOutput output;
  private int outRow;

  /** By group. Group 0 is not used. */
  private long[] counts = new long[FIRST_SIZE];

  private long[] sums = new long[FIRST_SIZE];
  private long[] maxima = new long[FIRST_SIZE];
  private boolean[] maximumGone = new boolean[FIRST_SIZE];
  private boolean[] changed = new boolean[FIRST_SIZE];
  private int[] firstAmount = new int[FIRST_SIZE];

  /** What was put out last: nothing where the count is 0. */
  private long[] shownCounts = new long[FIRST_SIZE];

  private long[] shownSums = new long[FIRST_SIZE];
  private long[] shownMaxima = new long[FIRST_SIZE];
  private int groupCount = 1;
  private int[] freeGroups = new int[FIRST_SIZE];
  private int freeGroupCount;

  private int[] changes = new int[TradeBatches.ROWS];
  private int changeCount;

  private final Amounts amounts = new Amounts();

  HandWrittenAggregates(PipelineOutput output) {
    this.output = output;
    this.out = output.batch();
  }

  abstract void process(ColumnBatch input);

  /** The group of a row that is found or new, and has room. */
  final int newGroup() {
    if (freeGroupCount > 0) {
      return freeGroups[--freeGroupCount];
    }
    if (groupCount == counts.length) {
      int size = 2 * groupCount;
      counts = Arrays.copyOf(counts, size);
      sums = Arrays.copyOf(sums, size);
      maxima = Arrays.copyOf(maxima, size);
      maximumGone = Arrays.copyOf(maximumGone, size);
      changed = Arrays.copyOf(changed, size);
      firstAmount = Arrays.copyOf(firstAmount, size);
      shownCounts = Arrays.copyOf(shownCounts, size);
      shownSums = Arrays.copyOf(shownSums, size);
      shownMaxima = Arrays.copyOf(shownMaxima, size);
      freeGroups = Arrays.copyOf(freeGroups, size);
      growKeys(size);
    }
    return groupCount++;
  }

  abstract void growKeys(int size);

  abstract void removeKey(int group);

  abstract void writeKey(ColumnBatch batch, int row, int group);

  final void update(int group, long amount, long weight) {
    if (!changed[group]) {
      changed[group] = true;
      changes[changeCount++] = group;
    }
    counts[group] += weight;
    sums[group] = Math.addExact(sums[group], Math.multiplyExact(amount, weight));
    long left = amounts.add(this, group, amount, weight);
    if (weight > 0) {
      if (counts[group] == weight || !maximumGone[group] && amount > maxima[group]) {
        maxima[group] = amount;
        maximumGone[group] = false;
      }
    } else if (left == 0 && amount == maxima[group]) {
      maximumGone[group] = true;
    }
  }

  /** Puts out what the batch changed. */
  final void emit() {
    outRow = 0;
    for (int i = 0; i < changeCount; i++) {
      int group = changes[i];
      changed[group] = false;
      if (maximumGone[group] && counts[group] > 0) {
        maxima[group] = amounts.greatest(firstAmount[group]);
        maximumGone[group] = false;
      }
      boolean same =
          counts[group] == shownCounts[group]
              && sums[group] == shownSums[group]
              && maxima[group] == shownMaxima[group];
      if (!same || counts[group] == 0) {
        if (shownCounts[group] > 0) {
          write(group, shownCounts[group], shownSums[group], shownMaxima[group], -1);
        }
        if (counts[group] > 0) {
          write(group, counts[group], sums[group], maxima[group], 1);
          shownCounts[group] = counts[group];
          shownSums[group] = sums[group];
          shownMaxima[group] = maxima[group];
        } else {
          remove(group);
        }
      }
    }
    changeCount = 0;
    output.flush(outRow);
  }

  private void remove(int group) {
    removeKey(group);
    shownCounts[group] = 0;
    sums[group] = 0;
    maximumGone[group] = false;
    freeGroups[freeGroupCount++] = group;
  }

  private void write(int group, long count, long sum, long maximum, int weight) {
    writeKey(out, outRow, group);
    ((LongVector) out.column(1)).values()[outRow] = count;
    ((LongVector) out.column(2)).values()[outRow] = sum;
    Decimal128Vector means = (Decimal128Vector) out.column(3);
    long mean = mean(sum, count);
    means.high()[outRow] = mean >> 63;
    means.low()[outRow] = mean;
    ((LongVector) out.column(4)).values()[outRow] = maximum;
    out.weights()[outRow] = weight;
    if (++outRow == out.capacity()) {
      output.flush(outRow);
      outRow = 0;
    }
  }

  /** With six digits, rounded half away from zero. */
  private static long mean(long sum, long count) {
    long scaled = Math.multiplyExact(sum, MICRO);
    long quotient = scaled / count;
    long rest = scaled - quotient * count;
    return 2 * Math.abs(rest) >= count ? quotient + (scaled < 0 ? -1 : 1) : quotient;
  }

  /** The amounts of all groups, each once with how often it is there. Entry 0 is not used. */
  private static final class Amounts {
    private int[] table = new int[FIRST_SIZE];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_SIZE);
    private int[] groups = new int[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private long[] times = new long[FIRST_SIZE];
    private int[] next = new int[FIRST_SIZE];
    private int[] previous = new int[FIRST_SIZE];
    private int entryCount = 1;
    private int liveCount;
    private int firstFree;

    private int home(int group, long value) {
      return (int) ((value * PRIME + group) * PRIME >>> shift);
    }

    /** Returns how often the amount is there then. */
    long add(HandWrittenAggregates all, int group, long value, long weight) {
      int mask = table.length - 1;
      int position = home(group, value);
      int entry = table[position];
      while (entry != 0 && (values[entry] != value || groups[entry] != group)) {
        position = (position + 1) & mask;
        entry = table[position];
      }
      if (entry != 0) {
        long left = times[entry] += weight;
        if (left == 0) {
          remove(all, position, entry);
        }
        return left;
      }
      entry = create(group, value, weight);
      table[position] = entry;
      next[entry] = all.firstAmount[group];
      previous[entry] = 0;
      previous[all.firstAmount[group]] = entry;
      all.firstAmount[group] = entry;
      if (++liveCount > table.length / 4 * 3) {
        grow();
      }
      return weight;
    }

    private int create(int group, long value, long weight) {
      int entry = firstFree;
      if (entry != 0) {
        firstFree = next[entry];
      } else {
        if (entryCount == values.length) {
          int size = 2 * entryCount;
          groups = Arrays.copyOf(groups, size);
          values = Arrays.copyOf(values, size);
          times = Arrays.copyOf(times, size);
          next = Arrays.copyOf(next, size);
          previous = Arrays.copyOf(previous, size);
        }
        entry = entryCount++;
      }
      groups[entry] = group;
      values[entry] = value;
      times[entry] = weight;
      return entry;
    }

    private void grow() {
      int[] old = table;
      table = new int[2 * old.length];
      shift--;
      int mask = table.length - 1;
      for (int entry : old) {
        if (entry != 0) {
          int position = home(groups[entry], values[entry]);
          while (table[position] != 0) {
            position = (position + 1) & mask;
          }
          table[position] = entry;
        }
      }
    }

    private void remove(HandWrittenAggregates all, int position, int entry) {
      if (previous[entry] == 0) {
        all.firstAmount[groups[entry]] = next[entry];
      } else {
        next[previous[entry]] = next[entry];
      }
      previous[next[entry]] = previous[entry];
      next[entry] = firstFree;
      firstFree = entry;
      liveCount--;
      closeGap(position);
    }

    /** Moves entries back that were put behind the one that is gone. */
    private void closeGap(int position) {
      int mask = table.length - 1;
      int gap = position;
      int at = (gap + 1) & mask;
      while (table[at] != 0) {
        int home = home(groups[table[at]], values[table[at]]);
        if (((at - home) & mask) >= ((at - gap) & mask)) {
          table[gap] = table[at];
          gap = at;
        }
        at = (at + 1) & mask;
      }
      table[gap] = 0;
    }

    long greatest(int first) {
      long greatest = values[first];
      for (int entry = next[first]; entry != 0; entry = next[entry]) {
        greatest = Math.max(greatest, values[entry]);
      }
      return greatest;
    }
  }

  /** Keyed by a long. */
  static final class ByLong extends HandWrittenAggregates {

    private long[] keys = new long[FIRST_SIZE];
    private int[] table = new int[FIRST_SIZE];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_SIZE);
    private int live;

    ByLong(PipelineOutput output) {
      super(output);
    }

    @Override
    void process(ColumnBatch input) {
      long[] rowKeys = ((LongVector) input.column(0)).values();
      long[] rowAmounts = ((LongVector) input.column(1)).values();
      int[] weights = input.weights();
      int rows = input.rowCount();
      for (int row = 0; row < rows; row++) {
        update(group(rowKeys[row]), rowAmounts[row], weights[row]);
      }
      emit();
    }

    private int home(long key) {
      return (int) (key * PRIME >>> shift);
    }

    private int group(long key) {
      int mask = table.length - 1;
      int position = home(key);
      int group = table[position];
      while (group != 0 && keys[group] != key) {
        position = (position + 1) & mask;
        group = table[position];
      }
      return group != 0 ? group : add(key, position);
    }

    private int add(long key, int position) {
      int group = newGroup();
      keys[group] = key;
      table[position] = group;
      if (++live > table.length / 4 * 3) {
        int[] old = table;
        table = new int[2 * old.length];
        shift--;
        int mask = table.length - 1;
        for (int other : old) {
          if (other != 0) {
            int at = home(keys[other]);
            while (table[at] != 0) {
              at = (at + 1) & mask;
            }
            table[at] = other;
          }
        }
      }
      return group;
    }

    @Override
    void growKeys(int size) {
      keys = Arrays.copyOf(keys, size);
    }

    @Override
    void removeKey(int group) {
      int mask = table.length - 1;
      int gap = home(keys[group]);
      while (table[gap] != group) {
        gap = (gap + 1) & mask;
      }
      for (int at = (gap + 1) & mask; table[at] != 0; at = (at + 1) & mask) {
        if (((at - home(keys[table[at]])) & mask) >= ((at - gap) & mask)) {
          table[gap] = table[at];
          gap = at;
        }
      }
      table[gap] = 0;
      live--;
    }

    @Override
    void writeKey(ColumnBatch batch, int row, int group) {
      ((LongVector) batch.column(0)).values()[row] = keys[group];
    }
  }

  /** Keyed by a text: the bytes of each group's key in an array of its own. */
  static final class ByText extends HandWrittenAggregates {

    private byte[][] keys = new byte[FIRST_SIZE][];
    private int[] hashes = new int[FIRST_SIZE];
    private int[] table = new int[FIRST_SIZE];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_SIZE);
    private int live;

    ByText(PipelineOutput output) {
      super(output);
    }

    @Override
    void process(ColumnBatch input) {
      BytesVector rowKeys = (BytesVector) input.column(0);
      byte[] heap = rowKeys.heap();
      int[] offsets = rowKeys.offsets();
      int[] lengths = rowKeys.lengths();
      long[] rowAmounts = ((LongVector) input.column(1)).values();
      int[] weights = input.weights();
      int rows = input.rowCount();
      for (int row = 0; row < rows; row++) {
        int group = group(heap, offsets[row], lengths[row]);
        update(group, rowAmounts[row], weights[row]);
      }
      emit();
    }

    private int home(int hash) {
      return (int) (hash * PRIME >>> shift);
    }

    private int group(byte[] heap, int from, int length) {
      int hash = 1;
      for (int i = 0; i < length; i++) {
        hash = 31 * hash + heap[from + i];
      }
      int mask = table.length - 1;
      int position = home(hash);
      int group = table[position];
      while (group != 0
          && (hashes[group] != hash
              || !Arrays.equals(keys[group], 0, keys[group].length, heap, from, from + length))) {
        position = (position + 1) & mask;
        group = table[position];
      }
      return group != 0
          ? group
          : add(Arrays.copyOfRange(heap, from, from + length), hash, position);
    }

    private int add(byte[] key, int hash, int position) {
      int group = newGroup();
      keys[group] = key;
      hashes[group] = hash;
      table[position] = group;
      if (++live > table.length / 4 * 3) {
        int[] old = table;
        table = new int[2 * old.length];
        shift--;
        int mask = table.length - 1;
        for (int other : old) {
          if (other != 0) {
            int at = home(hashes[other]);
            while (table[at] != 0) {
              at = (at + 1) & mask;
            }
            table[at] = other;
          }
        }
      }
      return group;
    }

    @Override
    void growKeys(int size) {
      keys = Arrays.copyOf(keys, size);
      hashes = Arrays.copyOf(hashes, size);
    }

    @Override
    void removeKey(int group) {
      int mask = table.length - 1;
      int gap = home(hashes[group]);
      while (table[gap] != group) {
        gap = (gap + 1) & mask;
      }
      for (int at = (gap + 1) & mask; table[at] != 0; at = (at + 1) & mask) {
        if (((at - home(hashes[table[at]])) & mask) >= ((at - gap) & mask)) {
          table[gap] = table[at];
          gap = at;
        }
      }
      table[gap] = 0;
      live--;
    }

    @Override
    void writeKey(ColumnBatch batch, int row, int group) {
      byte[] key = keys[group];
      ((BytesVector) batch.column(0)).append(row, key, 0, key.length);
    }
  }
}
