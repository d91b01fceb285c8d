package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Answers that were wrong once. Expected are those that PostgreSQL gives by its manual, and DuckDB
 * when asked.
 */
class AnswersTest {

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void theNegativeOfANegativeLiteralIsPositive() throws SQLException {
    assertThat(rows("SELECT -COALESCE(-29, 14 / 7), -(-3), - (- 2.5), -(-(-4))"))
        .containsExactly("29, 3, 2.5, -4");
  }

  @Test
  void decimalsMeetDoubles() throws SQLException {
    statement.execute("CREATE TABLE t (d DECIMAL(38, 6), e DECIMAL(10, 2), f DOUBLE, r REAL)");
    statement.execute("INSERT INTO t VALUES (2.5, 0.25, 1.5, 0.5), (NULL, 1, 2, NULL)");
    assertThat(rows("SELECT d + f, f - e, e * f, f / e, d + r, MOD(e, 1) FROM t ORDER BY e"))
        .containsExactly("4, 1.25, 0.375, 6, 3, 0.25", "null, 1, 2, 2, null, 0.00");
    assertThat(rows("SELECT AVG(e) + MAX(f) FROM t")).containsExactly("2.625");
  }

  /** Keys are looked up before it is known how many rows there are. */
  @Test
  void keysAndManyRowsOfTheSameColumns() throws SQLException {
    statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)");
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
      for (int i = 0; i < 1_000; i++) {
        insert.setLong(1, i);
        insert.setLong(2, i);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    assertThat(
            rows(
                """
                SELECT COUNT(*), SUM(x) FROM (
                  SELECT n FROM t WHERE id IN (CAST(3 AS INTEGER) + 1, ABS(-7), 1000) UNION ALL SELECT n + 1 FROM t) AS u (x)
                """))
        .containsExactly("1002, 500511");
  }

  @Test
  void coalesceOfDifferentTypesSeesNull() throws SQLException {
    statement.execute("CREATE TABLE t (i INTEGER, b BIGINT, j INTEGER NOT NULL)");
    statement.execute("INSERT INTO t VALUES (NULL, 5, 6), (NULL, NULL, 7), (1, NULL, 8)");
    assertThat(rows("SELECT COALESCE(i, b), COALESCE(i, b, j), COALESCE(i + 1, b, 3) FROM t"))
        .containsExactlyInAnyOrder("5, 5, 5", "null, 7, 3", "1, 1, 2");
    assertThat(rows("SELECT COALESCE(CASE WHEN j = 6 THEN 3 END, b * 94, 0) FROM t"))
        .containsExactlyInAnyOrder("3", "0", "0");
  }

  @Test
  void columnsOfAnAnswerMayHaveOneName() throws SQLException {
    assertThat(rows("SELECT 1 AS a, 2 AS a")).containsExactly("1, 2");
    statement.execute("CREATE MATERIALIZED VIEW v (a, b) AS SELECT 1 AS x, 2 AS x");
    assertThat(rows("SELECT b, a FROM v")).containsExactly("2, 1");
    assertThatThrownBy(
            () -> statement.execute("CREATE MATERIALIZED VIEW w AS SELECT 1 AS x, 2 AS x"))
        .hasMessageContaining("two columns of the result are named 'x'");
  }

  @Test
  void textsOfNoRowsAreNull() throws SQLException {
    statement.execute("CREATE TABLE t (c VARCHAR NOT NULL)");
    String query =
        """
        SELECT STRING_AGG(c, '+'), STRING_AGG(c, '+' ORDER BY c), STRING_AGG(DISTINCT c, '+'),
          LISTAGG(c, '+') WITHIN GROUP (ORDER BY c), STRING_AGG(c, '+') FILTER (WHERE c > 'b'),
          STRING_AGG(c, '+' ORDER BY c) FILTER (WHERE c > 'b')
        FROM t\
        """;
    assertThat(rows(query)).containsExactly("null, null, null, null, null, null");
    statement.execute("INSERT INTO t VALUES ('b'), ('a')");
    assertThat(rows(query)).containsExactly("b+a, a+b, b+a, a+b, null, null");
    statement.execute("INSERT INTO t VALUES ('c')");
    assertThat(rows(query)).containsExactly("b+a+c, a+b+c, b+a+c, a+b+c, c, c");
  }

