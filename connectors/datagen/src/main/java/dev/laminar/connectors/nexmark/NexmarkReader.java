package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.Pacer;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.util.Arrays;
import java.util.Locale;

/** The events of one kind, in the order in which they come, column by column. */
final class NexmarkReader implements SourceReader {

  private final EventKind kind;
  private final long total;
  private final ArrivalOrder order;
  private FieldFiller[] fillers;
  private final Pacer pacer;
  private final SourceMetrics metrics;
  private long[] events = new long[ColumnBatch.DEFAULT_CAPACITY];

  /** Events of the kind that were emitted. */
  private long emitted;

  /** The event that the next batch waits for. */
  private long awaited;

  /**
   * @param total events of the kind
   */
  NexmarkReader(
      EventKind kind, long total, ArrivalOrder order, Pacer pacer, SourceRequest request) {
    this.kind = kind;
    this.total = total;
    this.order = order;
    this.pacer = pacer;
    this.metrics = request.metrics();
    this.fillers = NexmarkConnector.fillers(request);
  }

  @Override
  public void project(SourceRequest request) {
    fillers = NexmarkConnector.fillers(request);
  }

  @Override
  public Status read(ColumnBatch batch) {
    if (emitted == total) {
      return Status.END;
    }
    long wanted = Math.min(batch.capacity(), total - emitted);
    long due = kind.countIn(pacer.dueEvents()) - emitted;
    long chunk = Math.clamp(kind.countIn(pacer.chunkEvents()), 1, wanted);
    if (due < chunk) {
      awaited = kind.eventNumber(emitted + chunk - 1);
      return Status.IDLE;
    }
    fill(batch, (int) Math.min(wanted, due));
    return Status.ROWS;
  }

  private void fill(ColumnBatch batch, int rows) {
    if (events.length < rows) {
      events = new long[rows];
    }
    for (int row = 0; row < rows; row++) {
      events[row] = kind.eventNumber(order.indexAt(emitted + row));
    }
    for (int i = 0; i < fillers.length; i++) {
      ColumnVector column = batch.column(i);
      fillers[i].fill(events, rows, column);
      boolean[] nulls = column.nulls();
      if (nulls != null) {
        Arrays.fill(nulls, 0, rows, false);
      }
    }
    batch.setRowCount(rows);
    batch.setFirstRowNumber(emitted + 1);
    emitted += rows;
    metrics.addRows(rows);
  }

  @Override
  public long idleNs() {
    return pacer.nsUntil(awaited);
  }

  /**
   * {@code bid 17 (event 21)}: which of its kind, counting from 1, and the number in the whole
   * stream, from 0.
   */
  @Override
  public String position(ColumnBatch batch, int row) {
    long index = order.indexAt(batch.firstRowNumber() + row - 1);
    return kind.name().toLowerCase(Locale.ROOT)
        + " "
        + (index + 1)
        + " (event "
        + kind.eventNumber(index)
        + ")";
  }

  @Override
  public void close() {}
}
