package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.state.MatchState;

/** Brings the rows that have come into the order of those that wait. */
final class TimeOrder {

  private final CompiledMatch match;
  private final MatchState state;
  private final boolean ordered;
  private final SlotSort sort = new SlotSort(this::compare);

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
      sort.sort(come, 0, count);
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
}
