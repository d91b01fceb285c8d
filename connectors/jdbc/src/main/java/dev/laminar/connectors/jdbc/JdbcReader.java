package dev.laminar.connectors.jdbc;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Hands on what its thread reads. */
final class JdbcReader implements SourceReader {

  private static final int QUEUED_BATCHES = 4;

  private final JdbcOptions options;
  private final RowSchema schema;
  private final JdbcRows rows;
  private final BlockingQueue<Read> queue = new ArrayBlockingQueue<>(QUEUED_BATCHES);
  private final Thread thread;
  private @Nullable ColumnBatch current;
  private int nextRow;
  private long rowNumber = 1;
  private boolean ended;

  /** What the thread hands over: rows, in the end nothing, or why there are no more. */
  private record Read(@Nullable ColumnBatch rows, @Nullable LaminarException failure) {}

  JdbcReader(JdbcOptions options, SourceRequest request) {
    this.options = options;
    this.schema = request.projectedSchema();
    this.rows = new JdbcRows(options, schema, ColumnBatch.DEFAULT_CAPACITY);
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("laminar-jdbc-" + request.definition().name())
            .start(this::readAll);
  }

  @Override
  public Status read(ColumnBatch batch) {
    while (current == null) {
      if (ended) {
        return Status.END;
      }
      Read read = queue.poll();
      if (read == null) {
        return Status.IDLE;
      }
      if (read.failure() != null) {
        throw read.failure();
      }
      current = read.rows();
      ended = current == null;
      nextRow = 0;
    }
    ColumnBatch from = current;
    int count = Math.min(batch.capacity(), from.rowCount() - nextRow);
    for (int column = 0; column < batch.columnCount(); column++) {
      RowCopier.copy(from.column(column), nextRow, batch.column(column), 0, count);
    }
    batch.setRowCount(count);
    batch.setFirstRowNumber(rowNumber);
    rowNumber += count;
    nextRow += count;
    if (nextRow == from.rowCount()) {
      current = null;
    }
    return Status.ROWS;
  }

  /** The thread's work. */
  private void readAll() {
    try {
      Read end = new Read(null, failure());
      queue.put(end);
    } catch (InterruptedException e) {
      // Closed: nobody reads any more.
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable LaminarException failure() throws InterruptedException {
    try (Connection connection = DriverManager.getConnection(options.url(), options.properties());
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(options.fetchSize());
      String sql = options.select(schema.columns().stream().map(Column::name).toList());
      try (ResultSet answer = statement.executeQuery(sql)) {
        rows.read(answer, batch -> queue.put(new Read(batch, null)));
      }
      return null;
    } catch (SQLException | RuntimeException e) {
      return rows.failed(e);
    }
  }

  @Override
  public void project(SourceRequest request) {
    throw new LaminarException(
        ErrorCode.INTERNAL, "what a jdbc source has begun to read is read by one query alone");
  }

  @Override
  public String position(ColumnBatch batch, int row) {
    return options.where() + ", row " + (batch.firstRowNumber() + row);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
