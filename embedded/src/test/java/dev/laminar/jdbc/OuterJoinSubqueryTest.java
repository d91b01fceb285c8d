package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Subqueries in the ON condition of outer joins: answers worked out by hand. */
@Timeout(60)
class OuterJoinSubqueryTest {

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
    statement = connection.createStatement();
    statement.execute("CREATE TABLE a (x INT, p INT)");
    statement.execute("CREATE TABLE b (x INT, q INT)");
    statement.execute("CREATE TABLE c (z INT, w INT)");
    statement.execute("INSERT INTO a VALUES (1, 10), (2, 20), (3, 30), (NULL, 40)");
    statement.execute("INSERT INTO b VALUES (1, 5), (1, 6), (2, 7), (4, 5)");
    statement.execute("INSERT INTO c VALUES (5, 10), (7, 10), (9, 30)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet read = statement.executeQuery(sql)) {
      while (read.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= read.getMetaData().getColumnCount(); i++) {
          row.add(read.getString(i));
        }
        rows.add(String.join(" ", row.stream().map(String::valueOf).toList()));
      }
    }
    return rows;
  }

  /** As an answer, and as a view that was there before the rows were inserted once more. */
  private void check(String query, String... expected) throws SQLException {
    assertThat(rows(query)).containsExactlyInAnyOrder(expected);
    statement.execute("CREATE MATERIALIZED VIEW v AS " + query);
    for (String table : List.of("a", "b", "c")) {
      statement.execute("CREATE TABLE saved (x INT, y INT)");
      statement.execute("INSERT INTO saved SELECT * FROM " + table);
      statement.execute("DELETE FROM " + table);
      statement.execute("INSERT INTO " + table + " SELECT * FROM saved");
      statement.execute("DROP TABLE saved");
    }
    assertThat(rows("SELECT * FROM v")).containsExactlyInAnyOrder(expected);
    statement.execute("DROP MATERIALIZED VIEW v");
  }

  @Test
  void aTestOfTheOtherSideFilters() throws SQLException {
    check(
        "SELECT a.x, a.p, b.q FROM a LEFT JOIN b ON a.x = b.x AND b.q IN (SELECT z FROM c)",
        "1 10 5",
        "2 20 7",
        "3 30 null",
        "null 40 null");
    check(
        "SELECT a.x, b.q FROM a RIGHT JOIN b ON a.x = b.x AND b.q NOT IN (SELECT z FROM c)",
        "null 5",
        "1 6",
        "null 7",
        "null 5");
  }

  @Test
  void aTestOfTheKeptSideDecidesWhetherThereIsAMatch() throws SQLException {
    // Of a, those with p = 10 and p = 30 are in c.
    check(
        "SELECT a.x, b.q FROM a LEFT JOIN b"
            + " ON a.x = b.x AND EXISTS (SELECT 1 FROM c WHERE c.w = a.p)",
        "1 5",
        "1 6",
        "2 null",
        "3 null",
        "null null");
    // b.q = 5 is in c for p = 10 only: (1, 5) has it, (4, 5) has nothing to its left.
    check(
        "SELECT a.x, b.x AS bx, b.q FROM a FULL JOIN b ON a.x = b.x"
            + " AND EXISTS (SELECT 1 FROM c WHERE c.z = b.q AND c.w = 10)",
        "1 1 5",
        "null 1 6",
        "2 2 7",
        "null 4 5",
        "3 null null",
        "null null null");
  }

  @Test
  void valuesAreCompared() throws SQLException {
    // The sums of w for q: 5 is 10, 7 is 10, 6 is NULL.
    check(
        "SELECT a.x, b.q FROM a LEFT JOIN b ON a.x = b.x"
            + " AND a.p >= (SELECT SUM(w) FROM c WHERE c.z = b.q) AND a.p > (SELECT MIN(w) FROM c)",
        "1 null",
        "2 7",
        "3 null",
        "null null");
    check(
        "SELECT a.x, b.q FROM a LEFT JOIN b ON a.x = b.x AND (b.q = 6 OR b.q IN (SELECT z FROM c"
            + " WHERE w = (SELECT MAX(w) FROM c WHERE z <= b.q)))",
        "1 5",
        "1 6",
        "2 7",
        "3 null",
        "null null");
  }

  @Test
  void bothSidesAreRefused() {
    assertThatThrownBy(() ->
            rows("SELECT 1 FROM a LEFT JOIN b ON EXISTS (SELECT 1 FROM c WHERE z = q AND w = p)"))
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessageContaining("that reads columns of both sides");
  }
}
