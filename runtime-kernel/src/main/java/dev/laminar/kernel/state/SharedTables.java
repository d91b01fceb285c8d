package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import org.jspecify.annotations.Nullable;

/**
 * Overlapping windows of which something comes out before they close, or changes afterwards.
 *
 * <p>Rows change one slot, that of their group in their slice, as in windows that come out once.
 * Beside the slices each window that is out has a table, in which a group has a slot for what was
 * put out, if that is to be taken back, and is listed while it has changed since:
 *
 * <pre>
 *  slices    | a | b | c*| d |          a row has come into c
 *  windows   | a + b + c*|              so it has changed two windows
 *                | b + c*+ d |
 * </pre>
 *
 * <p>Changes are passed on from slices to windows when some window is to come out. What a listed
 * group has by then is put together from all slices of the window, slice by slice: so it does not
 * depend on when rows came, nor on how often it was put together before.
 *
 * <p>Where windows come out when they have ended and are corrected from then on, only those that
 * have ended have tables.
 */
abstract sealed class SharedTables extends WindowTables
    permits SharedHopTables, SharedCumulateTables {

  /** Whether nothing comes out before a window has ended. */
  private final boolean corrects;

  /** Of each window, by its end, what has been put out and what has changed since. */
  final OpenSlices windows = new OpenSlices();

  /** Windows that end until here are gone. */
  private long closedUs = Long.MIN_VALUE;

  /** Windows that end until here have been put out, where nothing comes out before. */
  private long endedUs = Long.MIN_VALUE;

  private @Nullable CompiledEmission emission;

  SharedTables(boolean corrects, int slotSizeBytes, MemoryAccount account) {
    super(slotSizeBytes, account);
    this.corrects = corrects;
  }

  /** Start of the slice with a time. */
  abstract long sliceOf(long timeUs);

  /** End of a slice. */
  abstract long sliceEnd(long sliceStartUs);

  /** End of the last window with a slice. */
  abstract long lastEnd(long sliceStartUs);

  /** The first end of a window that is not before a time. */
  abstract long endFrom(long timeUs);

  /** Start of the window that ends there. */
  abstract long windowStart(long endUs);

  /**
   * Has the listed groups of windows take in what their slices have kept.
   *
   * @param from index of the first window
   * @param to index behind the last one
   */
  abstract void fill(int from, int to, CompiledEmission emission);

  @Override
  void setEmission(CompiledEmission to) {
    emission = to;
  }

  /**
   * A row that comes too late for some windows of its slice, but not for all, must not be seen in
   * them: they close before it is taken in.
   */
  @Override
  boolean enter(long eventTimeUs, long watermarkUs) {
    long start = sliceOf(eventTimeUs);
    if (lastEnd(start) <= watermarkUs) {
      return false;
    }
    long end = sliceEnd(start);
    long firstEnd = endFrom(end);
    if (firstEnd > watermarkUs) {
      return entered(open(start), start, end, firstEnd);
    }
    CompiledEmission to = emission;
    if (to == null) {
      throw new IllegalStateException("windows close, and nobody has said where they go");
    }
    closeUpTo(watermarkUs, to);
    return entered(open(start), start, end, endFrom(watermarkUs + 1));
  }

  @Override
  void emitChanged(CompiledEmission emission) {
    passOn(emission);
    putOut(Long.MIN_VALUE, Long.MAX_VALUE, emission);
  }

  @Override
  void emitClosed(long behindUs, long watermarkUs, CompiledEmission emission) {
    if (!corrects) {
      if (hasChanged(behindUs, watermarkUs)) {
        passOn(emission);
        putOut(behindUs, watermarkUs, emission);
      }
      return;
    }
    passOn(emission);
    putOut(Long.MIN_VALUE, endedUs, emission);
    while (endedUs < watermarkUs) {
      long end = nextEnd(endedUs);
      if (end > watermarkUs || !openWhole(end, emission)) {
        break;
      }
      putOut(endedUs, end, emission);
      endedUs = end;
    }
    endedUs = Math.max(endedUs, watermarkUs);
  }

  /** Lists all groups of a window that has ended. Returns whether it has any. */
  private boolean openWhole(long end, CompiledEmission emission) {
    int from = indexFrom(windowStart(end));
    int to = indexFrom(end);
    for (int i = from; i < to; i++) {
      GroupTable slice = slices.table(i);
      emission.touchAll(slice, window(end));
      emission.forgetChanges(slice);
    }
    return from < to;
  }

  @Override
  void closeUpTo(long watermarkUs, CompiledEmission emission) {
    if (watermarkUs <= closedUs) {
      return;
    }
    if (corrects) {
      emitClosed(Long.MIN_VALUE, watermarkUs, emission);
    } else if (hasChanged(closedUs, watermarkUs)) {
      passOn(emission);
      putOut(Long.MIN_VALUE, watermarkUs, emission);
    }
    closedUs = watermarkUs;
    while (windows.count() > 0 && windows.startUs(0) <= watermarkUs) {
      free(windows.removeFirst());
    }
    while (slices.count() > 0 && lastEnd(slices.startUs(0)) <= watermarkUs) {
      free(slices.removeFirst());
    }
  }

  /** Whether there is something to put out of windows that end behind one time, until another. */
  private boolean hasChanged(long behindUs, long untilUs) {
    for (int i = 0; i < windows.count() && windows.startUs(i) <= untilUs; i++) {
      if (windows.startUs(i) > behindUs && windows.table(i).changedCount() > 0) {
        return true;
      }
    }
    for (int i = 0; i < slices.count() && slices.startUs(i) < untilUs; i++) {
      long start = slices.startUs(i);
      long end = firstEnd(start, behindUs);
      if (slices.table(i).changedCount() > 0 && end <= untilUs && end <= lastEnd(start)) {
        return true;
      }
    }
    return false;
  }

  /** End of the first window with a slice that is still there, and ends later than a time. */
  private long firstEnd(long sliceStartUs, long behindUs) {
    long behind = Math.max(closedUs, behindUs);
    return endFrom(Math.max(sliceEnd(sliceStartUs), TimeGrid.after(behind, 1)));
  }

  /** Lists what has changed in slices in the windows that are out. */
  private void passOn(CompiledEmission emission) {
    for (int i = 0; i < slices.count(); i++) {
      GroupTable slice = slices.table(i);
      if (slice.changedCount() == 0) {
        continue;
      }
      long start = slices.startUs(i);
      long end = firstEnd(start, closedUs);
      long last = lastEnd(start);
      if (corrects) {
        last = Math.min(last, endedUs);
      }
      if (end > last) {
        // When the first of its windows ends, all that the slice has comes out.
        continue;
      }
      emission.touch(slice, window(end));
      while (end < last && endFrom(end + 1) <= last) {
        end = endFrom(end + 1);
        emission.touch(slice, window(end));
      }
      emission.forgetChanges(slice);
    }
  }

  private GroupTable window(long end) {
    int index = windows.find(end);
    if (index >= 0) {
      return windows.table(index);
    }
    GroupTable opened = newTable();
    windows.insert(-index - 1, end, opened);
    return opened;
  }

  /** Puts out the listed groups of windows that end behind one time, and until another. */
  private void putOut(long behindUs, long untilUs, CompiledEmission emission) {
    int from = 0;
    while (from < windows.count() && windows.startUs(from) <= behindUs) {
      from++;
    }
    int to = from;
    boolean hasChanged = false;
    while (to < windows.count() && windows.startUs(to) <= untilUs) {
      hasChanged |= windows.table(to).changedCount() > 0;
      to++;
    }
    if (!hasChanged) {
      return;
    }
    if (corrects) {
      fillEach(from, to, emission);
    } else {
      fill(from, to, emission);
    }
    for (int i = from; i < to; i++) {
      if (windows.table(i).changedCount() > 0) {
        long end = windows.startUs(i);
        emission.emit(windows.table(i), windowStart(end), end);
      }
    }
    if (!emission.keepsResults()) {
      for (int i = to - 1; i >= from; i--) {
        free(windows.remove(i));
      }
    }
  }

  /** For windows that come out one by one: a correction is rare. */
  private void fillEach(int from, int to, CompiledEmission emission) {
    for (int i = from; i < to; i++) {
      GroupTable window = windows.table(i);
      if (window.changedCount() > 0) {
        long end = windows.startUs(i);
        int behind = indexFrom(end);
        for (int slice = indexFrom(windowStart(end)); slice < behind; slice++) {
          emission.gather(slices.table(slice), window);
        }
      }
    }
  }

  /** The groups that are listed in some of the windows, listed in a table of their own. */
  final GroupTable listed(int from, int to, CompiledEmission emission) {
    GroupTable all = newTable();
    for (int i = from; i < to; i++) {
      emission.touch(windows.table(i), all);
    }
    return all;
  }

  /** Index of the first slice that does not begin before a time. */
  final int indexFrom(long timeUs) {
    int index = slices.find(timeUs);
    return index < 0 ? -index - 1 : index;
  }

  /** End of the first window with rows that ends later than that; else the end of time. */
  private long nextEnd(long behindUs) {
    for (int i = 0; i < slices.count(); i++) {
      long start = slices.startUs(i);
      if (lastEnd(start) > behindUs) {
        return endFrom(Math.max(sliceEnd(start), TimeGrid.after(behindUs, 1)));
      }
    }
    return Long.MAX_VALUE;
  }

  @Override
  long nextEndUs(long watermarkUs) {
    return nextEnd(watermarkUs);
  }

  @Override
  long groupCount() {
    return super.groupCount() + windows.groupCount();
  }

  @Override
  void close() {
    windows.close();
    super.close();
  }
}
