package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;

/**
 * The state of one grouped aggregate: a {@link GroupTable} per open window slice, or a single one
 * without window. Slices are half-open intervals of {@code sizeUs}, aligned to the epoch plus
 * {@code offsetUs}; for tumbling windows slice and window are the same.
 *
 * <p>Generated code keeps {@link #sliceStartUs()}, {@link #sliceEndUs()} and the {@link #table()}
 * in locals and calls {@link #enter} only when a row's event time leaves the current slice.
 */
public final class GroupState implements AutoCloseable {

  private final int slotSizeBytes;
  private final long windowSizeUs;

  /** From 0 to less than the window's size. */
  private final long windowOffsetUs;

  private final MemoryAccount account;
  private final OpenSlices slices;

  private GroupTable table;
  private boolean hasEmitted;
  private int touchedRow = -1;
  private long touchedSlot;
  private long sliceStartUs = Long.MIN_VALUE;
  private long sliceEndUs = Long.MIN_VALUE;
  private long nowMs;

  /**
   * @param slotSizeBytes of the group tables, a positive multiple of 8
   * @param windowSizeUs length of a window, µs; 0 for an aggregate without window
   * @param windowOffsetUs shift of the window starts against the epoch, µs
   */
  public GroupState(
      int slotSizeBytes, long windowSizeUs, long windowOffsetUs, MemoryAccount account) {
    if (windowSizeUs < 0) {
      throw new IllegalArgumentException("windowSizeUs=" + windowSizeUs);
    }
    this.slotSizeBytes = slotSizeBytes;
    this.windowSizeUs = windowSizeUs;
    this.windowOffsetUs = windowSizeUs == 0 ? 0 : Math.floorMod(windowOffsetUs, windowSizeUs);
    this.account = account;
    this.slices = new OpenSlices();
    this.table = new GroupTable(slotSizeBytes, account);
    if (windowSizeUs == 0) {
      slices.insert(0, Long.MIN_VALUE, table);
    }
  }

  /** Prepares for a batch: a windowed state has no current slice then. */
  public void beginBatch() {
    touchedRow = -1;
    if (windowSizeUs == 0) {
      table.prepare();
    } else {
      leave();
    }
  }

  /**
   * Makes the slice that holds an event time the current one, creating it when needed.
   *
   * @return false when the slice is closed already, its end being at or before the watermark: the
   *     row is late, and the current slice stays what it was
   */
  public boolean enter(long eventTimeUs, long watermarkUs) {
    long startUs = startOf(eventTimeUs);
    long endUs = endOf(startUs);
    if (endUs <= watermarkUs) {
      return false;
    }
    int index = slices.find(startUs);
    if (index < 0) {
      index = -index - 1;
      GroupTable opened = slices.takeSpare(slotSizeBytes, account);
      opened.prepare();
      slices.insert(index, startUs, opened);
    }
    table = slices.table(index);
    sliceStartUs = startUs;
    sliceEndUs = endUs;
    return true;
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

  private long startOf(long eventTimeUs) {
    long intoWindowUs = Math.floorMod(eventTimeUs, windowSizeUs) - windowOffsetUs;
    long startUs = eventTimeUs - (intoWindowUs < 0 ? intoWindowUs + windowSizeUs : intoWindowUs);
    return startUs <= eventTimeUs ? startUs : Long.MIN_VALUE;
  }

  /** A slice at the end of time ends with it. */
  private long endOf(long startUs) {
    return startUs > Long.MAX_VALUE - windowSizeUs ? Long.MAX_VALUE : startUs + windowSizeUs;
  }

  private void leave() {
    sliceStartUs = Long.MIN_VALUE;
    sliceEndUs = Long.MIN_VALUE;
  }

  /** Start of the current slice, inclusive; equal to {@link #sliceEndUs()} when there is none. */
  public long sliceStartUs() {
    return sliceStartUs;
  }

  /** End of the current slice, exclusive. */
  public long sliceEndUs() {
    return sliceEndUs;
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

  /** The table of the current slice. */
  public GroupTable table() {
    return table;
  }

  /** Emits and frees every slice whose end is at or before the watermark, earliest first. */
  public void closeUpTo(long watermarkUs, CompiledEmission emission) {
    while (hasClosing(watermarkUs)) {
      emission.emit(slices.table(0), slices.startUs(0), endAt(0));
      freeFirst();
    }
  }

  /**
   * Emits what changed since the last call in every open slice, earliest first. The first call also
   * emits a group of all rows that no row has come for: that it is there is a change.
   */
  public void emitChanged(CompiledEmission emission) {
    boolean isFirst = !hasEmitted && windowSizeUs == 0;
    hasEmitted = true;
    for (int i = 0; i < slices.count(); i++) {
      GroupTable changed = slices.table(i);
      if (changed.changedCount() > 0 || isFirst) {
        emission.emit(changed, slices.startUs(i), endAt(i));
      }
    }
  }

  /** Where the first open slice ends, µs; {@link Long#MAX_VALUE} when there is none. */
  public long firstEndUs() {
    return slices.count() == 0 ? Long.MAX_VALUE : endAt(0);
  }

  private boolean hasClosing(long watermarkUs) {
    return slices.count() > 0 && endAt(0) <= watermarkUs;
  }

  private long endAt(int index) {
    return windowSizeUs == 0 ? Long.MAX_VALUE : endOf(slices.startUs(index));
  }

  private void freeFirst() {
    GroupTable freed = slices.removeFirst();
    freed.clear();
    if (freed == table) {
      leave();
    }
    slices.keepSpare(freed);
  }

  /** Slices that hold groups now. */
  public int openSliceCount() {
    return slices.count();
  }

  /** Groups in all open slices. */
  public long groupCount() {
    return slices.groupCount();
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    slices.close();
    table.close();
    leave();
  }
}
