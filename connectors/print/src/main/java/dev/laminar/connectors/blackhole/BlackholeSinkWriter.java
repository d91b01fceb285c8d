package dev.laminar.connectors.blackhole;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.SinkWriter;
import java.util.concurrent.atomic.AtomicLong;

/** Counts rows; the count may be read by any thread. */
public final class BlackholeSinkWriter implements SinkWriter {

  private final AtomicLong rows = new AtomicLong();

  @Override
  public void write(ColumnBatch batch) {
    rows.getAndAdd(batch.rowCount());
  }

  /** Rows taken so far. */
  public long rows() {
    return rows.get();
  }

  @Override
  public void flush() {}

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
