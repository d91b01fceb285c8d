package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.WindowShape;

/**
 * The tables of an aggregate with windows: one for each slice, an interval of event time whose rows
 * are in the same windows. Windows that overlap share their slices.
 */
abstract sealed class WindowTables permits TumbleTables, HopTables, CumulateTables, SharedTables {

  private final int slotSizeBytes;
  private final MemoryAccount account;

  /** The tables of the slices. */
  final OpenSlices slices = new OpenSlices();

  // What the row entered.
  private GroupTable table;
  private long startUs;
  private long endUs;
  private long openUntilUs;

  WindowTables(int slotSizeBytes, MemoryAccount account) {
    this.slotSizeBytes = slotSizeBytes;
    this.account = account;
    this.table = new GroupTable(slotSizeBytes, account);
  }

  /** For windows that are the same for all groups: not sessions. */
  static WindowTables of(
      WindowShape shape, EmitMode emit, int slotSizeBytes, MemoryAccount account) {
    boolean corrects = emit == EmitMode.CORRECTIONS;
    return switch (shape) {
      case WindowShape.Tumble(long sizeUs, long offsetUs) ->
          new TumbleTables(new TimeGrid(sizeUs, offsetUs), slotSizeBytes, account);
      case WindowShape.Hop hop ->
          emit.emitsOnce()
              ? new HopTables(hop, slotSizeBytes, account)
              : new SharedHopTables(hop, corrects, slotSizeBytes, account);
      case WindowShape.Cumulate cumulate ->
          emit.emitsOnce()
              ? new CumulateTables(cumulate, slotSizeBytes, account)
              : new SharedCumulateTables(cumulate, corrects, slotSizeBytes, account);
      case WindowShape.Session _ -> throw new IllegalArgumentException(shape.toString());
    };
  }

  /**
   * Finds the slice of a row, which is made when it is new, and tells {@link #entered} of it.
   *
   * @return false when the watermark has passed all windows of the row
   */
  abstract boolean enter(long eventTimeUs, long watermarkUs);

  /**
   * A row goes to a table.
   *
   * @param openUntil rows with times from start to end go there until the watermark reaches this
   */
  final boolean entered(GroupTable of, long start, long end, long openUntil) {
    table = of;
    startUs = start;
    endUs = end;
    openUntilUs = openUntil;
    return true;
  }

  final GroupTable table() {
    return table;
  }

  final long startUs() {
    return startUs;
  }

  final long endUs() {
    return endUs;
  }

  final long openUntilUs() {
    return openUntilUs;
  }

  /** Says who knows the groups of all tables, and where windows go that a row closes. */
  void setEmission(CompiledEmission to) {}

  /** Emits every window whose end is at or before the watermark, earliest first. */
  abstract void closeUpTo(long watermarkUs, CompiledEmission emission);

  /** Emits what changed since the last call in every open window, earliest first. */
  void emitChanged(CompiledEmission emission) {
    throw new IllegalStateException("these windows are put out when they close");
  }

  /**
   * Emits what changed since the last call in windows that have ended but are kept for late rows,
   * earliest first: those whose end is behind one watermark, and at or before another.
   */
  void emitClosed(long behindUs, long watermarkUs, CompiledEmission emission) {
    throw new IllegalStateException("these windows are put out when they close");
  }

  /**
   * End of the first window with rows that the watermark has not passed, µs; {@link Long#MAX_VALUE}
   * when there is none.
   */
  abstract long nextEndUs(long watermarkUs);

  /** The table of a slice, which may have to be made. */
  final GroupTable open(long sliceStartUs) {
    int index = slices.find(sliceStartUs);
    if (index >= 0) {
      return slices.table(index);
    }
    GroupTable opened = newTable();
    slices.insert(-index - 1, sliceStartUs, opened);
    return opened;
  }

  /** An empty table, ready for rows. */
  final GroupTable newTable() {
    GroupTable opened = slices.takeSpare(slotSizeBytes, account);
    opened.prepare();
    return opened;
  }

  /** Takes back a table that is needed no more. */
  final void free(GroupTable freed) {
    freed.clear();
    slices.keepSpare(freed);
  }

  int openSliceCount() {
    return slices.count();
  }

  long groupCount() {
    return slices.groupCount();
  }

  void close() {
    slices.close();
    table.close();
  }
}
