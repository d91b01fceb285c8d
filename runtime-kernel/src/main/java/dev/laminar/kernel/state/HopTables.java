package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.plan.WindowShape;
import org.jspecify.annotations.Nullable;

/**
 * Hopping windows over slices of which each window has a whole number. A window is put together
 * from its slices when it closes.
 *
 * <p>Where the same groups come in many slices, that would be as many merges for each group and
 * window. There, two stacks make it three. From time to time each table is given the groups of all
 * behind it, the newest first, up to a border:
 *
 * <pre>
 *            window
 *  slices    | a+b+c | b+c | c || d | e | f |     || the border
 *                                \_______/
 *                                 back: d+e
 * </pre>
 *
 * <p>A window that begins at {@code b} is then {@code b+c} and the back, which takes in every slice
 * behind the border as windows reach it; with the last window that begins before the border, the
 * border moves to its end. Groups with lists of values are never stacked, which would copy the
 * lists into every table.
 *
 * <p>A new slice begins with the keys of the one before it, in the same slots, when most of them
 * had rows: then rows find their groups, and tables that are merged lie side by side, so that
 * nothing is searched. Whether it does depends on rows and their watermarks alone.
 *
 * <p>A row whose slice is in windows that have closed already counts in the others: it waits in a
 * table of its own until the first of those closes.
 */
final class HopTables extends WindowTables {

  /** In fewer slices than that a group is merged as soon as stacked. */
  private static final int MIN_STACKED = 8;

  private final long slideUs;
  private final long sizeUs;
  private final TimeGrid grid;
  private final TimeGrid starts;
  private final TimeGrid ends;
  private final LateSlices late = new LateSlices();

  /** Slices before this have the groups of all behind them up to here. */
  private long borderUs = Long.MIN_VALUE;

  private @Nullable GroupTable back;

  /** Up to here the back has what is behind the border. */
  private long backEndUs = Long.MIN_VALUE;

  /** End of the last window that was put out. */
  private long closedUs = Long.MIN_VALUE;

  private boolean stacks;
  private @Nullable CompiledEmission emission;

  /** The last slice that had a row when one of its windows had closed. */
  private long lateUs = Long.MIN_VALUE;

  HopTables(WindowShape.Hop shape, int slotSizeBytes, MemoryAccount account) {
    super(slotSizeBytes, account);
    this.slideUs = shape.slideUs();
    this.sizeUs = shape.sizeUs();
    long offsetUs = shape.offsetUs();
    this.grid = new TimeGrid(shape.sliceUs(), offsetUs);
    this.starts = new TimeGrid(slideUs, offsetUs);
    this.ends = new TimeGrid(slideUs, shape.endOffsetUs());
  }

  @Override
  boolean enter(long eventTimeUs, long watermarkUs) {
    long start = grid.startOf(eventTimeUs);
    if (lastEnd(start) <= watermarkUs) {
      return false;
    }
    long end = grid.endOf(start);
    long firstEnd = endFrom(end);
    if (firstEnd > watermarkUs) {
      return entered(openFrom(start, watermarkUs), start, end, firstEnd);
    }
    lateUs = Math.max(lateUs, start);
    long nextEnd = endFrom(watermarkUs + 1);
    int index = late.find(start, nextEnd);
    if (index < 0) {
      index = late.count();
      late.add(start, nextEnd, newTable());
    }
    return entered(late.table(index), start, end, nextEnd);
  }

  @Override
  void setEmission(CompiledEmission to) {
    emission = to;
  }

  /** The table of a slice; a new one may begin with the groups of the slice before it. */
  private GroupTable openFrom(long start, long watermarkUs) {
    int last = slices.count() - 1;
    if (last < 0 || slices.startUs(last) >= start) {
      return open(start);
    }
    GroupTable opened = open(start);
    CompiledEmission known = emission;
    long beforeUs = slices.startUs(last);
    // Were its last window closed, or rows waiting for it, it would depend on when windows are put
    // out whether it is still there, and what it has.
    if (known != null && lastEnd(beforeUs) > watermarkUs && beforeUs > lateUs) {
      known.seed(slices.table(last), opened);
    }
    return opened;
  }

  /** End of the last window with a slice. */
  private long lastEnd(long sliceStartUs) {
    return TimeGrid.after(starts.startOf(sliceStartUs), sizeUs);
  }

  /** The first end of a window that is not before a time. */
  private long endFrom(long timeUs) {
    return ends.firstFrom(timeUs);
  }

  @Override
  void closeUpTo(long watermarkUs, CompiledEmission emission) {
    while (slices.count() > 0 || late.count() > 0) {
      long end = nextEnd();
      if (end > watermarkUs) {
        return;
      }
      close(end, emission);
    }
  }

  /** End of the next window that has rows. */
  private long nextEnd() {
    long ofLate = late.earliestEndUs();
    if (slices.count() == 0) {
      return ofLate;
    }
    long first = endFrom(grid.endOf(slices.startUs(0)));
    long next = closedUs == Long.MIN_VALUE ? first : TimeGrid.after(closedUs, slideUs);
    return Math.min(ofLate, Math.max(first, next));
  }

