package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Window functions and first rows: what comes out, row by row, and what is taken back. */
@Timeout(60)
class OverTest {

  record Reading(String k, @Nullable Long v) {}

  /** What a stream puts out when readings come one by one, each a batch of its own. */
  private static List<String> changes(String query, Object... readings) {
    List<String> seen = new ArrayList<>();
    LaminarOptions oneByOne =
        LaminarOptions.defaults().withEngine(EngineOptions.defaults().withBatchCapacity(1));
    try (Laminar db = Laminar.open(oneByOne)) {
      db.execute(
          "CREATE SOURCE readings (k VARCHAR NOT NULL, v BIGINT); CREATE STREAM result AS "
              + query);
      try (Subscription<Row> rows = db.subscribe("result")) {
        Source<Reading> source = db.source("readings", Reading.class);
        for (int i = 0; i < readings.length; i += 2) {
          Number v = (Number) readings[i + 1];
          source.push(new Reading((String) readings[i], v == null ? null : v.longValue()));
        }
        source.end();
        for (Row row : rows) {
          seen.add((row.weight() > 0 ? "+" : "") + row.weight() + " " + row.toMap().values());
        }
      }
    }
    return seen;
  }

  private static List<List<Object>> rows(Laminar db, String sql, Object... parameters) {
    try (PreparedCommand command = db.prepare(sql)) {
      Execution.Rows rows =
          (Execution.Rows) command.execute(Arrays.asList(parameters), ExecuteOptions.defaults());
      List<List<Object>> read = new ArrayList<>();
      try (Cursor cursor = rows.cursor()) {
        while (cursor.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 0; i < command.columns().size(); i++) {
            row.add(cursor.getObject(i));
          }
          read.add(row);
        }
      }
      return read;
    }
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void onlyRowsWithOtherResultsComeAgain() {
    assertThat(
            changes(
                "SELECT v, LAG(v) OVER (ORDER BY v) AS before FROM readings",
                "a",
                10,
                "a",
                30,
                "a",
                20,
                "a",
                40))
        .containsExactly(
            "+1 [10, null]",
            "+1 [30, 10]",
            "+1 [20, 10]",
            "-1 [30, 10]",
            "+1 [30, 20]",
            "+1 [40, 30]");
  }

  @Test
  void peersShareTheirFrame() {
    assertThat(
            changes(
                "SELECT k, SUM(v) OVER (ORDER BY k) AS s FROM readings", "b", 5, "a", 1, "b", 2))
        .containsExactly(
            "+1 [b, 5]",
            "+1 [a, 1]",
            "-1 [b, 5]",
            "+1 [b, 6]",
            "-1 [b, 6]",
            "+1 [b, 8]",
            "+1 [b, 8]");
  }

  @Test
  void rowsEnterAndLeaveTheFirstOnes() {
    assertThat(
            changes(
                "SELECT v FROM readings ORDER BY v DESC LIMIT 2",
                "a",
                5,
                "a",
                3,
                "a",
                4,
                "a",
                1,
                "a",
                9))
        .containsExactly("+1 [5]", "+1 [3]", "-1 [3]", "+1 [4]", "-1 [4]", "+1 [9]");
    assertThat(
            changes(
                "SELECT v FROM readings ORDER BY v LIMIT 1 OFFSET 1",
                "a",
                5,
                "a",
                3,
                "a",
                4,
                "a",
                9))
        .containsExactly("+1 [5]", "-1 [5]", "+1 [4]");
    assertThat(
            changes(
                "SELECT k, v FROM readings QUALIFY ROW_NUMBER() OVER (PARTITION BY k ORDER BY v DESC) = 1",
                "a",
                5,
                "b",
                1,
                "a",
                3,
                "b",
                2))
        .containsExactly("+1 [a, 5]", "+1 [b, 1]", "-1 [b, 1]", "+1 [b, 2]");
  }

