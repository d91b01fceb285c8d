package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rows by their keys, through JDBC. Where a lookup and a scan could differ, the same condition is
 * asked of a column without index that holds the same values.
 */
class KeyLookupTest {

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private List<String> rows(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            row.add(result.getString(i));
          }
          rows.add(String.join("|", row));
        }
      }
      return rows;
    }
  }

  private String plan(String query) throws SQLException {
    String text = String.join("\n", rows("EXPLAIN PHYSICAL " + query));
    return text.substring(0, text.indexOf("pipelines:"));
  }

  private void assertLookup(String query) throws SQLException {
    assertThat(plan(query)).contains("KeyLookup").doesNotContain("Scan");
  }

  private void assertScan(String query) throws SQLException {
    assertThat(plan(query)).contains("Scan").doesNotContain("KeyLookup");
  }

  @Test
  void findsRowsByThePrimaryKey() throws SQLException {
    execute("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR, n INT)");
    execute("INSERT INTO t VALUES (1, 'a', 10), (2, 'b', 20), (3, 'c', NULL), (-4, 'd', 40)");
    assertLookup("SELECT * FROM t WHERE id = 2");
    assertThat(rows("SELECT * FROM t WHERE id = 2")).containsExactly("2|b|20");
    assertThat(rows("SELECT name FROM t WHERE id = ?", 1)).containsExactly("a");
    assertThat(rows("SELECT name FROM t WHERE ? = id", 3L)).containsExactly("c");
    assertThat(rows("SELECT name FROM t WHERE id = ?", new Object[] {null})).isEmpty();
    assertThat(rows("SELECT name FROM t WHERE id = NULL")).isEmpty();
    assertThat(rows("SELECT name FROM t WHERE id = 7")).isEmpty();
    assertThat(rows("SELECT name FROM t WHERE id = ? AND n > ?", 2, 19)).containsExactly("b");
    assertThat(rows("SELECT name FROM t WHERE id = ? AND n > ?", 2, 20)).isEmpty();
    assertThat(rows("SELECT name FROM t WHERE id = ? AND n IS NULL", 3)).containsExactly("c");
    assertThat(rows("SELECT name FROM t WHERE id = 1 AND id = 2")).isEmpty();
    assertThat(rows("SELECT COUNT(*), SUM(n) FROM t WHERE id = 2")).containsExactly("1|20");
    assertThat(rows("SELECT COUNT(*), SUM(n) FROM t WHERE id = 9")).containsExactly("0|null");
    assertThat(rows("SELECT name FROM t WHERE id = CAST(? AS BIGINT)", -4)).containsExactly("d");
  }

  @Test
  void findsEachRowOnceHoweverOftenItsKeyIsListed() throws SQLException {
    execute("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR)");
    execute("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')");
    assertLookup("SELECT * FROM t WHERE id IN (3, 1, 3, 9)");
    assertThat(rows("SELECT id FROM t WHERE id IN (3, 1, 3, 9) ORDER BY id"))
        .containsExactly("1", "3");
    assertThat(rows("SELECT id FROM t WHERE id IN (?, ?, ?) ORDER BY id", 4, 2, 4))
        .containsExactly("2", "4");
    assertThat(rows("SELECT id FROM t WHERE id IN (?, ?)", null, 2)).containsExactly("2");
    assertThat(rows("SELECT id FROM t WHERE id = 1 OR id = ? OR id IN (2, 1) ORDER BY id", 2))
        .containsExactly("1", "2");
    assertThat(rows("SELECT id FROM t WHERE id IN (1, 2, NULL) ORDER BY id"))
        .containsExactly("1", "2");
    assertThat(rows("SELECT id FROM t WHERE id NOT IN (1, 2) ORDER BY id"))
        .containsExactly("3", "4");
    assertScan("SELECT id FROM t WHERE id NOT IN (1, 2)");
    assertScan("SELECT id FROM t WHERE id = 1 OR name = 'b'");
    assertThat(rows("SELECT id FROM t WHERE id = 1 OR name = 'b' ORDER BY id"))
        .containsExactly("1", "2");
  }

  @Test
  void findsRowsByKeysOfSeveralColumns() throws SQLException {
    execute("CREATE TABLE t (b VARCHAR, a INT, c DATE, v INT, PRIMARY KEY (a, b))");
    execute(
        "INSERT INTO t VALUES ('x', 1, DATE '2026-01-01', 1), ('y', 1, NULL, 2), ('x', 2, NULL, 3)");
    assertLookup("SELECT v FROM t WHERE a = 1 AND b = 'y'");
    assertThat(rows("SELECT v FROM t WHERE b = ? AND a = ?", "y", 1)).containsExactly("2");
    assertThat(rows("SELECT v FROM t WHERE (a, b) = (2, 'x')")).containsExactly("3");
    assertThat(rows("SELECT v FROM t WHERE a IN (1, 2, 5) AND b IN ('x', 'z') ORDER BY v"))
        .containsExactly("1", "3");
    assertThat(rows("SELECT v FROM t WHERE a IN (?, ?) AND b = ? ORDER BY v", 2, 1, "x"))
        .containsExactly("1", "3");
    assertScan("SELECT v FROM t WHERE a = 1");
    assertThat(rows("SELECT v FROM t WHERE a = 1 ORDER BY v")).containsExactly("1", "2");
    assertScan("SELECT v FROM t WHERE a = 1 AND b > 'x'");
  }

  @Test
  void findsRowsByUniqueConstraints() throws SQLException {
    execute("CREATE TABLE t (id INT PRIMARY KEY, email VARCHAR UNIQUE, code CHAR(4) UNIQUE)");
    execute("INSERT INTO t VALUES (1, 'a@x', 'ab'), (2, NULL, 'cdef'), (3, NULL, NULL)");
    assertLookup("SELECT id FROM t WHERE email = 'a@x'");
    assertThat(rows("SELECT id FROM t WHERE email = ?", "a@x")).containsExactly("1");
    assertThat(rows("SELECT id FROM t WHERE email = ?", new Object[] {null})).isEmpty();
    assertThat(rows("SELECT id FROM t WHERE email = 'a@x '")).isEmpty();
    assertThat(rows("SELECT id FROM t WHERE email IS NULL ORDER BY id")).containsExactly("2", "3");
    assertLookup("SELECT id FROM t WHERE code = 'ab'");
    assertThat(rows("SELECT id FROM t WHERE code = 'ab'")).containsExactly("1");
    assertThat(rows("SELECT id FROM t WHERE code = 'ab  '")).containsExactly("1");
    assertThat(rows("SELECT id FROM t WHERE code = 'abc'")).isEmpty();
    assertThat(rows("SELECT id FROM t WHERE code = 'cdefg'")).isEmpty();
    assertThat(rows("SELECT id FROM t WHERE code IN ('cdef', 'ab') ORDER BY id"))
        .containsExactly("1", "2");
    execute("CREATE TABLE bag (a INT UNIQUE, b INT)");
    execute("INSERT INTO bag VALUES (1, 1), (NULL, 2), (NULL, 2), (3, 3)");
    assertLookup("SELECT b FROM bag WHERE a = 3");
    assertThat(rows("SELECT b FROM bag WHERE a IN (3, 1) ORDER BY b")).containsExactly("1", "3");
  }

  @Test
  void comparesAsAScanDoes() throws SQLException {
    execute(
        "CREATE TABLE t (id INT PRIMARY KEY, i INT, b BIGINT UNIQUE, d DECIMAL(6, 2) UNIQUE,"
            + " d2 DECIMAL(6, 2), s SMALLINT UNIQUE, s2 SMALLINT, c CHAR(3) UNIQUE, c2 CHAR(3),"
            + " f DOUBLE UNIQUE, ts TIMESTAMP UNIQUE, dt DATE UNIQUE)");
    execute(
        "INSERT INTO t VALUES (1, 1, 1, 1.50, 1.50, 1, 1, 'a', 'a', 1.5,"
            + " TIMESTAMP '2026-01-01 00:00:00', DATE '2026-01-01'),"
            + " (2, 2, 3000000000, 2.00, 2.00, 32767, 32767, 'abc', 'abc', 0.0,"
            + " TIMESTAMP '2026-01-01 12:00:00.5', DATE '2026-01-02')");
    for (String value :
        List.of("1", "1.5", "1.50", "1.505", "2", "99999999999", "32767", "32768")) {
      assertSame("d", "d2", value);
      assertSame("s", "s2", value);
      assertSame("id", "i", value);
    }
    for (String value : List.of("'a'", "'a  '", "'a     '", "'abc'", "'abcd'", "''")) {
      assertSame("c", "c2", value);
    }
    assertThat(rows("SELECT id FROM t WHERE id = 3000000000")).isEmpty();
    assertThat(rows("SELECT id FROM t WHERE b = 3000000000")).containsExactly("2");
    assertThat(rows("SELECT id FROM t WHERE d = ?", new BigDecimal("1.5"))).containsExactly("1");
    assertThat(rows("SELECT id FROM t WHERE id = CAST(? AS DECIMAL(5, 1))", new BigDecimal("1.0")))
        .containsExactly("1");
    assertThat(rows("SELECT id FROM t WHERE id = CAST(? AS DECIMAL(5, 1))", new BigDecimal("1.4")))
        .isEmpty();
    assertThat(rows("SELECT id FROM t WHERE dt = DATE '2026-01-02'")).containsExactly("2");
    assertThat(rows("SELECT id FROM t WHERE ts = DATE '2026-01-01'")).containsExactly("1");
    assertThat(rows("SELECT id FROM t WHERE ts = TIMESTAMP '2026-01-01 12:00:00.5'"))
        .containsExactly("2");
    assertScan("SELECT id FROM t WHERE f = 1.5");
    assertThat(rows("SELECT id FROM t WHERE f = -0.0")).containsExactly("2");
    assertScan("SELECT id FROM t WHERE b = CAST(3e9 AS DOUBLE)");
    assertThat(rows("SELECT id FROM t WHERE b = CAST(3e9 AS DOUBLE)")).containsExactly("2");
    assertScan("SELECT id FROM t WHERE id + 1 = 2");
    assertThat(rows("SELECT id FROM t WHERE id + 1 = 2")).containsExactly("1");
    assertScan("SELECT id FROM t WHERE id = i");
  }

  private void assertSame(String key, String twin, String value) throws SQLException {
    assertThat(rows("SELECT id FROM t WHERE " + key + " = " + value + " ORDER BY id"))
        .as(key + " = " + value)
        .isEqualTo(rows("SELECT id FROM t WHERE " + twin + " = " + value + " ORDER BY id"));
  }

  @Test
  void changesRowsByTheirKeys() throws SQLException {
    execute("CREATE TABLE t (id INT PRIMARY KEY, n INT CHECK (n < 100))");
    execute("CREATE MATERIALIZED VIEW total AS SELECT SUM(n) AS s FROM t");
    execute("INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)");
    assertLookup("UPDATE t SET n = 1 WHERE id = 2");
    assertLookup("DELETE FROM t WHERE id IN (1, 2)");
    assertThat(update("UPDATE t SET n = n + ? WHERE id = ?", 1, 2)).isEqualTo(1);
    assertThat(update("UPDATE t SET n = 0 WHERE id = ?", 7)).isZero();
    assertThat(update("UPDATE t SET n = n + 1 WHERE id IN (?, ?, ?)", 1, 1, 3)).isEqualTo(2);
    assertThat(rows("SELECT * FROM t ORDER BY id")).containsExactly("1|11", "2|21", "3|31");
    assertThat(rows("SELECT s FROM total")).containsExactly("63");
    assertThat(update("DELETE FROM t WHERE id = ?", 1)).isEqualTo(1);
    assertThat(update("DELETE FROM t WHERE id = ?", new Object[] {null})).isZero();
    assertThat(rows("SELECT s FROM total")).containsExactly("52");
    assertThat(update("UPDATE t SET id = id + 1 WHERE id = 3")).isEqualTo(1);
    assertThat(rows("SELECT n FROM t WHERE id = 4")).containsExactly("31");
    assertThat(rows("SELECT n FROM t WHERE id = 3")).isEmpty();
  }

  @Test
  void findsRowsOfViewsByTheirKey() throws SQLException {
    execute("CREATE TABLE t (id INT PRIMARY KEY, g VARCHAR, n INT)");
    execute(
        "CREATE MATERIALIZED VIEW groups AS"
            + " SELECT COUNT(*) AS c, g, SUM(n) AS s FROM t GROUP BY g");
    execute("CREATE MATERIALIZED VIEW large AS SELECT n, id FROM t WHERE n > 10");
    execute("INSERT INTO t VALUES (1, 'a', 10), (2, 'b', 20), (3, 'a', 30), (4, NULL, 40)");
    assertLookup("SELECT * FROM groups WHERE g = 'a'");
    assertThat(rows("SELECT * FROM groups WHERE g = ?", "a")).containsExactly("2|a|40");
    assertThat(rows("SELECT s FROM groups WHERE g IN ('b', 'c', 'a', 'b') ORDER BY s"))
        .containsExactly("20", "40");
    assertThat(rows("SELECT s FROM groups WHERE g IS NULL")).containsExactly("40");
    assertScan("SELECT * FROM groups WHERE c = 2");
    assertLookup("SELECT n FROM large WHERE id = 3");
    assertThat(rows("SELECT n FROM large WHERE id = 3")).containsExactly("30");
    assertThat(rows("SELECT n FROM large WHERE id = 1")).isEmpty();
    execute("UPDATE t SET g = 'b', n = 5 WHERE id = 3");
    assertThat(rows("SELECT * FROM groups WHERE g = 'a'")).containsExactly("1|a|10");
    assertThat(rows("SELECT * FROM groups WHERE g = 'b'")).containsExactly("2|b|25");
    assertThat(rows("SELECT n FROM large WHERE id = 3")).isEmpty();
    execute("DELETE FROM t WHERE g = 'a'");
    assertThat(rows("SELECT * FROM groups WHERE g = 'a'")).isEmpty();
  }

  @Test
  void joinsRowsThatAreFoundByKey() throws SQLException {
    execute("CREATE TABLE o (id INT PRIMARY KEY, customer INT)");
    execute("CREATE TABLE c (id INT PRIMARY KEY, name VARCHAR)");
    execute("INSERT INTO o VALUES (1, 7), (2, 8), (3, 7)");
    execute("INSERT INTO c VALUES (7, 'x'), (8, 'y')");
    assertThat(rows("SELECT o.id, c.name FROM o JOIN c ON o.customer = c.id WHERE o.id = ?", 3))
        .containsExactly("3|x");
    assertThat(
            rows(
                "SELECT a.id, b.id AS other FROM o a LEFT JOIN o b ON a.customer = b.customer AND b.id = 3"
                    + " WHERE a.id IN (1, 2) ORDER BY 1"))
        .containsExactly("1|3", "2|null");
    assertThat(
            rows(
                "SELECT (SELECT name FROM c WHERE id = 8) || (SELECT name FROM c WHERE id = ?)", 7))
        .containsExactly("yx");
    assertThat(rows("SELECT id FROM o WHERE id = 1 UNION ALL SELECT id FROM o WHERE id = 3"))
        .containsExactlyInAnyOrder("1", "3");
  }

  @Test
  void listsOfAnyLengthFindTheirRows() throws SQLException {
    execute("CREATE TABLE t (id INT PRIMARY KEY)");
    for (int i = 0; i < 10; i++) {
      execute("INSERT INTO t VALUES (" + i * 1_000 + ")");
    }
    for (int length : new int[] {21, 300, 5_000}) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        values.add(Integer.toString(i * 500));
      }
      String query = "SELECT id FROM t WHERE id IN (" + String.join(", ", values) + ") ORDER BY id";
      int expected = Math.min(10, (length + 1) / 2);
      assertThat(rows(query)).hasSize(expected);
    }
    Object[] parameters = new Object[300];
    Arrays.setAll(parameters, i -> i * 500);
    String marks = String.join(", ", "?".repeat(300).split(""));
    assertThat(rows("SELECT id FROM t WHERE id IN (" + marks + ") ORDER BY id", parameters))
        .hasSize(10);
  }
}