  private void close(long end, CompiledEmission emission) {
    long start = TimeGrid.before(end, sizeUs);
    takeLate(end, emission);
    if (start < borderUs) {
      closeStacked(start, end, emission);
    } else {
      dropBack();
      if (stacks) {
        stack(start, end, emission);
      } else {
        closeMerged(start, end, emission);
      }
    }
    closedUs = end;
    long next = end == Long.MAX_VALUE ? Long.MAX_VALUE : start + slideUs;
    while (slices.count() > 0 && (slices.startUs(0) < next || end == Long.MAX_VALUE)) {
      free(slices.removeFirst());
    }
  }

  /** Merges all slices of a window. */
  private void closeMerged(long start, long end, CompiledEmission emission) {
    int from = indexFrom(start);
    int to = indexFrom(end);
    if (to - from == 1) {
      emission.emit(slices.table(from), start, end);
      return;
    }
    GroupTable merged = newTable();
    long groups = 0;
    boolean hasLists = false;
    for (int i = from; i < to; i++) {
      GroupTable slice = slices.table(i);
      groups += slice.size();
      hasLists |= slice.hasMultisets();
      emission.merge(slice, merged);
    }
    stacks = !hasLists && groups > MIN_STACKED * merged.size();
    emission.emit(merged, start, end);
    free(merged);
  }

  /** Moves the border to the end of a window. */
  private void stack(long start, long end, CompiledEmission emission) {
    int from = indexFrom(start);
    int to = indexFrom(end);
    if (from == to) {
      return;
    }
    long groups = slices.table(to - 1).size();
    for (int i = to - 2; i >= from; i--) {
      groups += slices.table(i).size();
      emission.merge(slices.table(i + 1), slices.table(i));
    }
    borderUs = end;
    backEndUs = end;
    stacks = groups > MIN_STACKED * slices.table(from).size();
    emission.emit(slices.table(from), start, end);
  }

  private void closeStacked(long start, long end, CompiledEmission emission) {
    for (int i = indexFrom(backEndUs); i < slices.count() && slices.startUs(i) < end; i++) {
      GroupTable slice = slices.table(i);
      if (back == null) {
        emission.seed(slice, back());
      }
      emission.merge(slice, back());
    }
    backEndUs = end;
    int front = indexFrom(start);
    boolean hasFront = front < slices.count() && slices.startUs(front) < borderUs;
    GroupTable behind = back;
    if (!hasFront) {
      if (behind != null) {
        emission.emit(behind, start, end);
      }
    } else if (behind == null) {
      emission.emit(slices.table(front), start, end);
    } else if (slices.startUs(front) < start + slideUs) {
      // No later window begins with this slice.
      emission.merge(behind, slices.table(front));
      emission.emit(slices.table(front), start, end);
    } else {
      GroupTable merged = newTable();
      emission.seed(slices.table(front), merged);
      emission.merge(slices.table(front), merged);
      emission.merge(behind, merged);
      emission.emit(merged, start, end);
      free(merged);
    }
  }

  private GroupTable back() {
    GroupTable known = back;
    if (known == null) {
      known = newTable();
      back = known;
    }
    return known;
  }

  private void dropBack() {
    GroupTable dropped = back;
    back = null;
    borderUs = Long.MIN_VALUE;
    backEndUs = Long.MIN_VALUE;
    if (dropped != null) {
      free(dropped);
    }
  }

  /** Takes in the rows that count from the window with that end on. */
  private void takeLate(long end, CompiledEmission emission) {
    int index = 0;
    while (index < late.count()) {
      if (late.firstEndUs(index) != end) {
        index++;
        continue;
      }
      long start = late.startUs(index);
      GroupTable rows = late.remove(index);
      if (start < borderUs) {
        takeIntoStack(start, rows, emission);
      } else {
        if (start < backEndUs) {
          emission.merge(rows, back());
        }
        takeIntoSlice(start, rows, emission);
      }
    }
  }

  /** Every table up to a slice has its groups, the slice's own those behind it. */
  private void takeIntoStack(long start, GroupTable rows, CompiledEmission emission) {
    int own = indexFrom(start);
    for (int i = 0; i < own; i++) {
      emission.merge(rows, slices.table(i));
    }
    boolean isKnown = own < slices.count() && slices.startUs(own) == start;
    boolean hasNext = own < slices.count() && slices.startUs(own) < borderUs;
    if (!isKnown && hasNext) {
      emission.merge(slices.table(own), rows);
    }
    takeIntoSlice(start, rows, emission);
  }

  private void takeIntoSlice(long start, GroupTable rows, CompiledEmission emission) {
    int index = slices.find(start);
    if (index < 0) {
      slices.insert(-index - 1, start, rows);
    } else {
      emission.merge(rows, slices.table(index));
      free(rows);
    }
  }

  /** Index of the first slice that does not begin before a time. */
  private int indexFrom(long timeUs) {
    int index = slices.find(timeUs);
    return index < 0 ? -index - 1 : index;
  }

  /** What the watermark has passed was put out. */
  @Override
  long nextEndUs(long watermarkUs) {
    return slices.count() > 0 || late.count() > 0 ? nextEnd() : Long.MAX_VALUE;
  }

  @Override
  long groupCount() {
    GroupTable behind = back;
    return super.groupCount() + late.groupCount() + (behind == null ? 0 : behind.size());
  }

  @Override
  void close() {
    dropBack();
    late.close();
    super.close();
  }
}
