package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.Pacer;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;

/** Generates rows in order, column by column. */
final class DatagenReader implements SourceReader {

  private final String name;
  private final long total;
  private ColumnGenerator[] generators;
  private final Pacer pacer;
  private final SourceMetrics metrics;
  private long emitted;

  /** The row that the next batch waits for. */
  private long awaited;

  DatagenReader(long total, Pacer pacer, SourceRequest request) {
    this.name = request.definition().name();
    this.total = total;
    this.pacer = pacer;
    this.metrics = request.metrics();
    this.generators = DatagenConnector.generators(request);
  }

  /** Values are functions of the row's number: new columns begin as if they had been there. */
  @Override
  public void project(SourceRequest request) {
    generators = DatagenConnector.generators(request);
  }

  @Override
  public Status read(ColumnBatch batch) {
    if (emitted == total) {
      return Status.END;
    }
    long wanted = Math.min(Math.min(batch.capacity(), ColumnGenerator.CHUNK_ROWS), total - emitted);
    long due = pacer.dueEvents() - emitted;
    long chunk = Math.min(pacer.chunkEvents(), wanted);
    if (due < chunk) {
      awaited = emitted + chunk - 1;
      return Status.IDLE;
    }
    int rows = (int) Math.min(wanted, due);
    for (int i = 0; i < generators.length; i++) {
      generators[i].fill(emitted, rows, batch.column(i));
    }
    batch.setRowCount(rows);
    batch.setFirstRowNumber(emitted + 1);
    emitted += rows;
    metrics.addRows(rows);
    return Status.ROWS;
  }

  @Override
  public long idleNs() {
    return pacer.nsUntil(awaited);
  }

  @Override
  public String position(ColumnBatch batch, int row) {
    return name + ": row " + (batch.firstRowNumber() + row);
  }

  @Override
  public void close() {}
}
