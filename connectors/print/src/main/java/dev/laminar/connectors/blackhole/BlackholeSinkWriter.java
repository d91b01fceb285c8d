package dev.laminar.connectors.blackhole;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.SinkWriter;

/** Counts rows; the count may be read by any thread. */
public final class BlackholeSinkWriter implements SinkWriter {

  private volatile long rows;

  @Override
  public void write(ColumnBatch batch) {
    // One writer, so read and write need not be one step.
    rows = rows + batch.rowCount();
  }

  /** Rows taken so far. */
  public long rows() {
    return rows;
  }

  @Override
  public void flush() {}

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
