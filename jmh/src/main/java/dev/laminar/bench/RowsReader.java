package dev.laminar.bench;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.util.List;

/**
 * Reads rows in memory. Every contender reads through it: it copies the wanted columns into the
 * reader's batch, but for the bytes of texts, which are shared.
 */
final class RowsReader implements SourceReader {

  private final List<ColumnBatch> batches;
  private final Stopwatch stopwatch;
  private int[] projection;
  private int next;

  /**
   * @param stopwatch started by the first read
   */
  RowsReader(List<ColumnBatch> batches, int[] projection, Stopwatch stopwatch) {
    this.batches = batches;
    this.projection = projection;
    this.stopwatch = stopwatch;
  }

  @Override
  public void project(SourceRequest request) {
    projection = request.projection();
  }

  @Override
  public Status read(ColumnBatch batch) {
    if (next == 0) {
      stopwatch.start();
    }
    if (next == batches.size()) {
      return Status.END;
    }
    ColumnBatch from = batches.get(next++);
    int rows = from.rowCount();
    for (int i = 0; i < projection.length; i++) {
      copy(from.column(projection[i]), batch.column(i), rows);
    }
    batch.setRowCount(rows);
    return Status.ROWS;
  }

  private static void copy(ColumnVector from, ColumnVector to, int rows) {
    if (from instanceof LongVector values) {
      System.arraycopy(values.values(), 0, ((LongVector) to).values(), 0, rows);
    } else if (from instanceof BytesVector texts) {
      BytesVector target = (BytesVector) to;
      target.shareHeap(texts.heap());
      System.arraycopy(texts.offsets(), 0, target.offsets(), 0, rows);
      System.arraycopy(texts.lengths(), 0, target.lengths(), 0, rows);
    } else {
      throw new IllegalStateException("no column of the benchmarks: " + from.type());
    }
  }

  @Override
  public String position(ColumnBatch batch, int row) {
    return "batch " + next + ", row " + (row + 1);
  }

  @Override
  public void close() {}
}
