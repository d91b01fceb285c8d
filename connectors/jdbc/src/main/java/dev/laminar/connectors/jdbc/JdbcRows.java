package dev.laminar.connectors.jdbc;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes batches of the rows of answers, and failures of what is wrong with them. */
final class JdbcRows {

  private final JdbcOptions options;
  private final RowSchema schema;
  private final int rowsPerBatch;

  /** Takes batches; waits while they cannot be taken. */
  @FunctionalInterface
  interface Taker {
    void take(ColumnBatch rows) throws InterruptedException;
  }

  JdbcRows(JdbcOptions options, RowSchema schema, int rowsPerBatch) {
    this.options = options;
    this.schema = schema;
    this.rowsPerBatch = rowsPerBatch;
  }

  /** Reads an answer to its end. */
  void read(ResultSet rows, Taker taker) throws SQLException, InterruptedException {
    long number = 0;
    ColumnBatch batch = ColumnBatch.allocate(schema, rowsPerBatch);
    int count = 0;
    while (rows.next()) {
      number++;
      for (int column = 0; column < batch.columnCount(); column++) {
        copy(rows, column, batch, count, number);
      }
      count++;
      if (count == rowsPerBatch) {
        batch.setRowCount(count);
        taker.take(batch);
        batch = ColumnBatch.allocate(schema, rowsPerBatch);
        count = 0;
      }
    }
    if (count > 0) {
      batch.setRowCount(count);
      taker.take(batch);
    }
  }

  private void copy(ResultSet rows, int column, ColumnBatch batch, int row, long number)
      throws SQLException {
    Column declared = schema.column(column);
    try {
      if (JdbcColumn.copy(rows, column + 1, batch.column(column), row)) {
        return;
      }
    } catch (ArithmeticException e) {
      throw malformed(declared, number, e.getMessage(), e);
    }
    if (!declared.type().nullable()) {
      throw malformed(declared, number, "it is NULL, and declared NOT NULL", null);
    }
    Objects.requireNonNull(batch.column(column).nulls())[row] = true;
  }

  private LaminarException malformed(
      Column column, long number, @Nullable String what, @Nullable Throwable cause) {
    return new LaminarException(
        ErrorCode.MALFORMED_INPUT,
        "row " + number + " of " + options.where() + ", column '" + column.name() + "': " + what,
        SourceSpan.NONE,
        "",
        cause);
  }

  /** The failure of a driver, or of what it calls. */
  LaminarException failed(Exception cause) {
    if (cause instanceof LaminarException known) {
      return known;
    }
    String why = cause instanceof SQLException ? cause.getMessage() : cause.toString();
    return new LaminarException(
        ErrorCode.IO_ERROR,
        "cannot read " + options.where() + ": " + why,
        SourceSpan.NONE,
        why != null && why.contains("No suitable driver")
            ? "put the database's JDBC driver on the class path"
            : "",
        cause);
  }
}
