package dev.laminar.kernel.pipeline;

/**
 * Sorts slots of rows by merging; rows that compare as equal stay in the order in which they were.
 * The array that it needs beside is kept, unless it is long.
 */
final class SlotSort {

  /** Shorter runs are sorted by insertion. */
  private static final int SHORT_RUN = 12;

  /** A longer array to sort in is not kept. */
  private static final int KEPT_SPARE = 1 << 20;

  /** Compares the rows of two slots: negative, zero or positive. */
  @FunctionalInterface
  interface Order {
    int compare(long left, long right);
  }

  private final Order order;
  private long[] spare = new long[0];

  SlotSort(Order order) {
    this.order = order;
  }

  /** Sorts the slots from {@code start} to before {@code end}. */
  void sort(long[] slots, int start, int end) {
    if (end - start <= SHORT_RUN) {
      insertionSort(slots, start, end);
      return;
    }
    if (spare.length < slots.length) {
      spare = new long[slots.length];
    }
    System.arraycopy(slots, start, spare, start, end - start);
    sort(spare, slots, start, end);
    if (spare.length > KEPT_SPARE) {
      spare = new long[0];
    }
  }

  /** Sorts a range of {@code from} into {@code to}; both hold the same slots there. */
  private void sort(long[] from, long[] to, int start, int end) {
    if (end - start <= SHORT_RUN) {
      insertionSort(to, start, end);
      return;
    }
    int middle = (start + end) >>> 1;
    sort(to, from, start, middle);
    sort(to, from, middle, end);
    if (order.compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, start, to, start, end - start);
      return;
    }
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right == end || left < middle && order.compare(from[left], from[right]) <= 0;
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private void insertionSort(long[] slots, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      long slot = slots[i];
      int at = i;
      while (at > start && order.compare(slots[at - 1], slot) > 0) {
        slots[at] = slots[at - 1];
        at--;
      }
      slots[at] = slot;
    }
  }
}
