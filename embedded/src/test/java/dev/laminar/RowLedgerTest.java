package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.OperatorSnapshot;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each row that comes to an operator ends in one figure of it; the figures are counted by hand. */
class RowLedgerTest {

  private final Laminar db = Laminar.open(LaminarOptions.defaults());

  @AfterEach
  void close() {
    db.close();
  }

  private String text(String statement) {
    return ((StatementResult.Text) db.execute(statement).getFirst()).text();
  }

  private QuerySnapshot query(String name) {
    text("DIAGNOSE " + name);
    return db.metrics().queries().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachConditionIsCountedByItself() {
    db.execute(
        """
        CREATE SOURCE s (a INTEGER, b INTEGER, c VARCHAR);
        CREATE STREAM q AS SELECT a FROM s
          WHERE a > 10 AND b BETWEEN 1 AND 5 AND (c = 'x' OR c = 'y') AND NOT a = 13;
        """);
    try (Subscription<Row> _ = db.subscribe("q")) {
      // By hand: 9 and NULL fail the first; 0, 6 and NULL the second; 'z' and NULL the third; 13.
      db.execute(
          """
          INSERT INTO s VALUES
            (11, 1, 'x'), (9, 0, 'z'), (NULL, 1, 'x'), (12, 0, 'x'), (12, 6, 'x'), (12, NULL, 'x'),
            (12, 2, 'z'), (12, 2, NULL), (13, 3, 'y'), (14, 5, 'y')
          """);
      assertThat(text("EXPLAIN ANALYZE q"))
          .contains(
              "      10 rows in 1 batches: 2 passed, 8 filtered\n"
                  + "        2 by Filter#2 (a > 10)\n"
                  + "        3 by Filter#2 (b BETWEEN 1 AND 5)\n"
                  + "        2 by Filter#2 (c = 'x' OR c = 'y')\n"
                  + "        1 by Filter#2 (NOT a = 13)\n");
      assertThat(text("DIAGNOSE q"))
          .contains(
              "Of the 10 rows that came to Output#4, 2 were dropped by Filter#2 (a > 10), 3 were dropped by Filter#2 (b BETWEEN 1 AND 5)");
    }
  }

  @Test
  void whatHavingDropsIsCountedBehindTheGroups() {
    db.execute(
        """
        CREATE SOURCE s (k VARCHAR NOT NULL, n BIGINT NOT NULL);
        CREATE STREAM q AS SELECT k, SUM(n) AS total, COUNT(*) AS n FROM s WHERE n > 0
          GROUP BY k HAVING SUM(n) > 10 AND COUNT(*) < 3;
        """);
    try (Subscription<Row> _ = db.subscribe("q")) {
      // One epoch: a 15 in two rows, b 3, c 30 in three rows, and a row that WHERE drops.
      db.execute(
          """
          INSERT INTO s VALUES ('a', 7), ('a', 8), ('b', 3), ('c', 10), ('c', 10), ('c', 10), ('d', 0)
          """);
      QuerySnapshot q = query("q");
      PipelineSnapshot into = q.pipelines().getFirst();
      assertThat(into.rowsIn()).isEqualTo(7);
      assertThat(into.rowsOut()).isEqualTo(6);
      assertThat(into.filteredByPredicate()).containsExactly(1L);
      PipelineSnapshot out = q.pipelines().get(1);
      assertThat(out.rowsIn() + out.rowsMade()).isEqualTo(3);
      assertThat(out.rowsOut()).isEqualTo(1);
      assertThat(out.filteredByPredicate()).containsExactly(1L, 1L);
    }
  }

  @Test
  void pairsThatOnRefusesAreCounted() {
    db.execute(
        """
        CREATE TABLE l (k INTEGER, x INTEGER);
        CREATE TABLE r (k INTEGER, y INTEGER);
        CREATE MATERIALIZED VIEW v AS
          SELECT l.k, x, y FROM l JOIN r ON l.k = r.k AND x < y AND x + y <> 7;
        INSERT INTO l VALUES (1, 1), (1, 5), (2, 3), (NULL, 0);
        INSERT INTO r VALUES (1, 4), (1, 6), (2, 4), (3, 1);
        """);
    // Pairs of equal keys: (1,4) (1,6) (5,4) (5,6) (3,4); x < y refuses (5,4), <> 7 (1,6) and
    // (3,4).
    QuerySnapshot v = query("v");
    PipelineSnapshot join = v.pipelines().getLast();
    assertThat(join.rowsMade()).isEqualTo(5);
    assertThat(join.filteredByPredicate()).containsExactly(1L, 2L);
    assertThat(join.rowsOut()).isEqualTo(2);
    assertThat(join.unaccounted()).isZero();
    assertThat(text("EXPLAIN ANALYZE v"))
        .contains("1 by Join#3 (x < y)", "2 by Join#3 (x + y <> 7)");
  }

  @Test
  void rowsOfAJoinInTimeAreKeptUntilTheyAreEvicted() {
    db.execute(
        """
        CREATE SOURCE l (k INTEGER, ts TIMESTAMP NOT NULL, WATERMARK FOR ts AS ts);
        CREATE SOURCE r (k INTEGER, ts TIMESTAMP NOT NULL, WATERMARK FOR ts AS ts);
        CREATE STREAM q AS SELECT l.k FROM l JOIN r ON l.k = r.k
          AND r.ts BETWEEN l.ts AND l.ts + INTERVAL '1' MINUTE;
        """);
    try (Subscription<Row> _ = db.subscribe("q")) {
      db.execute(
          """
          INSERT INTO l VALUES (1, TIMESTAMP '2026-03-01 09:00:00'), (2, TIMESTAMP '2026-03-01 09:00:10'),
            (NULL, TIMESTAMP '2026-03-01 09:00:20');
          INSERT INTO r VALUES (1, TIMESTAMP '2026-03-01 09:00:30');
          """);
      OperatorSnapshot before = query("q").operators().getLast();
      assertThat(before.heldRows()).isEqualTo(3);
      assertThat(before.rowsNotKept()).as("NULL in the key").isEqualTo(1);
      assertThat(before.rowsEvicted()).isZero();
      assertThat(text("EXPLAIN ANALYZE q"))
          .contains("keeps 3 rows or groups, the first until the watermark passes 2026-03-01 09:0");
      db.source("r").advanceWatermark(LocalDateTime.parse("2026-03-01T10:00:00"));
      db.source("l").advanceWatermark(LocalDateTime.parse("2026-03-01T10:00:00"));
      OperatorSnapshot after = query("q").operators().getLast();
      assertThat(after.heldRows()).isZero();
      assertThat(after.rowsEvicted()).isEqualTo(3);
      assertThat(after.times().count()).isPositive();
      assertThat(text("EXPLAIN ANALYZE q")).contains("3 evicted; 1 not kept");
    }
  }

  @Test
  void rowsThatTakeEachOtherBackAreGone() {
    db.execute(
        """
        CREATE TABLE l (k INTEGER PRIMARY KEY, x INTEGER);
        CREATE TABLE r (k INTEGER PRIMARY KEY, y INTEGER);
        CREATE MATERIALIZED VIEW v AS SELECT l.k, x, y FROM l JOIN r ON l.k = r.k;
        """);
    db.execute(
        """
        INSERT INTO l VALUES (1, 1), (2, 2);
        INSERT INTO r VALUES (1, 1);
        """);
    db.execute("DELETE FROM l WHERE k = 1");
    OperatorSnapshot join = query("v").operators().getLast();
    assertThat(join.heldRows()).isEqualTo(2);
    assertThat(join.rowsTakenBack()).as("the row and what takes it back").isEqualTo(2);
    assertThat(join.rowsNotKept()).isZero();
  }

  @Test
  void rowsOfAnExpansionAreMadeOfOthers() {
    db.execute(
        """
        CREATE TABLE t (id INTEGER, a INTEGER ARRAY);
        INSERT INTO t VALUES (1, ARRAY[1, 2, 3]), (2, ARRAY[4]), (3, NULL);
        """);
    // Four elements, of which two are greater than 2; the array that is NULL has none.
    assertThat(text("EXPLAIN ANALYZE SELECT id, n FROM t, UNNEST(a) AS u (n) WHERE n > 2"))
        .startsWith("3 rows in, 2 out, in ")
        .contains("3 rows in 1 batches and 4 made: 2 passed, 3 taken in, 2 filtered");
  }

  @Test
  void howLongRowsTakeIsMeasured() {
    db.execute("CREATE SOURCE s (n INTEGER); CREATE STREAM q AS SELECT n FROM s WHERE n > 0;");
    try (Subscription<Row> _ = db.subscribe("q")) {
      db.execute("INSERT INTO s VALUES (1), (0), (2)");
      OperatorSnapshot.Times latencies = query("q").latencies();
      assertThat(latencies.count()).as("rows that came out").isEqualTo(2);
      assertThat(latencies.medianNs()).isPositive().isLessThanOrEqualTo(latencies.p99Ns());
      assertThat(latencies.p99Ns()).isLessThanOrEqualTo(latencies.maxNs());
      assertThat(text("EXPLAIN ANALYZE q")).contains("rows come out after median ");
    }
  }
}
