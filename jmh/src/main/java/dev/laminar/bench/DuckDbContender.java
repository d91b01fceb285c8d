package dev.laminar.bench;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query asked of DuckDB once, over tables in memory. Where it is measured, its rows go into an
 * aggregate of every column, so that they are all computed and none crosses over to Java.
 */
final class DuckDbContender implements Contender {

  private final Connection connection;
  private final String sql;
  private final String reduced;

  DuckDbContender(DuckDbDatabase database, String sql) throws SQLException {
    this.connection = database.connection();
    this.sql = sql;
    this.reduced = reduce();
  }

  private String reduce() throws SQLException {
    List<String> names = new ArrayList<>();
    StringBuilder aggregates = new StringBuilder("COUNT(*)");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSetMetaData columns = statement.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String name = "c" + i;
        names.add(name);
        aggregates.append(", ").append(aggregate(name, columns.getColumnType(i)));
      }
    }
    return "SELECT " + aggregates + " FROM (" + sql + ") AS t (" + String.join(", ", names) + ")";
  }

  private static String aggregate(String column, int type) {
    return switch (type) {
      case Types.VARCHAR -> "SUM(strlen(" + column + "))";
      case Types.TIMESTAMP, Types.DATE -> "MAX(" + column + ")";
      case Types.DECIMAL, Types.DOUBLE -> "SUM(" + column + ")";
      default -> "BIT_XOR(" + column + ")";
    };
  }

  @Override
  public String name() {
    return "DuckDB";
  }

  @Override
  public boolean warmsUp() {
    return false;
  }

  @Override
  public Measurement run(boolean checked) {
    Stopwatch stopwatch = new Stopwatch();
    stopwatch.start();
    Answer answer;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(checked ? sql : reduced)) {
      if (checked) {
        answer = hash(rows);
      } else {
        rows.next();
        answer = new Answer(rows.getLong(1), 0);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB: " + e.getMessage(), e);
    }
    stopwatch.stop();
    return new Measurement(stopwatch.wallNs(), stopwatch.cpuNs(), answer.rows(), answer);
  }

  private static Answer hash(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    long count = 0;
    long checksum = 0;
    while (rows.next()) {
      long hash = RowHash.START;
      for (int i = 1; i <= columns; i++) {
        hash = RowHash.add(hash, value(rows.getObject(i)));
      }
      checksum += RowHash.end(hash);
      count++;
    }
    return new Answer(count, checksum);
  }

  private static long value(@Nullable Object value) {
    return switch (value) {
      case null -> RowHash.ofNull();
      case Long number -> number;
      case Integer number -> number;
      case BigInteger number -> RowHash.of(new BigDecimal(number));
      case BigDecimal number -> RowHash.of(number);
      case Double number -> Double.doubleToLongBits(number);
      case String text -> RowHash.of(text);
      case LocalDate day -> day.toEpochDay();
      case Timestamp time -> micros(time.toLocalDateTime());
      case LocalDateTime time -> micros(time);
      default ->
          throw new IllegalStateException("no column of the benchmarks: " + value.getClass());
    };
  }

  private static long micros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1_000;
  }
}
