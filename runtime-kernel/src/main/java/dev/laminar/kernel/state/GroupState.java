package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.WindowShape;
import org.jspecify.annotations.Nullable;

/**
 * The state of one grouped aggregate: a {@link GroupTable} per open window slice, see {@link
 * WindowTables}, or a single one without window.
 *
 * <p>Generated code keeps {@link #sliceStartUs()}, {@link #sliceEndUs()} and the {@link #table()}
 * in locals and calls {@link #enter} only when a row's event time leaves the current slice.
 */
public final class GroupState implements AutoCloseable {

  /** The tables of windows; null without window. */
  private final @Nullable WindowTables windows;

  private @Nullable CompiledEmission emission;

  /** The sessions of groups; null without. */
  private final @Nullable OpenSessions sessions;

  /** The windows of keys that have watermarks of their own; null without. */
  private final @Nullable KeyedWindows keyed;

  /** All groups, where they are not in windows of their own; the table of the current slice. */
  private GroupTable table;

  private boolean hasEmitted;
  private boolean hasEnded;
  private int touchedRow = -1;
  private long touchedSlot;
  private long sliceStartUs = Long.MIN_VALUE;
  private long sliceEndUs = Long.MIN_VALUE;
  private long openUntilUs = Long.MIN_VALUE;
  private long nowMs;

  /**
   * @param slotSizeBytes of the group tables, a positive multiple of 8
   * @param window null for an aggregate without window
   * @param emit when windows come out
   */
  public GroupState(
      int slotSizeBytes, @Nullable WindowShape window, EmitMode emit, MemoryAccount account) {
    this.table = new GroupTable(slotSizeBytes, account);
    this.keyed = null;
    switch (window) {
      case null -> {
        this.windows = null;
        this.sessions = null;
      }
      case WindowShape.Session(long gapUs) -> {
        this.windows = null;
        this.sessions = new OpenSessions(slotSizeBytes, gapUs, emit, account);
        table = sessions.table();
      }
      case WindowShape.Tumble _, WindowShape.Hop _, WindowShape.Cumulate _ -> {
        this.windows = WindowTables.of(window, emit, slotSizeBytes, account);
        this.sessions = null;
      }
    }
  }

  private GroupState(KeyedWindows keyed) {
    this.windows = null;
    this.sessions = null;
    this.keyed = keyed;
    this.table = keyed.table();
  }

  /**
   * A state whose windows are closed by the watermarks of their keys.
   *
   * @param keySizeBytes of the slots of keys
   */
  public static GroupState byKey(int slotSizeBytes, int keySizeBytes, MemoryAccount account) {
    return new GroupState(new KeyedWindows(slotSizeBytes, keySizeBytes, account));
  }

  /** The windows of a state by key. */
  public KeyedWindows keyedWindows() {
    KeyedWindows known = keyed;
    if (known == null) {
      throw new IllegalStateException("the keys of the aggregate have no watermarks");
    }
    return known;
  }

  /** Prepares for a batch: a windowed state has no current slice then. */
  public void beginBatch() {
    touchedRow = -1;
    if (windows == null) {
      table.prepare();
    } else {
      leave();
    }
  }

  /**
   * Makes the slice that holds an event time the current one, creating it when needed.
   *
   * @return false when the watermark has passed the end of every window with that time: the row is
   *     late, and the current slice stays what it was
   */
  public boolean enter(long eventTimeUs, long watermarkUs) {
    WindowTables entered = windowTables();
    if (!entered.enter(eventTimeUs, watermarkUs)) {
      return false;
    }
    table = entered.table();
    sliceStartUs = entered.startUs();
    sliceEndUs = entered.endUs();
    openUntilUs = entered.openUntilUs();
    return true;
  }

  private WindowTables windowTables() {
    WindowTables known = windows;
    if (known == null) {
      throw new IllegalStateException("the aggregate has no window");
    }
    return known;
  }

  /** A row is about to change its group: called before it does, where emissions list changes. */
  public void touch(int row, long slot) {
    touchedRow = row;
    touchedSlot = slot;
  }

  /**
   * A row failed, perhaps when its group had been changed by half: what is emitted from now on
   * leaves that group out.
   */
  public void leaveOutGroupOf(int row) {
    if (touchedRow == row) {
      table.forgetChange(touchedSlot);
    }
  }

  private void leave() {
    sliceStartUs = Long.MIN_VALUE;
    sliceEndUs = Long.MIN_VALUE;
    openUntilUs = Long.MIN_VALUE;
  }

