package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.plan.WindowShape;

/**
 * Hopping windows of which something comes out before they close, or changes afterwards.
 *
 * <p>A window is put together from its last slice on: what the slices up to its end have, but for
 * the first ones, is what the window behind it has. So one slice is added for each window, where no
 * later slice is known yet than those that end with them.
 */
final class SharedHopTables extends SharedTables {

  private final long sizeUs;
  private final long slideUs;
  private final TimeGrid grid;
  private final TimeGrid starts;
  private final TimeGrid ends;

  SharedHopTables(
      WindowShape.Hop shape, boolean corrects, int slotSizeBytes, MemoryAccount account) {
    super(corrects, slotSizeBytes, account);
    this.sizeUs = shape.sizeUs();
    this.slideUs = shape.slideUs();
    this.grid = new TimeGrid(shape.sliceUs(), shape.offsetUs());
    this.starts = new TimeGrid(slideUs, shape.offsetUs());
    this.ends = new TimeGrid(slideUs, shape.endOffsetUs());
  }

  @Override
  long sliceOf(long timeUs) {
    return grid.startOf(timeUs);
  }

  @Override
  long sliceEnd(long sliceStartUs) {
    return grid.endOf(sliceStartUs);
  }

  @Override
  long lastEnd(long sliceStartUs) {
    return TimeGrid.after(starts.startOf(sliceStartUs), sizeUs);
  }

  @Override
  long endFrom(long timeUs) {
    return ends.firstFrom(timeUs);
  }

  @Override
  long windowStart(long endUs) {
    return TimeGrid.before(endUs, sizeUs);
  }

  @Override
  void fill(int from, int to, CompiledEmission emission) {
    GroupTable listed = listed(from, to, emission);
    GroupTable gathered = newTable();
    int first = 0;
    int behind = -1;
    for (int i = to - 1; i >= from; i--) {
      GroupTable window = windows.table(i);
      if (window.changedCount() == 0) {
        continue;
      }
      long end = windows.startUs(i);
      int windowFirst = indexFrom(windowStart(end));
      int windowBehind = indexFrom(end);
      if (windowBehind != behind) {
        free(gathered);
        gathered = newTable();
        behind = windowBehind;
        first = windowBehind;
      }
      while (first > windowFirst) {
        gathered = before(slices.table(--first), gathered, listed, emission);
      }
      emission.gather(gathered, window);
    }
    free(gathered);
    free(listed);
  }

  /** What a slice has of the listed groups, and behind it what later ones have. */
  private GroupTable before(
      GroupTable slice, GroupTable later, GroupTable listed, CompiledEmission emission) {
    GroupTable both = newTable();
    emission.touch(listed, both);
    emission.gather(slice, both);
    emission.gather(later, both);
    free(later);
    return both;
  }
}
