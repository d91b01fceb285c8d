package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.Laminar;
import dev.laminar.Source;
import dev.laminar.StatementResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** DECLARE, FETCH and CLOSE, and streams that keep epochs. */
@Timeout(60)
class CursorTest {

  record Number(long n, String text) {}

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** Weight and n of rows, with a bar behind the last of an epoch. */
  private List<String> fetch(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet fetched = statement.executeQuery(sql)) {
      while (fetched.next()) {
        rows.add(
            fetched.getInt("_weight")
                + " "
                + fetched.getLong("n")
                + (fetched.getBoolean("_last") ? " |" : ""));
      }
    }
    return rows;
  }

  @Test
  void rowsAreTakenSomeAtATimeAndNoneIsLost() throws SQLException {
    statement.execute("CREATE TABLE t (n BIGINT PRIMARY KEY)");
    statement.execute("INSERT INTO t VALUES (1), (2), (3)");
    assertThat(statement.executeUpdate("DECLARE c CURSOR FOR SUBSCRIBE t WHERE n > 0")).isZero();
    statement.execute("INSERT INTO t VALUES (4), (-5)");
    statement.execute("UPDATE t SET n = 10 WHERE n = 2");
    assertThat(fetch("FETCH FROM c")).containsExactly("1 1");
    assertThat(fetch("FETCH 3 FROM C")).containsExactly("1 2", "1 3 |", "1 4 |");
    assertThat(fetch("FETCH ALL FROM c")).containsExactlyInAnyOrder("-1 2", "1 10 |");
    statement.execute("DELETE FROM t WHERE n = 4");
    assertThat(fetch("FETCH 100 FROM c")).containsExactly("-1 4 |");
    statement.execute("CLOSE c");
    assertThatThrownBy(() -> fetch("FETCH FROM c"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("there is no cursor 'c'")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("34000");
    statement.execute("DROP TABLE t");
  }

  @Test
  void aFetchWaitsForTheFirstRowAndMayBeEnded() throws SQLException {
    statement.execute("CREATE TABLE t (n BIGINT NOT NULL)");
    statement.execute("DECLARE c CURSOR FOR SUBSCRIBE t");
    statement.setQueryTimeout(1);
    assertThatThrownBy(() -> fetch("FETCH 5 FROM c")).isInstanceOf(SQLTimeoutException.class);
    statement.setQueryTimeout(0);
    Thread.ofPlatform()
        .start(() -> {
          try {
            Thread.sleep(300);
            statement.cancel();
          } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThatThrownBy(() -> fetch("FETCH 5 FROM c"))
        .hasMessageContaining("the statement was cancelled")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("57014");
    try (Statement other = connection.createStatement()) {
      other.execute("INSERT INTO t VALUES (7)");
    }
    assertThat(fetch("FETCH 5 FROM c")).containsExactly("1 7 |");
  }

  @Test
  void cursorsAreOfTheirConnection() throws SQLException {
    statement.execute("CREATE TABLE t (n BIGINT NOT NULL)");
    statement.execute("DECLARE c CURSOR FOR SUBSCRIBE t");
    assertThatThrownBy(() -> statement.execute("DECLARE C CURSOR FOR SUBSCRIBE t"))
        .hasMessageContaining("there is a cursor 'C' already")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("42P03");
    Laminar database = connection.unwrap(Laminar.class);
    assertThatThrownBy(() -> database.execute("FETCH FROM c")).hasMessageContaining("no cursor");
    assertThatThrownBy(() -> statement.execute("DECLARE d CURSOR FOR SUBSCRIBE t WHERE x = 1"))
        .hasMessageContaining("there is no column 'x'");
    assertThatThrownBy(() -> statement.execute("FETCH 0 FROM c")).hasMessageContaining("above 0");
    statement.execute("CLOSE ALL");
    statement.execute("DECLARE c CURSOR FOR SUBSCRIBE t");
  }

  @Test
  void aReaderThatIsFarBehindHoldsNobodyUp() throws SQLException {
    statement.execute("CREATE TABLE t (n BIGINT NOT NULL)");
    statement.execute("DECLARE c CURSOR FOR SUBSCRIBE t");
    // More than the 8,192 rows that a subscription waits for.
    statement.execute(
        "INSERT INTO t WITH RECURSIVE r (n) AS (VALUES (CAST(1 AS BIGINT)) UNION ALL SELECT n + 1"
            + " FROM r WHERE n < 20000) SELECT n FROM r");
    assertThat(fetch("FETCH ALL FROM c")).hasSize(20_000).last().asString().endsWith("|");
  }

  @Test
  void aStreamKeepsEpochsForThoseWhoComeLate() throws SQLException {
    statement.execute("CREATE TABLE t (n BIGINT NOT NULL)");
    statement.execute(
        "CREATE STREAM kept WITH ('retain_history' = '1mb') AS SELECT n FROM t WHERE n > 0");
    List<Long> epochs = new ArrayList<>();
    statement.execute("DECLARE live CURSOR FOR SUBSCRIBE kept");
    for (int n = 1; n <= 4; n++) {
      statement.execute("INSERT INTO t VALUES (" + n + "), (" + -n + ")");
    }
    try (ResultSet rows = statement.executeQuery("FETCH ALL FROM live")) {
      while (rows.next()) {
        epochs.add(rows.getLong("_epoch"));
      }
    }
    assertThat(epochs).hasSize(4).isSorted();
    statement.execute(
        "DECLARE late CURSOR FOR SUBSCRIBE kept AS OF EPOCH " + epochs.get(2) + " WHERE n <> 4");
    statement.execute("INSERT INTO t VALUES (5)");
    assertThat(fetch("FETCH ALL FROM late")).containsExactly("1 3 |", "1 5 |");
    long five;
    try (ResultSet rows = statement.executeQuery("FETCH ALL FROM live")) {
      assertThat(rows.next()).isTrue();
      five = rows.getLong("_epoch");
    }
    statement.execute("DECLARE soon CURSOR FOR SUBSCRIBE kept AS OF EPOCH " + (five + 1));
    statement.execute("INSERT INTO t VALUES (6)");
    try (ResultSet rows = statement.executeQuery("FETCH ALL FROM soon")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong("n")).isEqualTo(6);
      assertThat(rows.getLong("_epoch")).isGreaterThan(five);
    }
    assertThatThrownBy(
            () -> statement.execute("DECLARE x CURSOR FOR SUBSCRIBE kept AS OF EPOCH 99"))
        .hasMessageContaining("epoch 99 of stream kept has not come yet");
    assertThatThrownBy(() -> statement.execute("SUBSCRIBE t AS OF EPOCH 1"))
        .hasMessageContaining("only a stream keeps epochs");
    statement.execute("CREATE STREAM plain AS SELECT n FROM t");
    assertThatThrownBy(() -> statement.execute("SUBSCRIBE plain AS OF EPOCH 1"))
        .hasMessageContaining("keeps no epochs")
        .hasMessageContaining("retain_history");
    assertThatThrownBy(
            () -> statement.execute("CREATE STREAM y WITH (retain_history = 'much') AS SELECT 1"))
        .hasMessageContaining("takes a size, not 'much'");
  }

  @Test
  void theHistoryIsBoundedInBytes() throws SQLException {
    statement.execute("CREATE SOURCE s (n BIGINT NOT NULL, text VARCHAR NOT NULL)");
    statement.execute(
        "CREATE STREAM kept WITH ('retain_history' = '10 kb') AS SELECT n, text FROM s");
    Laminar database = connection.unwrap(Laminar.class);
    Source<Number> source = database.source("s", Number.class);
    statement.execute("DECLARE live CURSOR FOR SUBSCRIBE kept");
    List<Long> epochs = new ArrayList<>();
    for (int n = 1; n <= 20; n++) {
      // A row takes 1,000 bytes of text, 8 of n, 8 for where the text lies: ten fit into 10,240.
      source.push(new Number(n, "x".repeat(1_000)));
      try (ResultSet rows = statement.executeQuery("FETCH FROM live")) {
        assertThat(rows.next()).isTrue();
        epochs.add(rows.getLong("_epoch"));
      }
    }
    try (ResultSet streams = statement.executeQuery("SHOW STREAMS")) {
      assertThat(streams.next()).isTrue();
      assertThat(streams.getLong("history_bytes")).isEqualTo(10 * 1_016);
      assertThat(streams.getLong("oldest_epoch")).isEqualTo(epochs.get(10));
      assertThat(streams.getLong("dropped_epochs")).isEqualTo(10);
    }
    assertThatThrownBy(() -> statement.executeQuery("SUBSCRIBE kept AS OF EPOCH " + epochs.get(9)))
        .hasMessageContaining(
            "epoch %d of stream kept is not kept any more: the oldest that is kept is %d"
                .formatted(epochs.get(9), epochs.get(10)));
    statement.execute("DECLARE late CURSOR FOR SUBSCRIBE kept AS OF EPOCH " + epochs.get(10));
    assertThat(fetch("FETCH ALL FROM late")).hasSize(10).startsWith("1 11 |").endsWith("1 20 |");
    // An epoch that alone is too large goes, with all before it.
    source.push(new Number(21, "y".repeat(20_000)));
    assertThat(fetch("FETCH FROM late")).containsExactly("1 21 |");
    assertThatThrownBy(() -> statement.executeQuery("SUBSCRIBE kept AS OF EPOCH " + epochs.get(19)))
        .hasMessageContaining("none is");
  }

  @Test
  void aStreamWhoseInputEndedIsStillThere() throws Exception {
    statement.execute(
        "CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rows = 5, 'fields.n.start' = '1')");
    statement.execute("CREATE STREAM kept WITH ('retain_history' = '1 mb') AS SELECT n FROM s");
    connection.unwrap(Laminar.class).awaitCompletion();
    try (ResultSet rows = statement.executeQuery("SUBSCRIBE kept AS OF EPOCH 1")) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong("n"));
      }
      assertThat(numbers).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  void scriptsFetchWhatStandsBeforeThem() {
    try (Laminar database = Laminar.open()) {
      List<StatementResult> results =
          database.execute(
              """
              CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rows = 3, 'fields.n.start' = '1');
              CREATE STREAM d AS SELECT n * 2 AS n FROM s;
              DECLARE c CURSOR FOR SUBSCRIBE d;
              FETCH 2 FROM c;
              FETCH ALL FROM c;
              FETCH ALL FROM c;
              CLOSE c;
              """);
      assertThat(results).hasSize(7);
      assertThat(results.get(3).toString()).contains("_epoch, _weight, _last, n").contains(" 2], ");
      assertThat(results.get(4).toString()).contains("6]");
      assertThat(results.get(5).toString()).contains("rows=[]");
    }
  }
}
