package dev.laminar.bench.loops;

import java.util.Arrays;

/** Numbers keys in the order in which they come, by open addressing. */
final class LongIndex {

  private static final int FIRST_CAPACITY = 1 << 12;

  /** Key and number + 1 side by side, so that one cache line has both. */
  private long[] entries = new long[2 * FIRST_CAPACITY];

  private int mask = FIRST_CAPACITY - 1;
  private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
  private int size;

  private static long spread(long key) {
    return key * 0x9E37_79B9_7F4A_7C15L;
  }

  int size() {
    return size;
  }

  /** The number of a key; -1 when it has none. */
  int find(long key) {
    int at = (int) (spread(key) >>> shift);
    while (true) {
      long number = entries[2 * at + 1];
      if (number == 0 || entries[2 * at] == key) {
        return (int) number - 1;
      }
      at = at + 1 & mask;
    }
  }

  /** The number of a key, the next one when it is new. */
  int add(long key) {
    int at = (int) (spread(key) >>> shift);
    while (true) {
      long number = entries[2 * at + 1];
      if (number == 0) {
        break;
      }
      if (entries[2 * at] == key) {
        return (int) number - 1;
      }
      at = at + 1 & mask;
    }
    entries[2 * at] = key;
    entries[2 * at + 1] = ++size;
    if (2 * size > mask) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    long[] old = entries;
    mask = 2 * mask + 1;
    shift--;
    entries = new long[2 * (mask + 1)];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int at = (int) (spread(old[i]) >>> shift);
        while (entries[2 * at + 1] != 0) {
          at = at + 1 & mask;
        }
        entries[2 * at] = old[i];
        entries[2 * at + 1] = old[i + 1];
      }
    }
  }

  void clear() {
    Arrays.fill(entries, 0);
    size = 0;
  }
}