  /** Start of the current slice, inclusive; equal to {@link #sliceEndUs()} when there is none. */
  public long sliceStartUs() {
    return sliceStartUs;
  }

  /** End of the current slice, exclusive. */
  public long sliceEndUs() {
    return sliceEndUs;
  }

  /**
   * When the watermark reaches this, rows of the current slice go elsewhere: some window of theirs
   * has closed.
   */
  public long openUntilUs() {
    return openUntilUs;
  }

  /** The sessions of an aggregate that has some. */
  public OpenSessions sessions() {
    OpenSessions known = sessions;
    if (known == null) {
      throw new IllegalStateException("the aggregate has no sessions");
    }
    return known;
  }

  /** The time that groups which expire are told they changed at: not 0. */
  public long nowMs() {
    return nowMs;
  }

  public void setNowMs(long ms) {
    nowMs = ms;
  }

  /**
   * Drops the groups that were last changed before a time, in a state without windows.
   *
   * @return how many they were
   */
  public long expire(CompiledEmission emission, long beforeMs) {
    return emission.expire(table, beforeMs);
  }

  /** Whether groups are listed as changed, in a state without windows. */
  public boolean hasChanged() {
    return windows == null && sessions == null && keyed == null && table.changedCount() > 0;
  }

  /** The table of the current slice. */
  public GroupTable table() {
    return table;
  }

  /** Emits every window whose end is at or before the watermark, earliest first. */
  public void closeUpTo(long watermarkUs, CompiledEmission emission) {
    if (windows != null) {
      windows.closeUpTo(watermarkUs, emission);
      leave();
    } else if (sessions != null) {
      sessions.closeUpTo(watermarkUs, emission);
      table = sessions.table();
    } else if (keyed != null && watermarkUs == Long.MAX_VALUE) {
      keyed.closeAll(emission);
    } else if (keyed != null) {
      keyed.closeEnded(emission);
    } else if (watermarkUs == Long.MAX_VALUE && !hasEnded) {
      hasEnded = true;
      emission.emit(table, Long.MIN_VALUE, Long.MAX_VALUE);
      table.clear();
    }
  }

  /**
   * Emits what changed since the last call in every open window, earliest first. The first call
   * also emits a group of all rows that no row has come for: that it is there is a change.
   */
  public void emitChanged(CompiledEmission emission) {
    if (windows != null) {
      windows.emitChanged(emission);
      return;
    }
    if (sessions != null) {
      sessions.emitChanged(emission);
      table = sessions.table();
      return;
    }
    if (hasEnded) {
      return;
    }
    boolean isFirst = !hasEmitted;
    hasEmitted = true;
    if (table.changedCount() > 0 || isFirst) {
      emission.emit(table, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /**
   * End of the first window with rows that the watermark has not passed, µs; {@link Long#MAX_VALUE}
   * when there is none.
   */
  public long nextEndUs(long watermarkUs) {
    if (windows != null) {
      return windows.nextEndUs(watermarkUs);
    }
    return sessions == null ? Long.MAX_VALUE : sessions.nextEndUs(watermarkUs);
  }

  /**
   * Emits what has changed since the last call in the windows that the watermark has passed, but
   * which are kept for late rows; earliest first.
   */
  public void emitClosed(long watermarkUs) {
    emitClosed(Long.MIN_VALUE, watermarkUs);
  }

  /** The same, of the windows that an earlier watermark had not passed. */
  public void emitClosed(long behindUs, long watermarkUs) {
    CompiledEmission to = emission;
    if (windows != null && to != null) {
      windows.emitClosed(behindUs, watermarkUs, to);
    } else if (sessions != null && to != null) {
      sessions.emitEnded(behindUs, watermarkUs, to);
    }
  }

  /** Says where windows go that generated code has emitted. */
  public void setEmission(CompiledEmission to) {
    emission = to;
    if (windows != null) {
      windows.setEmission(to);
    }
  }

  /** Slices that hold groups now. */
  public int openSliceCount() {
    return windows != null ? windows.openSliceCount() : hasEnded ? 0 : 1;
  }

  /** Groups in all open slices. */
  public long groupCount() {
    return windows == null ? table.size() : windows.groupCount();
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    if (windows != null) {
      windows.close();
    }
    if (sessions != null) {
      sessions.close();
    }
    if (keyed != null) {
      keyed.close();
    }
    table.close();
    leave();
  }
}
