package dev.laminar.kernel.state;

import java.util.Arrays;

/** Slots, on the heap; the array is kept from one use to the next. */
final class SlotList {

  private long[] slots = new long[64];
  private int count;

  long[] slots() {
    return slots;
  }

  int count() {
    return count;
  }

  long get(int index) {
    return slots[index];
  }

  void add(long slot) {
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, 2 * count);
    }
    slots[count++] = slot;
  }

  void clear() {
    count = 0;
  }
}
