package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.Laminar;
import dev.laminar.Source;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SUBSCRIBE as a result set that goes on. */
@Timeout(30)
class SubscribeTest {

  record Number(long n) {}

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

  private void change(String sql) throws SQLException {
    try (Statement other = connection.createStatement()) {
      other.execute(sql);
    }
  }

  /** Weights and rows of one epoch, sorted. */
  private static List<String> epoch(ResultSet rows) throws SQLException {
    List<String> epoch = new ArrayList<>();
    long number = -1;
    boolean last = false;
    while (!last) {
      assertThat(rows.next()).isTrue();
      assertThat(number == -1 || number == rows.getLong("_epoch")).isTrue();
      number = rows.getLong(1);
      epoch.add(rows.getInt("_weight") + " " + rows.getString("k") + " " + rows.getLong("n"));
      last = rows.getBoolean("_last");
    }
    return epoch.stream().sorted().toList();
  }

  @Test
  void viewsGoOnWithEpochAndWeight() throws SQLException {
    change("CREATE TABLE t (k VARCHAR NOT NULL, v INT NOT NULL)");
    change("CREATE MATERIALIZED VIEW v AS SELECT k, COUNT(*) AS n FROM t GROUP BY k");
    change("INSERT INTO t VALUES ('a', 1), ('a', 2), ('b', 3)");
    try (ResultSet rows = statement.executeQuery("SUBSCRIBE v WHERE n > 1 OR k = 'b'")) {
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(5);
      assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo("BIGINT");
      assertThat(epoch(rows)).containsExactly("1 a 2", "1 b 1");
      change("INSERT INTO t VALUES ('b', 4), ('a', 5), ('c', 6)");
      assertThat(epoch(rows)).containsExactly("-1 a 2", "-1 b 1", "1 a 3", "1 b 2");
      change("DELETE FROM t WHERE v > 2");
      assertThat(epoch(rows)).containsExactly("-1 a 3", "-1 b 2", "1 a 2");
    }
    change("DROP MATERIALIZED VIEW v");
  }

  @Test
  void streamsEnd() throws SQLException {
    change("CREATE SOURCE numbers (n BIGINT NOT NULL)");
    change("CREATE STREAM twice AS SELECT n * 2 AS n, 'x' AS k FROM numbers");
    try (ResultSet rows = statement.executeQuery("SUBSCRIBE twice");
        Source<Number> numbers = connection.unwrap(Laminar.class).source("numbers", Number.class)) {
      numbers.push(new Number(1));
      numbers.push(new Number(2));
      numbers.end();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong("n")).isEqualTo(2);
      assertThat(rows.getInt("_weight")).isEqualTo(1);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong("n")).isEqualTo(4);
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void timeAndCancellationEndIt() throws Exception {
    change("CREATE TABLE t (k VARCHAR NOT NULL, n INT NOT NULL)");
    change("INSERT INTO t VALUES ('a', 1)");
    statement.setQueryTimeout(1);
    try (ResultSet rows = statement.executeQuery("SUBSCRIBE t")) {
      assertThat(epoch(rows)).containsExactly("1 a 1");
      assertThatThrownBy(rows::next).isInstanceOf(SQLTimeoutException.class);
    }
    statement.setQueryTimeout(0);
    try (ResultSet rows = statement.executeQuery("SUBSCRIBE t")) {
      assertThat(epoch(rows)).containsExactly("1 a 1");
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(() -> {
            try {
              return rows.next();
            } catch (SQLException e) {
              throw new IllegalStateException(e.getSQLState());
            }
          });
      Thread.sleep(100);
      statement.cancel();
      assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasMessageContaining("57014");
    }
    change("DROP TABLE t");
  }

  @Test
  void whatIsWrongIsSaid() throws SQLException {
    change("CREATE TABLE t (k VARCHAR NOT NULL, _weight INT NOT NULL)");
    assertThatThrownBy(() -> statement.executeQuery("SUBSCRIBE t"))
        .hasMessageContaining("the query has a column '_weight', as every subscription has");
    assertThatThrownBy(() -> statement.executeQuery("SUBSCRIBE u"))
        .hasMessageContaining("there is no 'u'");
    assertThatThrownBy(() -> statement.executeQuery("SUBSCRIBE t WHERE x = 1"))
        .hasMessageContaining("there is no column 'x'");
    assertThatThrownBy(() -> statement.execute("DECLARE c CURSOR FOR SUBSCRIBE t"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42710"));
  }
}