  @Test
  void percentilesTakeAFilter() throws SQLException {
    assertThat(
            rows(
                """
                SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY a) FILTER (WHERE a > 1),
                  PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY a) FILTER (WHERE a > 9)
                FROM (VALUES (1), (2), (3), (4)) AS t (a)
                """))
        .containsExactly("3, null");
  }

  @Test
  void anAggregateOfAllRowsHasItsRowFromTheBeginning() throws SQLException {
    statement.execute("CREATE TABLE t (a INTEGER, c VARCHAR NOT NULL)");
    statement.execute("CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) AS n, MAX(c) AS m FROM t");
    statement.execute(
        "CREATE MATERIALIZED VIEW w AS SELECT a, COUNT(*) AS n FROM t GROUP BY ROLLUP (a)");
    statement.execute("CREATE MATERIALIZED VIEW x AS SELECT SUM(n) + 1 AS s FROM v");
    statement.execute(
        "CREATE MATERIALIZED VIEW y AS SELECT COUNT(*) AS n FROM t HAVING COUNT(*) > 0");
    assertThat(rows("SELECT * FROM v")).containsExactly("0, null");
    assertThat(rows("SELECT * FROM w")).containsExactly("null, 0");
    assertThat(rows("SELECT * FROM x")).containsExactly("1");
    assertThat(rows("SELECT * FROM y")).isEmpty();
    statement.execute("INSERT INTO t VALUES (1, 'k')");
    assertThat(rows("SELECT * FROM v")).containsExactly("1, k");
    assertThat(rows("SELECT * FROM w")).containsExactlyInAnyOrder("null, 1", "1, 1");
    assertThat(rows("SELECT * FROM x")).containsExactly("2");
    assertThat(rows("SELECT * FROM y")).containsExactly("1");
    statement.execute("DELETE FROM t");
    assertThat(rows("SELECT * FROM v")).containsExactly("0, null");
    assertThat(rows("SELECT * FROM w")).containsExactly("null, 0");
  }

  /**
   * Statements share classes of one shape, which keep the names they were generated under: two
   * pipelines of a statement may run classes of one name.
   */
  @Test
  void pipelinesRunTheirOwnClassWhateverItIsCalled() throws SQLException {
    statement.execute("CREATE TABLE t (a DOUBLE, b BIGINT)");
    try (PreparedStatement held =
        connection.prepareStatement(
            "INSERT INTO t VALUES (CAST(1.5 AS DOUBLE), NULL), (NULL, 2)")) {
      held.executeUpdate();
      statement.execute(
          """
          INSERT INTO t VALUES (CAST(2.5 AS DOUBLE), 5), (CAST(3.5 AS DOUBLE), NULL), (NULL, 7),
            (CAST(4.5 AS DOUBLE), 6)
          """);
      held.executeUpdate();
    }
    assertThat(rows("SELECT * FROM t"))
        .containsExactlyInAnyOrder(
            "1.5, null",
            "1.5, null",
            "null, 2",
            "null, 2",
            "2.5, 5",
            "3.5, null",
            "null, 7",
            "4.5, 6");
  }

  @Test
  void setsOfLiteralsAreNotEvaluatedByThePlanner() throws SQLException {
    statement.execute("CREATE TABLE t (e BIGINT)");
    statement.execute("INSERT INTO t VALUES (3)");
    assertThat(
            rows(
                """
                SELECT DISTINCT c2 FROM (
                  (SELECT e AS c1, CAST(FALSE AS VARCHAR) AS c2 FROM t)
                  INTERSECT (SELECT CAST(3 AS BIGINT) AS c1, 'false' AS c2 FROM t)) AS r
                """))
        .containsExactly("false");
  }

