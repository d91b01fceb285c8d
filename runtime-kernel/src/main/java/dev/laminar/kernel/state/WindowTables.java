package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.plan.WindowShape;

/**
 * The tables of an aggregate with windows: one for each slice, an interval of event time whose rows
 * are in the same windows. Windows that overlap share their slices.
 */
abstract sealed class WindowTables permits TumbleTables {

  private final int slotSizeBytes;
  private final MemoryAccount account;

  /** The tables of the slices that rows go to. */
  final OpenSlices slices = new OpenSlices();

  WindowTables(int slotSizeBytes, MemoryAccount account) {
    this.slotSizeBytes = slotSizeBytes;
    this.account = account;
  }

  static WindowTables of(WindowShape shape, int slotSizeBytes, MemoryAccount account) {
    return switch (shape) {
      case WindowShape.Tumble(long sizeUs, long offsetUs) ->
          new TumbleTables(new TimeGrid(sizeUs, offsetUs), slotSizeBytes, account);
      case WindowShape.Hop _, WindowShape.Cumulate _, WindowShape.Session _ ->
          throw new IllegalArgumentException(shape.toString());
    };
  }

  /**
   * Finds the slice of a row, which is made when it is new.
   *
   * @return its index in {@link #slices}; -1 when the watermark has passed all windows of the row
   */
  abstract int enter(long eventTimeUs, long watermarkUs);

  /** End of a slice that rows are in, exclusive. */
  abstract long endUs(long startUs);

  /** Emits every window whose end is at or before the watermark, earliest first. */
  abstract void closeUpTo(long watermarkUs, CompiledEmission emission);

  /** Emits what changed since the last call in every open window, earliest first. */
  abstract void emitChanged(CompiledEmission emission);

  /**
   * Emits what changed since the last call in windows that have ended but are kept for late rows,
   * earliest first: those whose end is behind one watermark, and at or before another.
   */
  abstract void emitClosed(long behindUs, long watermarkUs, CompiledEmission emission);

  /**
   * End of the first window with rows that the watermark has not passed, µs; {@link Long#MAX_VALUE}
   * when there is none.
   */
  abstract long nextEndUs(long watermarkUs);

  /** The index of a slice that may have to be made. */
  final int open(long startUs) {
    int index = slices.find(startUs);
    if (index < 0) {
      index = -index - 1;
      slices.insert(index, startUs, newTable());
    }
    return index;
  }

  /** An empty table, ready for rows. */
  final GroupTable newTable() {
    GroupTable opened = slices.takeSpare(slotSizeBytes, account);
    opened.prepare();
    return opened;
  }

  /** Takes back a table that is needed no more. */
  final void free(GroupTable table) {
    table.clear();
    slices.keepSpare(table);
  }

  void close() {
    slices.close();
  }
}