  @Test
  void whatMovesUpComesOut() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE t (id INTEGER PRIMARY KEY, k VARCHAR, v INTEGER);
          INSERT INTO t VALUES (1, 'a', 10), (2, 'a', 20), (3, 'a', 30), (4, 'b', 1);
          CREATE MATERIALIZED VIEW best AS
            SELECT k, id, r FROM (SELECT k, id, RANK() OVER (PARTITION BY k ORDER BY v DESC) AS r FROM t) AS x
            WHERE r <= 2;
          CREATE MATERIALIZED VIEW last AS SELECT id FROM t ORDER BY id DESC LIMIT 2;
          """);
      assertThat(rows(db, "SELECT * FROM best ORDER BY k, r, id"))
          .containsExactly(row("a", 3, 1L), row("a", 2, 2L), row("b", 4, 1L));
      db.execute("DELETE FROM t WHERE id = 3");
      assertThat(rows(db, "SELECT * FROM best ORDER BY k, r, id"))
          .containsExactly(row("a", 2, 1L), row("a", 1, 2L), row("b", 4, 1L));
      db.execute("UPDATE t SET v = 20 WHERE k = 'a'");
      assertThat(rows(db, "SELECT * FROM best ORDER BY k, r, id"))
          .containsExactly(row("a", 1, 1L), row("a", 2, 1L), row("b", 4, 1L));
      assertThat(rows(db, "SELECT * FROM last ORDER BY id")).containsExactly(row(2), row(4));
      db.execute("DELETE FROM t; INSERT INTO t VALUES (7, NULL, NULL)");
      assertThat(rows(db, "SELECT * FROM best")).containsExactly(row(null, 7, 1L));
      assertThat(rows(db, "SELECT * FROM last")).containsExactly(row(7));
    }
  }

  @Test
  void equalRowsAreNumberedOneByOne() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE bag (x INTEGER);
          CREATE MATERIALIZED VIEW numbered AS SELECT x, ROW_NUMBER() OVER (ORDER BY x) AS n FROM bag;
          INSERT INTO bag VALUES (1), (1), (2), (1);
          """);
      assertThat(rows(db, "SELECT * FROM numbered ORDER BY n"))
          .containsExactly(row(1, 1L), row(1, 2L), row(1, 3L), row(2, 4L));
      db.execute("INSERT INTO bag VALUES (0), (2)");
      db.execute("DELETE FROM bag WHERE x = 1");
      assertThat(rows(db, "SELECT * FROM numbered ORDER BY n"))
          .containsExactly(row(0, 1L), row(2, 2L), row(2, 3L));
    }
  }

  @Test
  void parametersStandForNumbersOfRows() {
    try (Laminar db = Laminar.open()) {
      db.execute("CREATE TABLE t (v INTEGER); INSERT INTO t VALUES (1), (2), (3), (4)");
      String sql =
          "SELECT v, LAG(v, CAST(? AS INTEGER)) OVER (ORDER BY v) AS l, NTH_VALUE(v, CAST(? AS INTEGER)) OVER (ORDER BY v) AS n"
              + " FROM t QUALIFY ROW_NUMBER() OVER (ORDER BY v) <= ? ORDER BY v";
      assertThat(rows(db, sql, 2, 2, 3))
          .containsExactly(row(1, null, null), row(2, null, 2), row(3, 1, 2));
      assertThat(rows(db, sql, -1, 4, 4L))
          .containsExactly(row(1, 2, null), row(2, 3, null), row(3, 4, null), row(4, null, 4));
      assertThat(rows(db, sql, null, null, 1)).containsExactly(row(1, null, null));
    }
  }

  @Test
  void subqueriesTakeTheFirstRowsOfEachOuterRow() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE shops (id INTEGER PRIMARY KEY, name VARCHAR);
          CREATE TABLE sales (shop INTEGER, item VARCHAR, price INTEGER);
          INSERT INTO shops VALUES (1, 'x'), (2, 'y'), (3, 'z');
          INSERT INTO sales VALUES (1, 'a', 3), (1, 'b', 9), (1, 'c', 5), (2, 'd', 1);
          CREATE MATERIALIZED VIEW dearest AS
            SELECT s.id, d.item FROM shops AS s,
              LATERAL (SELECT item FROM sales WHERE shop = s.id ORDER BY price DESC LIMIT 2) AS d;
          CREATE MATERIALIZED VIEW cheapest AS
            SELECT id, (SELECT item FROM sales WHERE shop = s.id ORDER BY price LIMIT 1) AS item FROM shops AS s;
          """);
      assertThat(rows(db, "SELECT * FROM dearest ORDER BY id, item"))
          .containsExactly(row(1, "b"), row(1, "c"), row(2, "d"));
      assertThat(rows(db, "SELECT * FROM cheapest ORDER BY id"))
          .containsExactly(row(1, "a"), row(2, "d"), row(3, null));
      db.execute(
          "DELETE FROM sales WHERE item IN ('a', 'b'); INSERT INTO sales VALUES (3, 'e', 2)");
      assertThat(rows(db, "SELECT * FROM dearest ORDER BY id, item"))
          .containsExactly(row(1, "c"), row(2, "d"), row(3, "e"));
      assertThat(rows(db, "SELECT * FROM cheapest ORDER BY id"))
          .containsExactly(row(1, "c"), row(2, "d"), row(3, "e"));
    }
  }

  /** What leaves a frame leaves no trace: sums of each frame alone, by decimals. */
  @Test
  void sumsOfApproximateNumbersSlide() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE t (id INTEGER PRIMARY KEY, d DOUBLE);
          CREATE MATERIALIZED VIEW v AS
            SELECT id, SUM(d) OVER w AS s, AVG(d) OVER w AS a, SUM(DISTINCT d) OVER w AS u
            FROM t WINDOW w AS (ORDER BY id ROWS 1 PRECEDING);
          INSERT INTO t VALUES (1, 1e300), (2, 1), (3, 3), (4, NULL), (5, NULL), (6, 0.1), (7, 0.2),
            (8, CAST('Infinity' AS DOUBLE)), (9, 5), (10, 5);
          """);
      String shown = "SELECT s, a, u FROM v ORDER BY id";
      List<List<Object>> expected =
          new ArrayList<>(
              List.of(
                  row(1e300, 1e300, 1e300),
                  row(1e300, 5e299, 1e300),
                  row(4.0, 2.0, 4.0),
                  row(3.0, 3.0, 3.0),
                  row(null, null, null),
                  row(0.1, 0.1, 0.1),
                  row(0.1 + 0.2, (0.1 + 0.2) / 2, 0.1 + 0.2),
                  row(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                  row(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                  row(10.0, 5.0, 5.0)));
      assertThat(rows(db, shown)).isEqualTo(expected);
      db.execute("DELETE FROM t WHERE id = 8");
      expected.set(7, row(5.2, 2.6, 5.2));
      expected.remove(8);
      assertThat(rows(db, shown)).isEqualTo(expected);
    }
  }

  /** A frame of many rows costs no more for it: summed anew, this would take minutes. */
  @Test
  void wideFramesOfApproximateNumbers() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE t (id INTEGER, d DOUBLE);
          INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
            SELECT i, i + 0.5 FROM n;
          """);
      // Of i and the 49,999 before it: 50,000 times the one in the middle.
      assertThat(
              rows(
                  db,
                  """
                  SELECT COUNT(*) FROM (
                    SELECT id, SUM(d) OVER (ORDER BY id ROWS BETWEEN 49999 PRECEDING AND CURRENT ROW) AS s,
                      AVG(d) OVER (ORDER BY id RANGE BETWEEN 49999 PRECEDING AND CURRENT ROW) AS a FROM t) AS x
                  WHERE id >= 50000 AND s = 50000 * (id - 24999.5 + 0.5) AND a = id - 24999.5 + 0.5
                  """))
          .containsExactly(row(10_001L));
    }
  }

  @Test
  void textsAndArraysOfFrames() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE t (id INTEGER PRIMARY KEY, k VARCHAR, n INTEGER);
          INSERT INTO t VALUES (1, 'a', 10), (2, 'b', NULL), (3, NULL, 30), (4, 'd', 40);
          CREATE MATERIALIZED VIEW v AS
            SELECT id, STRING_AGG(k, '-') OVER (ORDER BY id DESC) AS whole,
              STRING_AGG(k) OVER (ORDER BY id ROWS 1 PRECEDING) AS two,
              LISTAGG(k, '+') OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS ahead,
              ARRAY_AGG(CAST(n AS VARCHAR)) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS around,
              STRING_AGG(k, ',') FILTER (WHERE n > 10) OVER () AS few
            FROM t;
          """);
      String shown =
          "SELECT id, whole, two, ahead, ARRAY_TO_STRING(around, ' ', 'null'), few FROM v ORDER BY"
              + " id";
      assertThat(rows(db, shown))
          .containsExactly(
              row(1, "d-b-a", "a", "b", "null", "d"),
              row(2, "d-b", "a,b", "d", "10 30", "d"),
              row(3, "d", "b", "d", "null 40", "d"),
              row(4, "d", "d", null, "30", "d"));
      db.execute("DELETE FROM t WHERE id = 2; UPDATE t SET k = 'c' WHERE id = 3");
      assertThat(rows(db, shown))
          .containsExactly(
              row(1, "d-c-a", "a", "c+d", "30", "c,d"),
              row(3, "d-c", "a,c", "d", "10 40", "c,d"),
              row(4, "d", "c,d", null, "30", "c,d"));
    }
  }

  /** PostgreSQL asks the first row of a partition how many tiles there are. */
  @Test
  void tilesAreCountedByAnyExpression() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE t (k VARCHAR, v INTEGER, n INTEGER);
          INSERT INTO t VALUES ('a', 1, 2), ('a', 2, 7), ('a', 3, NULL), ('b', 1, NULL), ('b', 2, 1);
          """);
      assertThat(
              rows(
                  db,
                  "SELECT k, v, NTILE(n) OVER (PARTITION BY k ORDER BY v) AS t, NTILE(CAST(? AS"
                      + " INTEGER)) OVER (ORDER BY k, v) AS p, NTILE(1 + 1) OVER (ORDER BY k, v) AS"
                      + " q FROM t ORDER BY k, v",
                  3))
          .containsExactly(
              row("a", 1, 1L, 1L, 1L),
              row("a", 2, 1L, 1L, 1L),
              row("a", 3, 2L, 2L, 1L),
              row("b", 1, null, 2L, 2L),
              row("b", 2, null, 3L, 2L));
      assertThatThrownBy(
              () -> rows(db, "SELECT NTILE(v - 1) OVER (PARTITION BY k ORDER BY v) AS n FROM t"))
          .isInstanceOf(LaminarException.class)
          .hasMessageContaining("NTILE makes 0 groups");
    }
  }

  /** Of columns that are NOT NULL. */
  @Test
  void framesWithoutRowsYieldNull() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER NOT NULL);
          INSERT INTO t VALUES (1, 10), (2, 20);
          """);
      assertThat(
              rows(
                  db,
                  """
                  SELECT FIRST_VALUE(v) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS a,
                    LAST_VALUE(v) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS b,
                    SUM(v) OVER (PARTITION BY id ORDER BY id ROWS 5 PRECEDING EXCLUDE CURRENT ROW) AS c,
                    MIN(v) OVER (ORDER BY id RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS d,
                    SUM(v) FILTER (WHERE v > 10) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS e,
                    COUNT(v) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS n
                  FROM t ORDER BY id
                  """))
          .containsExactly(row(20, null, null, null, null, 1L), row(null, 10, null, 10, null, 0L));
    }
  }

  @Test
  void numbersOutOfRangeAreErrors() {
    try (Laminar db = Laminar.open()) {
      db.execute("CREATE TABLE t (v INTEGER); INSERT INTO t VALUES (1)");
      assertThatThrownBy(() -> rows(db, "SELECT NTILE(0) OVER (ORDER BY v) AS n FROM t"))
          .isInstanceOf(LaminarException.class)
          .hasMessageContaining("NTILE makes 0 groups");
      assertThatThrownBy(() -> rows(db, "SELECT NTH_VALUE(v, 0) OVER (ORDER BY v) AS n FROM t"))
          .isInstanceOf(LaminarException.class)
          .hasMessageContaining("NTH_VALUE takes value 0");
      assertThatThrownBy(
              () -> rows(db, "SELECT SUM(9223372036854775807 * v) OVER () + v AS n FROM t"))
          .isInstanceOf(LaminarException.class)
          .hasMessageContaining("out of range");
    }
  }

  @Test
  void anOrderOfRowsThatDoNotEndIsRefused() {
    try (Laminar db = Laminar.open()) {
      db.execute("CREATE SOURCE readings (k VARCHAR NOT NULL, v BIGINT)");
      assertThatThrownBy(() -> db.execute("SELECT k FROM readings ORDER BY v"))
          .isInstanceOf(LaminarException.class)
          .hasMessageContaining("ORDER BY of rows that do not end");
      db.execute("CREATE MATERIALIZED VIEW w AS SELECT k FROM readings ORDER BY v");
    }
  }
}
