package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.Laminar;
import dev.laminar.Source;
import dev.laminar.Subscription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What queries that answer once do to each other, to changes and to streams, through JDBC. */
@Timeout(120)
class OneShotTest {

  /** Far more pairs than any test waits for. */
  private static final String ENDLESS =
      "SELECT COUNT(*) FROM many a, many b, many c WHERE a.id + b.id + c.id < 0";

  private static final int MANY = 20_000;

  record Event(long n) {}

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    threads.shutdownNow();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  /** A table of the numbers from 0 on. */
  private void createNumbers(String table, int rows) throws SQLException {
    execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, n INT)");
    execute("INSERT INTO " + table + " VALUES (0, 0)");
    int filled = 1;
    while (filled < rows) {
      int more = Math.min(filled, rows - filled);
      execute(
          "INSERT INTO %s SELECT id + %d, id + %d FROM %s WHERE id < %d"
              .formatted(table, filled, filled, table, more));
      filled += more;
    }
  }

  /** Each is read to its end, one after the other. */
  @Test
  void sourcesThatEndAreJoined(@TempDir Path folder) throws Exception {
    Path left = Files.writeString(folder.resolve("a.csv"), "k,n\n1,10\n2,20\n3,30\n");
    Path right = Files.writeString(folder.resolve("b.csv"), "k,m\n2,5\n3,7\n3,8\n9,9\n");
    execute("CREATE SOURCE a (k INT, n INT) FROM FILES (path = '" + left + "') FORMAT CSV");
    execute("CREATE SOURCE b (k INT, m INT) FROM FILES (path = '" + right + "') FORMAT CSV");
    // 20 + 5, 30 + 7, 30 + 8
    assertThat(number("SELECT SUM(n + m) FROM a JOIN b ON a.k = b.k")).isEqualTo(100);
    assertThat(number("SELECT COUNT(*) FROM a FULL JOIN b ON a.k = b.k")).isEqualTo(5);
    assertThat(number("SELECT SUM(v) FROM (SELECT n FROM a UNION ALL SELECT m FROM b) AS u (v)"))
        .isEqualTo(89);
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  private static int queryThreads() {
    return (int)
        Thread.getAllStackTraces().entrySet().stream()
            .filter(entry -> entry.getKey().getName().startsWith("laminar-query-"))
            .filter(entry ->
                java.util.Arrays.stream(entry.getValue())
                    .anyMatch(frame -> frame.getClassName().endsWith("OneShotRun")))
            .count();
  }

  @Test
  void aReaderSeesTheRowsOfItsMomentHoweverLateItReadsThem() throws SQLException {
    createNumbers("t", 50_000);
    execute(
        "CREATE MATERIALIZED VIEW v AS SELECT id % 1000 AS g, SUM(n) AS s FROM t GROUP BY id % 1000");
    try (Statement reader = connection.createStatement()) {
      reader.setFetchSize(1);
      ResultSet rows = reader.executeQuery("SELECT id, n FROM t");
      assertThat(rows.next()).isTrue();
      execute("UPDATE t SET n = -1 WHERE id % 3 = 0");
      execute("DELETE FROM t WHERE id % 3 = 1");
      execute("INSERT INTO t SELECT id + 100000, -1 FROM t");
      execute("UPDATE t SET n = n - 1 WHERE id % 5 = 0");
      execute("DELETE FROM t WHERE id >= 100000");
      Set<Integer> seen = new HashSet<>();
      do {
        assertThat(rows.getInt(2)).isEqualTo(rows.getInt(1));
        assertThat(seen.add(rows.getInt(1))).isTrue();
      } while (rows.next());
      assertThat(seen).hasSize(50_000);
    }
    // 0, 3, 6, … are -1, of 1, 4, 7, … none is there, 2, 5, 8, … are as they were; every fifth has
    // one less.
    long expected = 0;
    for (int id = 0; id < 50_000; id++) {
      if (id % 3 != 1) {
        expected += (id % 3 == 0 ? -1 : id) - (id % 5 == 0 ? 1 : 0);
      }
    }
    assertThat(number("SELECT SUM(n) FROM t")).isEqualTo(expected);
    assertThat(number("SELECT SUM(s) FROM v")).isEqualTo(expected);
  }

  @Test
  void tablesThatAreEmptiedOrDroppedAreReadToTheEnd() throws SQLException {
    createNumbers("t", 30_000);
    createNumbers("u", 30_000);
    try (Statement first = connection.createStatement();
        Statement second = connection.createStatement()) {
      first.setFetchSize(1);
      second.setFetchSize(1);
      ResultSet emptied = first.executeQuery("SELECT id FROM t");
      ResultSet dropped = second.executeQuery("SELECT id FROM u");
      execute("TRUNCATE TABLE t");
      execute("INSERT INTO t VALUES (7, 7)");
      execute("DROP TABLE u");
      assertThat(number("SELECT COUNT(*) FROM t")).isEqualTo(1);
      int count = 0;
      while (emptied.next()) {
        count++;
      }
      assertThat(count).isEqualTo(30_000);
      while (dropped.next()) {
        count++;
      }
      assertThat(count).isEqualTo(60_000);
    }
  }

  @Test
  void rowsThatAreThereSeveralTimesAreReadAsOften() throws SQLException {
    execute("CREATE TABLE bag (a INT)");
    execute("INSERT INTO bag VALUES (1), (2), (2), (3)");
    for (int i = 0; i < 13; i++) {
      execute("INSERT INTO bag SELECT a FROM bag");
    }
    try (Statement reader = connection.createStatement()) {
      reader.setFetchSize(1);
      ResultSet rows = reader.executeQuery("SELECT a FROM bag");
      assertThat(rows.next()).isTrue();
      execute("DELETE FROM bag WHERE a = 2");
      execute("INSERT INTO bag VALUES (1), (4)");
      long[] counts = new long[5];
      do {
        counts[rows.getInt(1)]++;
      } while (rows.next());
      assertThat(counts).containsExactly(0, 8_192, 16_384, 8_192, 0);
    }
    assertThat(number("SELECT COUNT(*) FROM bag")).isEqualTo(8_192 + 8_192 + 2);
  }

  @Test
  void allThatAQueryReadsIsOfOneMoment() throws Exception {
    createNumbers("t", 10_000);
    execute("UPDATE t SET n = 100");
    execute(
        "CREATE MATERIALIZED VIEW v AS SELECT id % 100 AS g, SUM(n) AS s FROM t GROUP BY id % 100");
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Integer> changes =
        CompletableFuture.supplyAsync(
            () -> {
              int count = 0;
              try (PreparedStatement move =
                  connection.prepareStatement(
                      "UPDATE t SET n = n + CASE WHEN id = ? THEN 1 ELSE -1 END WHERE id = ? OR id = ?")) {
                while (!done.get()) {
                  int from = (int) (count * 7919L % 10_000);
                  int to = (int) ((count * 104729L + 1) % 10_000);
                  if (from != to) {
                    move.setInt(1, from);
                    move.setInt(2, from);
                    move.setInt(3, to);
                    assertThat(move.executeUpdate()).isEqualTo(2);
                  }
                  count++;
                }
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
              return count;
            },
            threads);
    long differences = 0;
    for (int i = 0; i < 60; i++) {
      assertThat(number("SELECT SUM(n) FROM t")).isEqualTo(1_000_000);
      differences +=
          number(
              "SELECT COUNT(*) FROM (SELECT id % 100 AS g, SUM(n) AS s FROM t GROUP BY id % 100) a"
                  + " JOIN v ON a.g = v.g WHERE a.s <> v.s");
    }
    done.set(true);
    assertThat(changes.get()).isPositive();
    assertThat(differences).isZero();
  }

  @Test
  void changesOfOneTableFromSeveralThreadsAllCount() throws Exception {
    execute("CREATE TABLE c (id INT PRIMARY KEY, n INT)");
    execute("INSERT INTO c VALUES (1, 0), (2, 0)");
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String where = i % 2 == 0 ? "" : " WHERE id = 1";
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                try (PreparedStatement add =
                    connection.prepareStatement("UPDATE c SET n = n + 1" + where)) {
                  for (int n = 0; n < 250; n++) {
                    add.executeUpdate();
                  }
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              threads));
    }
    for (CompletableFuture<Void> writer : writers) {
      writer.get();
    }
    assertThat(number("SELECT n FROM c WHERE id = 1")).isEqualTo(1_000);
    assertThat(number("SELECT n FROM c WHERE id = 2")).isEqualTo(500);
  }

  @Test
  void longQueriesHoldUpNeitherStreamsNorChangesNorQueries() throws Exception {
    createNumbers("many", MANY);
    execute("CREATE SOURCE events (n BIGINT NOT NULL)");
    execute("CREATE STREAM doubled AS SELECT n * 2 AS n FROM events");
    Laminar db = connection.unwrap(Laminar.class);
    try (Statement endless = connection.createStatement();
        Subscription<Event> doubled = db.subscribe("doubled", Event.class);
        Source<Event> events = db.source("events", Event.class)) {
      ResultSet never = endless.executeQuery(ENDLESS);
      until(() -> queryThreads() > 0);
      List<Long> latenciesNs = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        long start = System.nanoTime();
        events.push(new Event(i));
        assertThat(doubled.next()).isEqualTo(new Event(2L * i));
        latenciesNs.add(System.nanoTime() - start);
        Thread.sleep(1);
      }
      latenciesNs.sort(null);
      // The median: other programs may take the processor away now and then.
      assertThat(latenciesNs.get(100)).isLessThan(TimeUnit.MILLISECONDS.toNanos(50));
      execute("INSERT INTO many VALUES (-1, -1)");
      assertThat(number("SELECT n FROM many WHERE id = -1")).isEqualTo(-1);
      assertThat(number("SELECT COUNT(*) FROM many")).isEqualTo(MANY + 1);
      long start = System.nanoTime();
      endless.cancel();
      SQLException cancelled = catchThrowableOfType(SQLException.class, never::next);
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(1));
      assertThat(cancelled.getSQLState()).isEqualTo("57014");
      until(() -> queryThreads() == 0);
    }
  }

  @Test
  void readersThatDoNotReadHoldUpNothing() throws Exception {
    createNumbers("many", MANY);
    try (Statement idle = connection.createStatement()) {
      idle.setFetchSize(10);
      ResultSet rows = idle.executeQuery("SELECT a.id, b.id AS other FROM many a, many b");
      assertThat(rows.next()).isTrue();
      execute("UPDATE many SET n = 0");
      assertThat(number("SELECT SUM(n) FROM many")).isZero();
      execute("DROP TABLE many");
      assertThat(rows.next()).isTrue();
      rows.close();
      until(() -> queryThreads() == 0);
    }
  }

  @Test
  void limitsAndMaximaEndTheReading() throws Exception {
    createNumbers("many", MANY);
    try (Statement statement = connection.createStatement()) {
      ResultSet limited = statement.executeQuery("SELECT a.id FROM many a, many b, many c LIMIT 5");
      int count = 0;
      while (limited.next()) {
        count++;
      }
      assertThat(count).isEqualTo(5);
      assertThat(
              number(
                  "SELECT COUNT(*) FROM (SELECT a.id FROM many a, many b, many c LIMIT 70000 OFFSET 10)"))
          .isEqualTo(70_000);
      assertThat(number("SELECT COUNT(*) FROM (SELECT id FROM many LIMIT 0)")).isZero();
      // Groups come out when the input has ended: more of them than fill a batch.
      assertThat(
              number(
                  "SELECT COUNT(*) FROM (SELECT n % 5000 AS g FROM many GROUP BY n % 5000 LIMIT 2)"))
          .isEqualTo(2);
      statement.setMaxRows(3);
      ResultSet few = statement.executeQuery("SELECT a.id FROM many a, many b, many c");
      count = 0;
      while (few.next()) {
        count++;
      }
      assertThat(count).isEqualTo(3);
      until(() -> queryThreads() == 0);
    }
  }

  @Test
  void queriesEndWhenTheirTimeIsUp() throws Exception {
    createNumbers("many", MANY);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      ResultSet rows = statement.executeQuery(ENDLESS);
      SQLTimeoutException expired = catchThrowableOfType(SQLTimeoutException.class, rows::next);
      assertThat(expired.getSQLState()).isEqualTo("57014");
      until(() -> queryThreads() == 0);
    }
  }

  @Test
  void changesAreDoneOrEndedNeverBoth() throws Exception {
    createNumbers("many", MANY);
    execute("CREATE TABLE t (id BIGINT PRIMARY KEY)");
    try (Statement slow = connection.createStatement();
        Statement waiting = connection.createStatement()) {
      CompletableFuture<Long> first =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return slow.executeLargeUpdate("INSERT INTO t " + ENDLESS);
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              threads);
      Thread.sleep(300);
      waiting.setQueryTimeout(1);
      SQLTimeoutException expired =
          catchThrowableOfType(
              SQLTimeoutException.class, () -> waiting.executeUpdate("INSERT INTO t VALUES (1)"));
      assertThat(expired.getSQLState()).isEqualTo("57014");
      // Queries are not changes: they do not wait.
      assertThat(number("SELECT COUNT(*) FROM t")).isZero();

      CompletableFuture<Void> second =
          CompletableFuture.runAsync(
              () -> {
                try (Statement statement = connection.createStatement()) {
                  Thread.currentThread().interrupt();
                  SQLException interrupted =
                      catchThrowableOfType(
                          SQLException.class,
                          () -> statement.executeUpdate("INSERT INTO t VALUES (2)"));
                  assertThat(interrupted.getSQLState()).isEqualTo("57014");
                  assertThat(Thread.interrupted()).isTrue();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              threads);
      second.get();
      slow.cancel();
      ExecutionException cancelled = catchThrowableOfType(ExecutionException.class, first::get);
      assertThat(cancelled.getCause().getCause())
          .isInstanceOf(SQLException.class)
          .extracting(cause -> ((SQLException) cause).getSQLState())
          .isEqualTo("57014");
      waiting.setQueryTimeout(0);
      assertThat(waiting.executeUpdate("INSERT INTO t VALUES (3)")).isEqualTo(1);
      assertThat(number("SELECT COUNT(*) FROM t")).isEqualTo(1);
      assertThat(number("SELECT id FROM t")).isEqualTo(3);
    }
  }

  @Test
  void theEndOfTheDatabaseEndsWhatRuns() throws Exception {
    createNumbers("many", MANY);
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery(ENDLESS);
    until(() -> queryThreads() > 0);
    connection.unwrap(Laminar.class).close();
    SQLException closed = catchThrowableOfType(SQLException.class, rows::next);
    assertThat(closed.getSQLState()).isEqualTo("55000");
    until(() -> queryThreads() == 0);
  }

  @Test
  void failuresOfRowsReachTheReader() throws SQLException {
    createNumbers("many", MANY);
    try (Statement statement = connection.createStatement()) {
      SQLException failed =
          catchThrowableOfType(
              SQLException.class,
              () -> {
                ResultSet rows = statement.executeQuery("SELECT 10 / (n - 15000) FROM many");
                while (rows.next()) {
                  rows.getInt(1);
                }
              });
      assertThat(failed.getSQLState()).isEqualTo("22012");
      SQLException joined =
          catchThrowableOfType(
              SQLException.class,
              () -> {
                ResultSet rows =
                    statement.executeQuery(
                        "SELECT a.id FROM many a JOIN many b ON a.id = b.id AND 1 / (a.n - 700) = 0");
                while (rows.next()) {
                  rows.getInt(1);
                }
              });
      assertThat(joined.getSQLState()).isEqualTo("22012");
    }
  }
}
