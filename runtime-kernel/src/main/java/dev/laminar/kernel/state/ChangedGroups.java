package dev.laminar.kernel.state;

import java.util.Arrays;

/** Slots of the groups that changed since the last emission, in order of first change. */
final class ChangedGroups {

  private long[] slots = new long[64];
  private int count;

  void add(long slot) {
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, 2 * count);
    }
    slots[count++] = slot;
  }

  int count() {
    return count;
  }

  long slot(int index) {
    return slots[index];
  }

  void set(int index, long slot) {
    slots[index] = slot;
  }

  /** Leaves the first slots. */
  void shorten(int toCount) {
    count = toCount;
  }

  /** Takes a slot off the list, if it is there. */
  void remove(long slot) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (slots[i] != slot) {
        slots[kept++] = slots[i];
      }
    }
    count = kept;
  }

  void clear() {
    count = 0;
  }
}
