package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.plan.WindowShape;
import org.jspecify.annotations.Nullable;

/**
 * Windows that begin together and end one step after the other: the groups of a period are put out
 * at each step, with those of the step's slice taken in. A row whose step has passed counts from
 * the first step on that has not.
 */
final class CumulateTables extends WindowTables {

  private final long stepUs;
  private final TimeGrid steps;
  private final TimeGrid periods;

  /** The groups of the period so far; null before its first rows. */
  private @Nullable GroupTable period;

  /** End of the last window that was put out. */
  private long closedUs = Long.MIN_VALUE;

  CumulateTables(WindowShape.Cumulate shape, int slotSizeBytes, MemoryAccount account) {
    super(slotSizeBytes, account);
    this.stepUs = shape.stepUs();
    this.steps = new TimeGrid(stepUs, shape.offsetUs());
    this.periods = new TimeGrid(shape.sizeUs(), shape.offsetUs());
  }

  @Override
  boolean enter(long eventTimeUs, long watermarkUs) {
    long periodEnd = periods.endOf(periods.startOf(eventTimeUs));
    if (periodEnd <= watermarkUs) {
      return false;
    }
    long start = steps.startOf(eventTimeUs);
    long end = steps.endOf(start);
    if (end > watermarkUs) {
      return entered(open(start), start, end, end);
    }
    long next = steps.startOf(watermarkUs);
    return entered(open(next), start, end, steps.endOf(next));
  }

  @Override
  void closeUpTo(long watermarkUs, CompiledEmission emission) {
    while (slices.count() > 0 || period != null) {
      long end = nextEnd();
      if (end > watermarkUs) {
        return;
      }
      close(end, emission);
    }
  }

  private long nextEnd() {
    if (period != null) {
      return TimeGrid.after(closedUs, stepUs);
    }
    return steps.endOf(slices.startUs(0));
  }

  private void close(long end, CompiledEmission emission) {
    GroupTable groups = period;
    if (slices.count() > 0 && slices.startUs(0) < end) {
      GroupTable slice = slices.removeFirst();
      if (groups == null) {
        groups = slice;
      } else {
        emission.merge(slice, groups);
        free(slice);
      }
    }
    if (groups == null) {
      throw new IllegalStateException("a window without rows");
    }
    long start = periods.startOf(end - 1);
    emission.emit(groups, start, end);
    closedUs = end;
    boolean isLast = periods.endOf(start) <= end;
    period = isLast ? null : groups;
    if (isLast) {
      free(groups);
    }
  }

  /** What the watermark has passed was put out. */
  @Override
  long nextEndUs(long watermarkUs) {
    return slices.count() > 0 || period != null ? nextEnd() : Long.MAX_VALUE;
  }

  @Override
  int openSliceCount() {
    return super.openSliceCount() + (period == null ? 0 : 1);
  }

  @Override
  long groupCount() {
    GroupTable groups = period;
    return super.groupCount() + (groups == null ? 0 : groups.size());
  }

  @Override
  void close() {
    GroupTable groups = period;
    period = null;
    if (groups != null) {
      groups.close();
    }
    super.close();
  }
}
