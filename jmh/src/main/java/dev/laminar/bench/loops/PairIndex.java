package dev.laminar.bench.loops;

/** Numbers pairs of keys in the order in which they come, by open addressing. */
final class PairIndex {

  private static final int FIRST_CAPACITY = 1 << 12;
  private static final int STRIDE = 4;

  /** Both keys and number + 1 side by side, in half a cache line. */
  private long[] entries = new long[STRIDE * FIRST_CAPACITY];

  private int mask = FIRST_CAPACITY - 1;
  private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
  private int size;

  private int home(long first, long second) {
    return (int) ((first * 0x9E37_79B9_7F4A_7C15L ^ second) * 0xC2B2_AE3D_27D4_EB4FL >>> shift);
  }

  /** The number of a pair, the next one when it is new. */
  int add(long first, long second) {
    int at = home(first, second);
    while (true) {
      long number = entries[STRIDE * at + 2];
      if (number == 0) {
        break;
      }
      if (entries[STRIDE * at] == first && entries[STRIDE * at + 1] == second) {
        return (int) number - 1;
      }
      at = at + 1 & mask;
    }
    put(at, first, second, ++size);
    if (2 * size > mask) {
      grow();
    }
    return size - 1;
  }

  private void put(int at, long first, long second, long number) {
    entries[STRIDE * at] = first;
    entries[STRIDE * at + 1] = second;
    entries[STRIDE * at + 2] = number;
  }

  private void grow() {
    long[] old = entries;
    mask = 2 * mask + 1;
    shift--;
    entries = new long[STRIDE * (mask + 1)];
    for (int i = 0; i < old.length; i += STRIDE) {
      if (old[i + 2] != 0) {
        int at = home(old[i], old[i + 1]);
        while (entries[STRIDE * at + 2] != 0) {
          at = at + 1 & mask;
        }
        put(at, old[i], old[i + 1], old[i + 2]);
      }
    }
  }
}
