package dev.laminar.jmh;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

/**
 * Queries that answer once over a table of ten million rows in memory, through JDBC, next to DuckDB
 * with one thread over the same rows: {@code ./build bench DuckDb}. The answer of every execution
 * is checked against one that Java computed.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-Xmx1g"
    })
public class DuckDbBenchmark {

  /** What is asked, in the SQL that both know. */
  public enum Query {
    FEW_GROUPS("SELECT g, COUNT(*), SUM(v), MAX(v) FROM facts GROUP BY g"),
    MANY_GROUPS("SELECT k, COUNT(*), SUM(v), MAX(v) FROM facts GROUP BY k"),
    JOIN("SELECT COUNT(*), SUM(f.v), SUM(d.w) FROM facts f JOIN dimension d ON f.k = d.k");

    private final String sql;

    Query(String sql) {
      this.sql = sql;
    }

    /** Sum of all values of the answer. */
    private long expected() {
      return switch (this) {
        case FEW_GROUPS -> groups(FEW);
        case MANY_GROUPS -> groups(MANY);
        case JOIN -> joined();
      };
    }

    private static long groups(int groupCount) {
      long[] maxima = new long[groupCount];
      long sum = 0;
      for (long i = 0; i < ROWS; i++) {
        int group = (int) (spread(i) % groupCount);
        maxima[group] = Math.max(maxima[group], value(i));
        sum += 1 + value(i);
      }
      for (int group = 0; group < groupCount; group++) {
        sum += group + maxima[group];
      }
      return sum;
    }

    /** The dimension has every second key. */
    private static long joined() {
      long sum = 0;
      for (long i = 0; i < ROWS; i++) {
        long key = spread(i) % MANY;
        sum += key % 2 == 0 ? 1 + value(i) + 3 * key : 0;
      }
      return sum;
    }
  }

  private static final long ROWS = 10_000_000;
  private static final int FEW = 100;
  private static final int MANY = 100_000;
  private static final long FACTOR = 2_654_435_761L;
  private static final long RANGE = 1L << 32;

  private static long spread(long i) {
    return i * FACTOR % RANGE;
  }

  private static long value(long i) {
    return i * 40_503 % 1_000;
  }

  /**
   * A fact from its number {@code i}.
   *
   * @param from a relation with a column {@code i}
   */
  private static String facts(String from) {
    String spread = "MOD(i * " + FACTOR + ", " + RANGE + ")";
    return "SELECT MOD("
        + spread
        + ", "
        + FEW
        + ") AS g, MOD("
        + spread
        + ", "
        + MANY
        + ") AS k, MOD(i * 40503, 1000) AS v FROM "
        + from;
  }

  private static String dimension(String from) {
    return "SELECT 2 * i AS k, 6 * i AS w FROM " + from;
  }

  /** A database that holds the rows, and the query. */
  @State(Scope.Benchmark)
  public abstract static class Database {

    @Param public Query query = Query.FEW_GROUPS;

    private @Nullable Connection connection;
    private @Nullable PreparedStatement statement;
    private long expected;

    abstract String url();

    abstract void load(Statement loading) throws SQLException;

    @Setup
    public void setUp() throws SQLException {
      Connection opened = DriverManager.getConnection(url());
      connection = opened;
      try (Statement loading = opened.createStatement()) {
        load(loading);
      }
      statement = opened.prepareStatement(query.sql);
      expected = query.expected();
    }

    final long answer() throws SQLException {
      long sum = 0;
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            sum += rows.getLong(i);
          }
        }
      }
      if (sum != expected) {
        throw new IllegalStateException("the answer sums up to " + sum + ", not " + expected);
      }
      return sum;
    }

    @TearDown
    public void tearDown() throws SQLException {
      connection.close();
    }
  }

  /** Laminar with a table in memory. */
  public static class Laminar extends Database {
    @Override
    String url() {
      return "jdbc:laminar:";
    }

    @Override
    void load(Statement loading) throws SQLException {
      loading.execute(
          "CREATE TABLE facts (g BIGINT NOT NULL, k BIGINT NOT NULL, v BIGINT NOT NULL)");
      loading.execute("CREATE TABLE dimension (k BIGINT NOT NULL, w BIGINT NOT NULL)");
      number(loading, "numbers", ROWS);
      loading.execute("INSERT INTO facts " + facts("numbers"));
      number(loading, "few_numbers", MANY / 2);
      loading.execute("INSERT INTO dimension " + dimension("few_numbers"));
    }

    private static void number(Statement loading, String name, long rows) throws SQLException {
      loading.execute(
          "CREATE SOURCE "
              + name
              + " (i BIGINT NOT NULL) FROM DATAGEN (rows = "
              + rows
              + ", 'fields.i.start' = '0')");
    }
  }

  /** DuckDB with one thread, and no limit of memory that matters. */
  public static class DuckDb extends Database {
    @Override
    String url() {
      return "jdbc:duckdb:";
    }

    @Override
    void load(Statement loading) throws SQLException {
      loading.execute("SET threads = 1");
      loading.execute("SET memory_limit = '4GB'");
      loading.execute("CREATE TABLE facts AS " + facts("range(" + ROWS + ") AS t (i)"));
      loading.execute("CREATE TABLE dimension AS " + dimension("range(" + MANY / 2 + ") AS t (i)"));
    }
  }

  @Benchmark
  public long laminar(Laminar database) throws SQLException {
    return database.answer();
  }

  @Benchmark
  public long duckDb(DuckDb database) throws SQLException {
    return database.answer();
  }
}
