package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Rows with a time each, on the heap: what is looked at in one go. Arrays are kept from one use to
 * the next, so that nothing is allocated once they are large enough.
 */
public final class TimedRows {

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private long[] times = new long[64];
  private long[] slots = new long[64];
  private long[] keys = new long[64];
  private long[] otherTimes = new long[0];
  private long[] otherSlots = new long[0];
  private long[] otherKeys = new long[0];
  private int count;
  private boolean ascending = true;

  /** Times, µs. */
  long[] times() {
    return times;
  }

  long[] slots() {
    return slots;
  }

  long[] keys() {
    return keys;
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
    ascending = true;
  }

  void add(long timeUs, long slot, long key) {
    int at = count;
    if (at == times.length) {
      grow();
    }
    if (at > 0 && timeUs < times[at - 1]) {
      ascending = false;
    }
    times[at] = timeUs;
    slots[at] = slot;
    keys[at] = key;
    count = at + 1;
  }

  /**
   * Adds rows from memory, which are in the order of time.
   *
   * @param at offset of the first one's time, those of the others behind it
   * @param columnBytes from the times to the slots, and from there to the keys
   */
  void add(MemorySegment from, long at, long columnBytes, int rows) {
    while (times.length - count < rows) {
      grow();
    }
    MemorySegment.copy(from, LONG, at, times, count, rows);
    MemorySegment.copy(from, LONG, at + columnBytes, slots, count, rows);
    MemorySegment.copy(from, LONG, at + 2 * columnBytes, keys, count, rows);
    if (count > 0 && times[count] < times[count - 1]) {
      ascending = false;
    }
    count += rows;
  }

  private void grow() {
    int larger = 2 * times.length;
    times = Arrays.copyOf(times, larger);
    slots = Arrays.copyOf(slots, larger);
    keys = Arrays.copyOf(keys, larger);
  }

  /** Says that times were written into {@link #times()} that may be in any order. */
  void retimed() {
    ascending = false;
  }

  /**
   * Orders the rows by time; those of one time stay in the order in which they were added. Merges
   * neighbouring runs that are in order already, so that little disorder takes little work.
   */
  void sort() {
    if (ascending || count == 0) {
      return;
    }
    if (otherTimes.length < count) {
      otherTimes = new long[times.length];
      otherSlots = new long[times.length];
      otherKeys = new long[times.length];
    }
    int runs = mergePairs();
    while (runs > 1) {
      runs = mergePairs();
    }
    ascending = true;
  }

  /**
   * Merges each two neighbouring runs.
   *
   * @return how many runs there are now
   */
  private int mergePairs() {
    int runs = 0;
    int from = 0;
    while (from < count) {
      int middle = runEnd(from);
      int end = middle < count ? runEnd(middle) : middle;
      merge(from, middle, end);
      from = end;
      runs++;
    }
    long[] swapped = times;
    times = otherTimes;
    otherTimes = swapped;
    swapped = slots;
    slots = otherSlots;
    otherSlots = swapped;
    swapped = keys;
    keys = otherKeys;
    otherKeys = swapped;
    return runs;
  }

  private int runEnd(int from) {
    int end = from + 1;
    while (end < count && times[end - 1] <= times[end]) {
      end++;
    }
    return end;
  }

  private void merge(int from, int middle, int end) {
    int left = from;
    int right = middle;
    for (int at = from; at < end; at++) {
      boolean takeLeft = left < middle && (right == end || times[left] <= times[right]);
      int source = takeLeft ? left++ : right++;
      otherTimes[at] = times[source];
      otherSlots[at] = slots[source];
      otherKeys[at] = keys[source];
    }
  }
}
