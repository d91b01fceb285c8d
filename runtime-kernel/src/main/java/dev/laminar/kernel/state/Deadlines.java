package dev.laminar.kernel.state;

import java.util.Arrays;

/** Times, each with a number, the earliest first; equal times in a second order: a binary heap. */
final class Deadlines {

  private long[] times = new long[16];
  private long[] orders = new long[16];
  private int[] numbers = new int[16];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  long firstTimeUs() {
    return times[0];
  }

  void add(long timeUs, long order, int number) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
      orders = Arrays.copyOf(orders, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    int at = count++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!isBefore(timeUs, order, parent)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    times[at] = timeUs;
    orders[at] = order;
    numbers[at] = number;
  }

  /** Removes the earliest. Returns its number. */
  int removeFirst() {
    int removed = numbers[0];
    count--;
    long time = times[count];
    long order = orders[count];
    int number = numbers[count];
    int at = 0;
    for (int child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && isBefore(times[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (!isBefore(times[child], orders[child], time, order)) {
        break;
      }
      move(child, at);
      at = child;
    }
    times[at] = time;
    orders[at] = order;
    numbers[at] = number;
    return removed;
  }

  private boolean isBefore(long time, long order, int other) {
    return isBefore(time, order, times[other], orders[other]);
  }

  private static boolean isBefore(long time, long order, long otherTime, long otherOrder) {
    return time < otherTime || time == otherTime && order < otherOrder;
  }

  private void move(int from, int to) {
    times[to] = times[from];
    orders[to] = orders[from];
    numbers[to] = numbers[from];
  }
}
