package dev.laminar.bench.loops;

import java.util.Arrays;

/** Counts of keys other than {@code Long.MIN_VALUE}, by open addressing. */
final class CountTable {

  private static final int FIRST_CAPACITY = 1 << 12;

  /** Key and count side by side; a count of 0 is an empty entry. */
  private long[] entries = new long[2 * FIRST_CAPACITY];

  private int mask = FIRST_CAPACITY - 1;
  private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
  private int size;

  private static long spread(long key) {
    return key * 0x9E37_79B9_7F4A_7C15L;
  }

  void add(long key, long count) {
    int at = (int) (spread(key) >>> shift);
    while (true) {
      long known = entries[2 * at + 1];
      if (known == 0) {
        break;
      }
      if (entries[2 * at] == key) {
        entries[2 * at + 1] = known + count;
        return;
      }
      at = at + 1 & mask;
    }
    entries[2 * at] = key;
    entries[2 * at + 1] = count;
    if (2 * ++size > mask) {
      grow();
    }
  }

  private void grow() {
    long[] old = entries;
    mask = 2 * mask + 1;
    shift--;
    size = 0;
    entries = new long[2 * (mask + 1)];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        add(old[i], old[i + 1]);
      }
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Entries, empty ones included. */
  int capacity() {
    return mask + 1;
  }

  long key(int entry) {
    return entries[2 * entry];
  }

  /** 0: the entry is empty. */
  long count(int entry) {
    return entries[2 * entry + 1];
  }

  void addAll(CountTable other) {
    for (int i = 0; i < other.entries.length; i += 2) {
      if (other.entries[i + 1] != 0) {
        add(other.entries[i], other.entries[i + 1]);
      }
    }
  }

  long max() {
    long max = 0;
    for (int i = 1; i < entries.length; i += 2) {
      max = Math.max(max, entries[i]);
    }
    return max;
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(entries, 0);
      size = 0;
    }
  }
}
