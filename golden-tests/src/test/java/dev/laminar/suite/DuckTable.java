package dev.laminar.suite;

import dev.laminar.Row;
import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A table of DuckDB that batches are written to, with one more column, a BIGINT. */
final class DuckTable implements AutoCloseable {

  private final DuckDBAppender appender;
  private long rows;

  /**
   * Makes the table.
   *
   * @param last name of the last column
   */
  DuckTable(Connection connection, String name, RowSchema schema, String last) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          schema.columns().stream()
              .map(column -> "\"" + column.name() + "\" " + type(column.type()))
              .collect(
                  Collectors.joining(
                      ", ",
                      "CREATE OR REPLACE TABLE \"" + name + "\" (",
                      ", \"" + last + "\" BIGINT)")));
    }
    this.appender =
        connection
            .unwrap(DuckDBConnection.class)
            .createAppender(DuckDBConnection.DEFAULT_SCHEMA, name);
    // The agent writes, and it has ended when the table is closed.
    appender.unsafeBreakThreadConfinement();
  }

  private static String type(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN, INTEGER, BIGINT, DOUBLE, VARCHAR, TIMESTAMP, DATE -> type.kind().name();
      case DECIMAL -> "DECIMAL(" + type.precision() + ", " + type.scale() + ")";
      case INTERVAL_DAY_TIME -> "BIGINT";
      default -> throw new IllegalArgumentException("no suite has columns of " + type);
    };
  }

  /** Rows that were written. */
  long rows() {
    return rows;
  }

  /** Writes a row; the last column gets the value. */
  void add(ColumnBatch batch, int row, long last) throws SQLException {
    appender.beginRow();
    for (int column = 0; column < batch.columnCount(); column++) {
      append(batch.column(column), row);
    }
    appender.append(last).endRow();
    rows++;
  }

  /** Writes a row of a query that answered once. */
  void add(Row row, long last) throws SQLException {
    appender.beginRow();
    for (int column = 0; column < row.columns().size(); column++) {
      switch (row.get(column)) {
        case null -> appender.appendNull();
        case Boolean value -> appender.append(value);
        case Integer value -> appender.append(value);
        case Long value -> appender.append(value);
        case Double value -> appender.append(value);
        case BigDecimal value -> appender.append(value);
        case String value -> appender.append(value);
        case LocalDate value -> appender.append(value);
        case LocalDateTime value -> appender.append(value);
        case Duration value -> appender.append(value.toNanos() / 1_000);
        case Object value -> throw new IllegalArgumentException("no suite has values " + value);
      }
    }
    appender.append(last).endRow();
    rows++;
  }

  private void append(ColumnVector column, int row) throws SQLException {
    if (column.isNull(row)) {
      appender.appendNull();
      return;
    }
    DataType type = column.type();
    switch (column) {
      case BooleanVector vector -> appender.append(vector.values()[row]);
      case IntVector vector -> appendInt(type, vector.values()[row]);
      case LongVector vector -> appendLong(type, vector.values()[row]);
      case DoubleVector vector -> appender.append(vector.values()[row]);
      case Decimal128Vector vector ->
          appender.append(
              new BigDecimal(
                  BigInteger.valueOf(vector.high()[row])
                      .shiftLeft(Long.SIZE)
                      .add(new BigInteger(Long.toUnsignedString(vector.low()[row]))),
                  type.scale()));
      case BytesVector vector -> appender.append(vector.getString(row));
      default -> throw new IllegalArgumentException("no suite has columns of " + type);
    }
  }

  private void appendInt(DataType type, int value) throws SQLException {
    switch (type.kind()) {
      case DATE -> appender.appendEpochDays(value);
      default -> appender.append(value);
    }
  }

  private void appendLong(DataType type, long value) throws SQLException {
    switch (type.kind()) {
      case DECIMAL -> appender.append(BigDecimal.valueOf(value, type.scale()));
      case TIMESTAMP -> appender.appendEpochMicros(value);
      default -> appender.append(value);
    }
  }

  @Override
  public void close() throws SQLException {
    appender.close();
  }
}
