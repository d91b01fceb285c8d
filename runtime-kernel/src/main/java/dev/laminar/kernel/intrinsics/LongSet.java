package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ConstantTable;

/**
 * The constants of an IN list over whole numbers, or over what stands for others: open addressing,
 * at most half full.
 */
public final class LongSet {

  private final long[] slots;
  private final int shift;
  private boolean containsZero;

  /**
   * @param constants {@link Integer} or {@link Long} values
   * @param first index of the first one
   * @param count at least 1
   */
  public LongSet(ConstantTable constants, int first, int count) {
    int bits = Math.max(1, 33 - Integer.numberOfLeadingZeros(count));
    this.slots = new long[1 << bits];
    this.shift = 64 - bits;
    for (int i = first; i < first + count; i++) {
      add(((Number) constants.get(i)).longValue());
    }
  }

  private void add(long value) {
    if (value == 0) {
      containsZero = true;
      return;
    }
    int index = home(value);
    while (slots[index] != 0 && slots[index] != value) {
      index = (index + 1) & (slots.length - 1);
    }
    slots[index] = value;
  }

  private int home(long value) {
    return (int) (Hashing.hashLong(value) >>> shift);
  }

  public boolean contains(long value) {
    if (value == 0) {
      return containsZero;
    }
    int index = home(value);
    while (slots[index] != 0) {
      if (slots[index] == value) {
        return true;
      }
      index = (index + 1) & (slots.length - 1);
    }
    return false;
  }
}