  /** Rows that are the same come out of a join as one with a weight. */
  @Test
  void rowsThatAreTheSameAreSortedAsManyTimes() throws SQLException {
    statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, d BIGINT)");
    statement.execute("CREATE TABLE u (c BIGINT, e INTEGER)");
    statement.execute("CREATE TABLE w (b BOOLEAN)");
    statement.execute("INSERT INTO t VALUES (15, 5), (17, 5), (18, 6)");
    statement.execute("INSERT INTO w VALUES (FALSE)");
    String query = "SELECT d, e FROM t LEFT JOIN u ON d = c RIGHT JOIN w ON FALSE = b";
    assertThat(rows(query)).containsExactlyInAnyOrder("5, null", "5, null", "6, null");
    assertThat(rows(query + " ORDER BY 1, 2")).containsExactly("5, null", "5, null", "6, null");
    assertThat(rows(query + " ORDER BY 1 DESC LIMIT 1 OFFSET 1")).containsExactly("5, null");
  }

  @Test
  void textOfTextLiteralsKeepsItsBlanks() throws SQLException {
    statement.execute("CREATE TABLE t (b INTEGER)");
    statement.execute("INSERT INTO t VALUES (3)");
    assertThat(
            rows(
                """
                SELECT CASE WHEN b = 4 THEN CAST(NULL AS VARCHAR) WHEN b = 3
                  THEN CASE WHEN b = 3 THEN 'b ' END ELSE 'aab' END || '|' FROM t
                """))
        .containsExactly("b |");
  }

  @Test
  void aSubqueryReadsColumnsThatCoalesceKnowsToBeThere() throws SQLException {
    statement.execute("CREATE TABLE u (id INTEGER, d INTEGER)");
    statement.execute("CREATE TABLE w (id INTEGER)");
    String query = "SELECT id FROM u WHERE id < 3 OR COALESCE(d, d) NOT IN (SELECT u.d FROM w)";
    statement.execute("CREATE MATERIALIZED VIEW v AS " + query);
    statement.execute("INSERT INTO u VALUES (15, NULL), (16, 1)");
    assertThat(rows("SELECT * FROM v")).containsExactlyInAnyOrder("15", "16");
    statement.execute("INSERT INTO w VALUES (27)");
    assertThat(rows("SELECT * FROM v")).isEmpty();
    assertThat(rows(query)).isEmpty();
  }

  /** NULLIF asks its query twice; while a change passes, both must see the same. */
  @Test
  void aQueryThatIsWrittenOutTwiceHasOneValue() throws SQLException {
    statement.execute("CREATE TABLE u (id INTEGER)");
    statement.execute("CREATE TABLE w (a INTEGER)");
    statement.execute(
        "CREATE MATERIALIZED VIEW v AS SELECT 4 / NULLIF((SELECT MAX(a) FROM w), 0) AS x,"
            + " 4 / NULLIF((SELECT MAX(a) FROM w WHERE a < u.id), 0) AS y FROM u");
    statement.execute("INSERT INTO u VALUES (3)");
    statement.execute("INSERT INTO w VALUES (-1), (0)");
    assertThat(rows("SELECT * FROM v")).containsExactly("null, null");
    statement.execute("UPDATE w SET a = 2 WHERE a = 0");
    assertThat(rows("SELECT * FROM v")).containsExactly("2, 2");
  }

  @Test
  void aggregatedTextIsOfAnyLength() throws SQLException {
    statement.execute("CREATE TABLE t (b BOOLEAN)");
    statement.execute("INSERT INTO t VALUES (TRUE), (FALSE)");
    assertThat(
            rows(
                """
                SELECT CASE WHEN BOOL_OR(b) THEN
                  STRING_AGG(CASE WHEN b THEN 'same' ELSE 'other' END, '+' ORDER BY b) END FROM t
                """))
        .containsExactly("other+same");
  }

  @Test
  void statementsOfOtherDatabasesAreRefused() {
    for (String sql :
        List.of(
            "CREATE INDEX i ON t (a)",
            "CREATE UNIQUE INDEX i ON t (a)",
            "DROP INDEX i",
            "REINDEX t",
            "CREATE VIEW v AS SELECT 1",
            "CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1")) {
      assertThatThrownBy(() -> statement.execute(sql))
          .as(sql)
          .isInstanceOf(SQLFeatureNotSupportedException.class);
    }
  }

  @Test
  void bytesHavePlaces() throws SQLException {
    assertThat(
            rows(
                "SELECT TO_HEX(LEFT(x'ABCDEF', 1)), TO_HEX(RIGHT(x'ABCDEF', 2)), TO_HEX(LEFT(x'ABCDEF', -1)), TO_HEX(RIGHT(x'ABCDEF', -5)),"
                    + " POSITION(x'bbc4' IN x'aabbc4'), POSITION(x'bb' IN x'aabbccbb' FROM 3), POSITION(x'dd' IN x'aa'),"
                    + " TO_HEX(OVERLAY(x'ABCDEF1234' PLACING x'2345' FROM 1 FOR 3)), TO_HEX(OVERLAY(x'ABCDEF' PLACING x'99' FROM 9)),"
                    + " STARTS_WITH(x'C3A4', x'C3'), ENDSWITH(x'C3A4', x'C3')"))
        .containsExactly("ab, cdef, abcd, , 2, 4, 0, 23451234, abcdef99, true, false");
  }

  @Test
  void functionsOfCharactersTakeNoBytes() {
    for (String call : List.of("LPAD(x'ABCDEF', 4)", "CAST(INTERVAL '1' YEAR AS INTEGER)")) {
      assertThatThrownBy(() -> rows("SELECT " + call))
          .as(call)
          .isInstanceOf(SQLFeatureNotSupportedException.class);
    }
    assertThatThrownBy(() -> rows("SELECT BIT_AND(x) FROM (VALUES (x'03')) AS t (x)"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }

  /** 23 January 2008 was a Wednesday: 4 for ODBC, 3 for PostgreSQL. */
  @Test
  void daysOfAWeekAreCounted() throws SQLException {
    assertThat(rows("SELECT DAYOFWEEK(DATE '2008-01-23'), EXTRACT(DOW FROM DATE '2008-01-23')"))
        .containsExactly("4, 3");
  }

  @Test
  void nullsAndNumbersAmongTexts() throws SQLException {
    assertThat(rows("SELECT CONCAT(NULL, NULL), CONCAT(NULL, 'b'), CONCAT('a', NULL, 'b')"))
        .containsExactly(", b, ab");
    assertThat(
            rows(
                """
                SELECT JSON_VALUE('{"a": 100, "b": "x"}', 'lax $.a' RETURNING INTEGER) + 1,
                  JSON_VALUE('{"a": 100, "b": "x"}', 'lax $.b' RETURNING INTEGER)
                """))
        .containsExactly("101, null");
  }

  @Test
  void groupingSetsThatRepeat() throws SQLException {
    statement.execute("CREATE TABLE t (a INTEGER, b INTEGER)");
    statement.execute("INSERT INTO t VALUES (1, 2)");
    assertThat(rows("SELECT a, COUNT(*) FROM t GROUP BY GROUPING SETS ((a), (a), ())"))
        .containsExactlyInAnyOrder("1, 1", "1, 1", "null, 1");
    assertThatThrownBy(() -> rows("SELECT GROUPING(a) FROM t GROUP BY GROUPING SETS ((a), (), ())"))
        .hasMessageContaining("GROUPING over grouping sets that repeat is not executed");
  }

  /** CHAR is padded, VARCHAR is not; a literal is what it is compared with. */
  @Test
  void blanksAtTheEndDoNotCountInChars() throws SQLException {
    statement.execute("CREATE TABLE t (c CHAR(5), v VARCHAR(9), n INTEGER)");
    statement.execute("INSERT INTO t VALUES ('ab', 'ab', 1), ('cd  ', 'cd  ', 2)");
    for (String condition :
        List.of(
            "c = 'ab'",
            "c = 'ab         '",
            "'ab         ' = c",
            "c IN ('ab         ', 'x')",
            "c NOT IN ('cd         ', 'x        ')",
            "c < 'cd             '",
            "c BETWEEN 'ab         ' AND 'ab              '",
            "CASE c WHEN 'ab             ' THEN TRUE ELSE FALSE END",
            "NULLIF(c, 'ab              ') IS NULL",
            "c IS NOT DISTINCT FROM 'ab         '",
            "(c, n) = ('ab             ', 1)",
            "(c, n) IN (('ab            ', 1), ('q', 2))",
            "v = 'ab'",
            "v = c")) {
      assertThat(rows("SELECT n FROM t WHERE " + condition)).as(condition).containsExactly("1");
    }
    for (String condition : List.of("v = 'ab         '", "v = 'cd'", "v = c AND n = 2")) {
      assertThat(rows("SELECT n FROM t WHERE " + condition)).as(condition).isEmpty();
    }
    try (PreparedStatement prepared =
        connection.prepareStatement("SELECT n FROM t WHERE c = 'ab        ' AND n = ?")) {
      prepared.setInt(1, 1);
      try (ResultSet found = prepared.executeQuery()) {
        assertThat(found.next()).isTrue();
      }
    }
  }

  /**
   * As in PostgreSQL, where a strict operator with a literal NULL is NULL before there are rows.
   */
  @Test
  void whatStandsBesideNullDoesNotOverflow() throws SQLException {
    statement.execute("CREATE TABLE t (n INTEGER NOT NULL)");
    statement.execute("INSERT INTO t VALUES (2147483647)");
    assertThat(rows("SELECT n FROM t WHERE NOT (NULL > 33 + n * 2)")).isEmpty();
    assertThat(
            rows("SELECT NULL + n * 2, n * 2 < NULL, 3 * (CAST(NULL AS INTEGER) - n * 2) FROM t"))
        .containsExactly("null, null, null");
  }

  /**
   * The rows that an array yields are more than the table has, in batches of one size all the way.
   */
  @Test
  void rowsOfArraysAreSortedBehindAJoin() throws SQLException {
    statement.execute("CREATE TABLE u (id INTEGER)");
    statement.execute("CREATE TABLE t (c BIGINT NOT NULL, e INTEGER)");
    statement.execute("INSERT INTO t VALUES (7, 1)");
    assertThat(
            rows(
                "SELECT (SELECT 4 FROM u) AS s, e, x FROM t CROSS JOIN UNNEST(ARRAY[c + 1, c]) AS a"
                    + " (x) ORDER BY x LIMIT 2"))
        .containsExactly("null, 1, 7", "null, 1, 8");
  }

  @Test
  void changesOfTablesAreExplained() throws SQLException {
    statement.execute("CREATE TABLE t (a INTEGER)");
    assertThat(rows("EXPLAIN INSERT INTO t VALUES (1)").getFirst()).contains("t_change");
    assertThat(String.join("\n", rows("EXPLAIN DELETE FROM t WHERE a > 3"))).contains("Filter");
    assertThat(String.join("\n", rows("EXPLAIN UPDATE t SET a = 4 WHERE a > 3")))
        .contains("Filter");
  }

  private List<String> rows(String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(String.join(", ", row));
      }
      return rows;
    }
  }
}
