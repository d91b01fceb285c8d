package dev.laminar.kernel.state;

import java.util.Arrays;

/**
 * Numbers in order, which come and go, and of which those at some place are asked for: what
 * percentiles of a frame are of. They lie in blocks, so that a number that comes moves a few others
 * only. Memory is kept when they are cleared.
 */
public final class SortedNumbers {

  private static final int BLOCK = 512;

  /** The first of them are in use, none of those empty; the others are kept for later. */
  private long[][] blocks = {new long[BLOCK]};

  private int[] counts = new int[1];
  private int used;
  private long size;

  /** Forgets all. */
  public void clear() {
    used = 0;
    size = 0;
  }

  /** How many there are, equal ones as often as they came. */
  public long size() {
    return size;
  }

  /**
   * Takes a number in, or out.
   *
   * @param weight how often it comes; negative: goes
   */
  public void add(long number, long weight) {
    for (long i = 0; i < weight; i++) {
      insert(number);
    }
    for (long i = weight; i < 0; i++) {
      remove(number);
    }
  }

  private void insert(long number) {
    int block = Math.min(blockOf(number), used - 1);
    if (block < 0) {
      open(0);
      block = 0;
    }
    if (counts[block] == BLOCK) {
      split(block);
      block = number > blocks[block][counts[block] - 1] ? block + 1 : block;
    }
    long[] numbers = blocks[block];
    int at = place(numbers, counts[block], number);
    System.arraycopy(numbers, at, numbers, at + 1, counts[block] - at);
    numbers[at] = number;
    counts[block]++;
    size++;
  }

  private void remove(long number) {
    int block = blockOf(number);
    int at = block == used ? 0 : place(blocks[block], counts[block], number);
    if (block == used || blocks[block][at] != number) {
      throw new IllegalStateException("a number leaves that has not come: " + number);
    }
    System.arraycopy(blocks[block], at + 1, blocks[block], at, counts[block] - at - 1);
    counts[block]--;
    size--;
    if (counts[block] == 0) {
      close(block);
    }
  }

  /** The first block whose last number is not less; the number of blocks when there is none. */
  private int blockOf(long number) {
    int from = 0;
    int to = used;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (blocks[middle][counts[middle] - 1] < number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The first place whose number is not less. */
  private static int place(long[] numbers, int count, long number) {
    int from = 0;
    int to = count;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (numbers[middle] < number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private void split(int block) {
    open(block + 1);
    int half = BLOCK / 2;
    System.arraycopy(blocks[block], half, blocks[block + 1], 0, BLOCK - half);
    counts[block + 1] = BLOCK - half;
    counts[block] = half;
  }

  private void open(int block) {
    if (used == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * used);
      counts = Arrays.copyOf(counts, 2 * used);
      for (int i = used; i < blocks.length; i++) {
        blocks[i] = new long[BLOCK];
      }
    }
    long[] empty = blocks[used];
    System.arraycopy(blocks, block, blocks, block + 1, used - block);
    System.arraycopy(counts, block, counts, block + 1, used - block);
    blocks[block] = empty;
    counts[block] = 0;
    used++;
  }

  private void close(int block) {
    long[] empty = blocks[block];
    used--;
    System.arraycopy(blocks, block + 1, blocks, block, used - block);
    System.arraycopy(counts, block + 1, counts, block, used - block);
    blocks[used] = empty;
  }

  /** The number at a place, counted from 0. */
  private long at(long place) {
    long left = place;
    int block = 0;
    while (left >= counts[block]) {
      left -= counts[block];
      block++;
    }
    return blocks[block][(int) left];
  }

  private long at(long place, boolean descending) {
    return at(descending ? size - 1 - place : place);
  }

  /**
   * The first number at or behind that fraction of all; there must be one.
   *
   * @param descending whether they are counted from the greatest
   */
  public long percentileDisc(double fraction, boolean descending) {
    long place = (long) Math.ceil(fraction * size) - 1;
    return at(Math.max(0, place), descending);
  }

  /**
   * The value at that fraction of all, between two of them in proportion. The numbers are keys of
   * approximate ones, see {@link NumberBags#keyOf}; there must be one.
   */
  public double percentileCont(double fraction, boolean descending) {
    double place = fraction * (size - 1);
    long before = (long) Math.floor(place);
    long behind = (long) Math.ceil(place);
    double low = NumberBags.approximate(at(before, descending));
    if (before == behind) {
      return low;
    }
    double high = NumberBags.approximate(at(behind, descending));
    return low + (place - before) * (high - low);
  }
}
