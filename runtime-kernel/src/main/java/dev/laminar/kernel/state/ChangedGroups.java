package dev.laminar.kernel.state;

import java.util.Arrays;

/**
 * Offsets of the groups that changed since the last emission, in order of first change. While a
 * table migrates, the first ones may be offsets in its old slots.
 */
final class ChangedGroups {

  private long[] offsets = new long[64];
  private int count;
  private int countInOld;

  void add(long offset) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    offsets[count++] = offset;
  }

  int count() {
    return count;
  }

  long offset(int index) {
    return offsets[index];
  }

  void setOffset(int index, long offset) {
    offsets[index] = offset;
  }

  boolean isInOld(int index) {
    return index < countInOld;
  }

  /** The current slots became the old ones. */
  void moveToOld() {
    countInOld = count;
  }

  /** There are no old slots any more. */
  void leaveOld() {
    countInOld = 0;
  }

  void clear() {
    count = 0;
    countInOld = 0;
  }
}
