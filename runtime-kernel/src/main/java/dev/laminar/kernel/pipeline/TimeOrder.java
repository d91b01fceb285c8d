package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.state.MatchState;

/** Brings the rows that have come into the order of those that wait. */
final class TimeOrder {

  /** Shorter runs are sorted by insertion. */
  private static final int SHORT_RUN = 12;

  /** A longer array to sort in is not kept. */
  private static final int KEPT_SPARE = 1 << 16;

  private final CompiledMatch match;
  private final MatchState state;
  private final boolean ordered;
  private long[] spare = new long[0];

  TimeOrder(CompiledMatch match, MatchState state) {
    this.match = match;
    this.state = state;
    this.ordered = state.layout().ordered();
  }

  /** Takes in what has come. Rows that compare as equal stay in the order in which they came. */
  void sort() {
    int count = state.comeCount();
    if (count == 0) {
      return;
    }
    long[] come = state.come();
    if (!isSorted(come, count)) {
      sortCome(come, count);
    }
    long[] rows = state.reserveWaiting();
    int old = state.behindLast() - 1;
    int first = state.first();
    int at = state.behindLast() + count - 1;
    int last = count - 1;
    while (last >= 0) {
      if (old >= first && compare(rows[old], come[last]) > 0) {
        rows[at--] = rows[old--];
      } else {
        rows[at--] = come[last--];
      }
    }
    state.merged();
  }

  private boolean isSorted(long[] rows, int count) {
    for (int i = 1; i < count; i++) {
      if (compare(rows[i - 1], rows[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private int compare(long left, long right) {
    int byTime = Long.compare(state.timeUs(left), state.timeUs(right));
    return byTime != 0 || !ordered ? byTime : match.compare(state, left, right);
  }

  private void sortCome(long[] rows, int count) {
    if (spare.length < count) {
      spare = new long[rows.length];
    }
    System.arraycopy(rows, 0, spare, 0, count);
    sort(spare, rows, 0, count);
    if (spare.length > KEPT_SPARE) {
      spare = new long[0];
    }
  }

  /** Sorts a range of {@code from} into {@code to}; both hold the same rows there. */
  private void sort(long[] from, long[] to, int start, int end) {
    if (end - start <= SHORT_RUN) {
      insertionSort(to, start, end);
      return;
    }
    int middle = (start + end) >>> 1;
    sort(to, from, start, middle);
    sort(to, from, middle, end);
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft = right == end || left < middle && compare(from[left], from[right]) <= 0;
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private void insertionSort(long[] rows, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      long row = rows[i];
      int at = i;
      while (at > start && compare(rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }
}
