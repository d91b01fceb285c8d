package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;

/**
 * The state of one grouped aggregate: a {@link GroupTable} per open window slice, or a single one without window. Slices
 * are half-open intervals of {@code sizeUs}, aligned to the epoch plus {@code offsetUs}; for tumbling windows slice and
 * window are the same.
 *
 * <p>Generated code keeps {@link #sliceStartUs()}, {@link #sliceEndUs()} and the {@link #table()} in locals and calls
 * {@link #enter} only when a row's event time leaves the current slice.
 */
public final class GroupState {

  /** Prepares for a batch of that many rows: with no current slice for a windowed state, with room in the one table else. */
  public void beginBatch(int rowCount) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes the slice that holds an event time the current one, creating it when needed.
   *
   * @return false when the slice is closed already, its end being at or before the watermark: the row is late
   */
  public boolean enter(long eventTimeUs, long watermarkUs) {
    throw new UnsupportedOperationException();
  }

  /** Start of the current slice, inclusive; equal to {@link #sliceEndUs()} when there is none. */
  public long sliceStartUs() {
    throw new UnsupportedOperationException();
  }

  /** End of the current slice, exclusive. */
  public long sliceEndUs() {
    throw new UnsupportedOperationException();
  }

  /** The table of the current slice. */
  public GroupTable table() {
    throw new UnsupportedOperationException();
  }

  /** Emits and frees every slice whose end is at or before the watermark, earliest first. */
  public void closeUpTo(long watermarkUs, CompiledEmission emission) {
    throw new UnsupportedOperationException();
  }

  /** Emits what changed since the last call in every open slice, earliest first. */
  public void emitChanged(CompiledEmission emission) {
    throw new UnsupportedOperationException();
  }
}
