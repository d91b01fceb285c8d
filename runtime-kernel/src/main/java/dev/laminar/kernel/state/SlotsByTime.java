package dev.laminar.kernel.state;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Slots that wait for event time to pass: in lists of those of about the same time, each in the
 * order in which they came.
 */
final class SlotsByTime {

  /** A list covers 2^16 µs, a fifteenth of a second. */
  private static final int LIST_SHIFT = 16;

  private long[] numbers = new long[16];
  private TimeList[] lists = new TimeList[16];
  private int count;
  private TimeList spare = new TimeList();

  private static final class TimeList {
    private long[] times = new long[16];
    private long[] slots = new long[16];
    private int count;

    void add(long timeUs, long slot) {
      if (count == slots.length) {
        times = Arrays.copyOf(times, 2 * count);
        slots = Arrays.copyOf(slots, 2 * count);
      }
      times[count] = timeUs;
      slots[count++] = slot;
    }
  }

  void add(long timeUs, long slot) {
    long number = timeUs >> LIST_SHIFT;
    int index =
        count > 0 && numbers[count - 1] == number
            ? count - 1
            : Arrays.binarySearch(numbers, 0, count, number);
    if (index < 0) {
      index = -index - 1;
      insert(index, number);
    }
    lists[index].add(timeUs, slot);
  }

  private void insert(int index, long number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      lists = Arrays.copyOf(lists, 2 * count);
    }
    System.arraycopy(numbers, index, numbers, index + 1, count - index);
    System.arraycopy(lists, index, lists, index + 1, count - index);
    numbers[index] = number;
    lists[index] = spare;
    spare = new TimeList();
    count++;
  }

  /** The earliest time; {@link Long#MAX_VALUE} when none waits. */
  long firstUs() {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; count > 0 && i < lists[0].count; i++) {
      earliest = Math.min(earliest, lists[0].times[i]);
    }
    return earliest;
  }

  /** Hands over, and forgets, the slots of times before one. */
  void takeBefore(long timeUs, LongConsumer taken) {
    long last = timeUs >> LIST_SHIFT;
    int emptied = 0;
    while (emptied < count && numbers[emptied] <= last) {
      TimeList list = lists[emptied];
      int kept = 0;
      for (int i = 0; i < list.count; i++) {
        if (list.times[i] < timeUs) {
          taken.accept(list.slots[i]);
        } else {
          list.times[kept] = list.times[i];
          list.slots[kept++] = list.slots[i];
        }
      }
      list.count = kept;
      if (kept > 0) {
        break;
      }
      emptied++;
    }
    if (emptied > 0) {
      spare = lists[0];
      count -= emptied;
      System.arraycopy(numbers, emptied, numbers, 0, count);
      System.arraycopy(lists, emptied, lists, 0, count);
    }
  }
}
