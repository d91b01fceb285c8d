package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.plan.WindowShape;

/**
 * Cumulating windows of which something comes out before they close, or changes afterwards. Each
 * has what the one before it has, and one slice more.
 */
final class SharedCumulateTables extends SharedTables {

  private final TimeGrid steps;
  private final TimeGrid periods;

  SharedCumulateTables(
      WindowShape.Cumulate shape, boolean corrects, int slotSizeBytes, MemoryAccount account) {
    super(corrects, slotSizeBytes, account);
    this.steps = new TimeGrid(shape.stepUs(), shape.offsetUs());
    this.periods = new TimeGrid(shape.sizeUs(), shape.offsetUs());
  }

  @Override
  long sliceOf(long timeUs) {
    return steps.startOf(timeUs);
  }

  @Override
  long sliceEnd(long sliceStartUs) {
    return steps.endOf(sliceStartUs);
  }

  @Override
  long lastEnd(long sliceStartUs) {
    return periods.endOf(periods.startOf(sliceStartUs));
  }

  @Override
  long endFrom(long timeUs) {
    return steps.firstFrom(timeUs);
  }

  @Override
  long windowStart(long endUs) {
    return periods.startOf(endUs - 1);
  }

  @Override
  void fill(int from, int to, CompiledEmission emission) {
    GroupTable listed = listed(from, to, emission);
    GroupTable gathered = newTable();
    long start = Long.MIN_VALUE;
    int next = -1;
    for (int i = from; i < to; i++) {
      GroupTable window = windows.table(i);
      if (window.changedCount() == 0) {
        continue;
      }
      long end = windows.startUs(i);
      if (next < 0 || windowStart(end) != start) {
        free(gathered);
        gathered = newTable();
        emission.touch(listed, gathered);
        start = windowStart(end);
        next = indexFrom(start);
      }
      int behind = indexFrom(end);
      while (next < behind) {
        emission.gather(slices.table(next++), gathered);
      }
      emission.gather(gathered, window);
    }
    free(gathered);
    free(listed);
  }
}
