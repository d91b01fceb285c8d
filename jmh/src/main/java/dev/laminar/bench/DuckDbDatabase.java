package dev.laminar.bench;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.Column;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The rows of a workload as tables in the memory of DuckDB, which has one thread. */
final class DuckDbDatabase implements AutoCloseable {

  private static final long MICROS = 1_000_000;

  private final Connection connection;

  DuckDbDatabase(Workload workload) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      for (Input input : workload.inputs()) {
        statement.execute(createTable(input));
        load(input);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static String createTable(Input input) {
    StringBuilder sql = new StringBuilder("CREATE TABLE " + input.name() + " (");
    String separator = "";
    for (Column column : input.schema().columns()) {
      String type =
          column.type().isTimestamp() ? "TIMESTAMP" : column.type().isText() ? "VARCHAR" : "BIGINT";
      sql.append(separator).append('"').append(column.name()).append("\" ").append(type);
      sql.append(" NOT NULL");
      separator = ", ";
    }
    return sql.append(')').toString();
  }

  private void load(Input input) throws SQLException {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender(input.name())) {
      for (ColumnBatch batch : input.batches()) {
        for (int row = 0; row < batch.rowCount(); row++) {
          appender.beginRow();
          for (int i = 0; i < batch.columnCount(); i++) {
            append(appender, batch.column(i), row);
          }
          appender.endRow();
        }
      }
    }
  }

  private static void append(DuckDBAppender appender, ColumnVector column, int row)
      throws SQLException {
    if (column instanceof BytesVector texts) {
      appender.append(texts.getString(row));
      return;
    }
    long value = ((LongVector) column).values()[row];
    if (column.type().isTimestamp()) {
      int nanos = (int) Math.floorMod(value, MICROS) * 1_000;
      appender.append(
          LocalDateTime.ofEpochSecond(Math.floorDiv(value, MICROS), nanos, ZoneOffset.UTC));
    } else {
      appender.append(value);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
