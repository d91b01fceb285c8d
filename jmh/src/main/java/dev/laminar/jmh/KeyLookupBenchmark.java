package dev.laminar.jmh;

import dev.laminar.Cursor;
import dev.laminar.ExecuteOptions;
import dev.laminar.Execution;
import dev.laminar.Laminar;
import dev.laminar.PreparedCommand;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A prepared statement that finds, or changes, one row by its key, from call to value. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-Xmx512m"
    })
public class KeyLookupBenchmark {

  private static final int CHUNK_ROWS = 100_000;

  @Param("10000000")
  public int rows;

  private @Nullable Connection connection;
  private @Nullable PreparedStatement select;
  private @Nullable PreparedStatement update;
  private @Nullable PreparedCommand command;
  private long last;

  @Setup
  public void setUp() throws SQLException {
    Connection opened = DriverManager.getConnection("jdbc:laminar:");
    connection = opened;
    try (Statement statement = opened.createStatement()) {
      statement.execute("CREATE TABLE chunk (id BIGINT PRIMARY KEY)");
      statement.execute("INSERT INTO chunk VALUES (0)");
      for (int filled = 1; filled < CHUNK_ROWS; filled *= 2) {
        int more = Math.min(filled, CHUNK_ROWS - filled);
        statement.execute(
            "INSERT INTO chunk SELECT id + %d FROM chunk WHERE id < %d".formatted(filled, more));
      }
      statement.execute(
          "CREATE TABLE account (id BIGINT PRIMARY KEY, name VARCHAR, balance DECIMAL(12, 2), moves INT)");
    }
    try (PreparedStatement fill =
        opened.prepareStatement(
            "INSERT INTO account SELECT id + CAST(? AS BIGINT), 'account ' || CAST(id AS VARCHAR),"
                + " CAST(id AS DECIMAL(12, 2)), 0 FROM chunk")) {
      for (long from = 0; from < rows; from += CHUNK_ROWS) {
        fill.setLong(1, from);
        fill.executeUpdate();
      }
    }
    select = opened.prepareStatement("SELECT name, balance FROM account WHERE id = ?");
    update = opened.prepareStatement("UPDATE account SET moves = moves + 1 WHERE id = ?");
    command =
        opened.unwrap(Laminar.class).prepare("SELECT name, balance FROM account WHERE id = ?");
  }

  @TearDown
  public void tearDown() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  /** Keys all over the table, so that caches help as little as they would. */
  private long nextKey() {
    last = (last + 7_919_777_777L) % rows;
    return last;
  }

  @Benchmark
  public String selectByJdbc() throws SQLException {
    PreparedStatement statement = required(select);
    statement.setLong(1, nextKey());
    try (ResultSet result = statement.executeQuery()) {
      if (!result.next()) {
        throw new IllegalStateException("no row with key " + last);
      }
      return result.getString(1);
    }
  }

  @Benchmark
  public long selectByJava() {
    try (Execution execution =
        required(command).execute(List.of(nextKey()), ExecuteOptions.defaults())) {
      Cursor cursor = ((Execution.Rows) execution).cursor();
      if (!cursor.next()) {
        throw new IllegalStateException("no row with key " + last);
      }
      return cursor.bytesLength(0);
    }
  }

  @Benchmark
  public int updateByJdbc() throws SQLException {
    PreparedStatement statement = required(update);
    statement.setLong(1, nextKey());
    return statement.executeUpdate();
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("not set up");
    }
    return value;
  }
}
