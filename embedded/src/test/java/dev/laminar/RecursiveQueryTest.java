package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** WITH RECURSIVE: what the standard says, and what is refused. */
@Timeout(60)
class RecursiveQueryTest {

  private final Laminar db = Laminar.open();

  @AfterEach
  void close() {
    db.close();
  }

  private List<List<Object>> rows(String sql, Object... parameters) {
    return rows(sql, ExecuteOptions.defaults(), parameters);
  }

  private List<List<Object>> rows(String sql, ExecuteOptions options, Object... parameters) {
    List<List<Object>> rows = new ArrayList<>();
    try (PreparedCommand command = db.prepare(sql);
        Execution.Rows answer =
            (Execution.Rows) command.execute(Arrays.asList(parameters), options)) {
      Cursor cursor = answer.cursor();
      while (cursor.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < command.columns().size(); i++) {
          row.add(cursor.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private LaminarException failure(String sql) {
    return catchThrowableOfType(LaminarException.class, () -> rows(sql));
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void countsAndComputes() {
    assertThat(
            rows(
                """
                WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5)
                SELECT n FROM t
                """))
        .containsExactly(row(1), row(2), row(3), row(4), row(5));
    assertThat(
            rows(
                """
                WITH RECURSIVE fib (i, a, b) AS (
                  VALUES (1, CAST(0 AS BIGINT), CAST(1 AS BIGINT))
                  UNION ALL SELECT i + 1, b, a + b FROM fib WHERE i < 50)
                SELECT MAX(a), COUNT(*) FROM fib
                """))
        .containsExactly(row(7_778_742_049L, 50L));
    assertThat(
            rows(
                """
                WITH RECURSIVE t AS (
                  SELECT CAST(? AS INTEGER) AS n, 'x' AS path
                  UNION ALL SELECT T.n - 1, path || '/' || CAST(n AS VARCHAR) FROM T WHERE n > ?)
                SELECT * FROM t ORDER BY n DESC
                """,
                3,
                1))
        .containsExactly(row(3, "x"), row(2, "x/3"), row(1, "x/3/2"));
    // Two first terms; equal rows stay.
    assertThat(
            rows(
                """
                WITH RECURSIVE t (n) AS (
                  SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT n * 2 FROM t WHERE n < 4)
                SELECT n, COUNT(*) FROM t GROUP BY n ORDER BY n
                """))
        .containsExactly(row(1, 1L), row(2, 2L), row(4, 2L));
  }

  private void makeGraph() {
    db.execute(
        """
        CREATE TABLE edges (a INTEGER, b INTEGER, cost INTEGER);
        INSERT INTO edges VALUES (1, 2, 5), (2, 3, 1), (3, 1, 2), (3, 4, 7), (5, 6, 1), (4, NULL, 0);
        """);
  }

  @Test
  void distinctRowsEndInCycles() {
    makeGraph();
    String reach =
        """
        WITH RECURSIVE reach (n) AS (
          SELECT CAST(? AS INTEGER) UNION SELECT e.b FROM reach AS r JOIN edges AS e ON e.a = r.n)
        SELECT n FROM reach
        """;
    assertThat(rows(reach, 1))
        .containsExactlyInAnyOrder(row(1), row(2), row(3), row(4), row((Object) null));
    assertThat(rows(reach, 5)).containsExactlyInAnyOrder(row(5), row(6));
    assertThat(rows(reach, 6)).containsExactly(row(6));
    // Equal rows of the first term are one, too.
    assertThat(
            rows(
                """
                WITH RECURSIVE t (n) AS (
                  SELECT a FROM edges UNION SELECT e.b FROM edges AS e, t WHERE e.a = t.n)
                SELECT COUNT(*), COUNT(n) FROM t
                """))
        .containsExactly(row(7L, 6L));
    // All pairs, with the least cost of a walk of at most four edges.
    assertThat(
            rows(
                """
                WITH RECURSIVE walk (a, b, cost, steps) AS (
                  SELECT a, b, cost, 1 FROM edges
                  UNION ALL
                  SELECT w.a, e.b, w.cost + e.cost, w.steps + 1
                  FROM walk AS w JOIN edges AS e ON w.b = e.a WHERE w.steps < 4)
                SELECT a, b, MIN(cost) FROM walk WHERE b IS NOT NULL AND a < 4
                GROUP BY a, b ORDER BY a, b
                """))
        .containsExactly(
            row(1, 1, 8),
            row(1, 2, 5),
            row(1, 3, 6),
            row(1, 4, 13),
            row(2, 1, 3),
            row(2, 2, 8),
            row(2, 3, 1),
            row(2, 4, 8),
            row(3, 1, 2),
            row(3, 2, 7),
            row(3, 3, 8),
            row(3, 4, 7));
  }

  @Test
  void stepsJoinAndTest() {
    makeGraph();
    db.execute(
        """
        CREATE TABLE people (id INTEGER PRIMARY KEY, boss INTEGER, name VARCHAR);
        INSERT INTO people VALUES
          (1, NULL, 'ann'), (2, 1, 'bob'), (3, 1, 'cid'), (4, 2, 'dee'), (5, 4, 'eve');
        CREATE MATERIALIZED VIEW leads AS SELECT DISTINCT boss FROM people WHERE boss IS NOT NULL;
        """);
    assertThat(
            rows(
                """
                WITH RECURSIVE chart AS (
                  SELECT id, name, 0 AS depth, name AS path FROM people WHERE boss IS NULL
                  UNION ALL
                  SELECT p.id, p.name, c.depth + 1, c.path || '>' || p.name
                  FROM people AS p JOIN chart AS c ON p.boss = c.id)
                SELECT depth, path FROM chart ORDER BY path
                """))
        .containsExactly(
            row(0, "ann"),
            row(1, "ann>bob"),
            row(2, "ann>bob>dee"),
            row(3, "ann>bob>dee>eve"),
            row(1, "ann>cid"));
    // The side of the recursion is kept: who leads nobody ends the walk with NULL.
    assertThat(
            rows(
                """
                WITH RECURSIVE down (id, depth) AS (
                  SELECT 2, 0
                  UNION ALL
                  SELECT p.id, d.depth + 1 FROM down AS d LEFT JOIN people AS p ON p.boss = d.id
                  WHERE d.id IS NOT NULL)
                SELECT id, depth FROM down
                """))
        .containsExactlyInAnyOrder(row(2, 0), row(4, 1), row(5, 2), row(null, 3));
    assertThat(
            rows(
                """
                WITH RECURSIVE up (id) AS (
                  SELECT boss FROM people WHERE id = 5
                  UNION ALL
                  SELECT p.boss FROM up JOIN people AS p ON p.id = up.id
                  WHERE up.id IN (SELECT boss FROM leads)
                    AND NOT EXISTS (SELECT 1 FROM edges AS e WHERE e.a = 9))
                SELECT id FROM up
                """))
        .containsExactlyInAnyOrder(row(4), row(2), row(1), row((Object) null));
    // Used twice, in a subquery, beside other queries of WITH, and by INSERT.
    assertThat(
            rows(
                """
                WITH RECURSIVE small AS (SELECT id FROM people WHERE id < 3),
                  t (n) AS (SELECT id FROM small UNION SELECT n + 1 FROM t WHERE n < 4),
                  u (n) AS (SELECT 3 UNION ALL SELECT u.n + 1 FROM u JOIN t ON t.n = u.n)
                SELECT a.n FROM t AS a JOIN t AS b ON a.n = b.n WHERE a.n IN (SELECT n FROM u)
                """))
        .containsExactlyInAnyOrder(row(3), row(4));
    assertThat(
            rows(
                """
                SELECT name, (SELECT COUNT(*) FROM (
                  WITH RECURSIVE people (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM people WHERE n < 3)
                  SELECT n FROM people) AS x) AS c
                FROM people WHERE id = 1
                """))
        .containsExactly(row("ann", 3L));
    db.execute(
        """
        CREATE TABLE numbers (n BIGINT);
        INSERT INTO numbers WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3000)
          SELECT n FROM t;
        """);
    assertThat(rows("SELECT COUNT(*), SUM(n), MIN(n), MAX(n) FROM numbers"))
        .containsExactly(row(3000L, 4_501_500L, 1L, 3000L));
  }

  @Test
  void sourcesThatEndAreReadToTheirEnd(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("edges.csv"), "a,b\n1,2\n2,3\n3,1\n3,4\n7,8\n");
    db.execute(
        "CREATE SOURCE edges (a INTEGER, b INTEGER) FROM FILES (path = '%s') FORMAT CSV"
            .formatted(file));
    assertThat(
            rows(
                """
                WITH RECURSIVE reach (n) AS (
                  SELECT b FROM edges WHERE a = 2
                  UNION SELECT e.b FROM reach AS r JOIN edges AS e ON e.a = r.n)
                SELECT n FROM reach ORDER BY n
                """))
        .containsExactly(row(1), row(2), row(3), row(4));
  }

  @Test
  void typesAreThoseOfTheFirstTerm() {
    assertThat(
            rows(
                """
                WITH RECURSIVE t (n, s) AS (
                  SELECT CAST(1 AS BIGINT), NULL
                  UNION ALL SELECT CAST(n + 1 AS SMALLINT), NULLIF('a', 'b') FROM t WHERE n < 3)
                SELECT n, s FROM t
                """))
        .containsExactly(row(1L, null), row(2L, "a"), row(3L, "a"));
    LaminarException wider =
        failure(
            "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n * 1.5 FROM t WHERE n < 9) SELECT * FROM t");
    assertThat(wider.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
    assertThat(wider).hasMessageContaining("column 'n' of 't' is INTEGER in the first term");
    assertThat(wider.span().column()).isEqualTo(45);
    assertThat(
            failure("WITH RECURSIVE t (n) AS (SELECT 1 UNION SELECT n, 2 FROM t) SELECT * FROM t"))
        .hasMessageContaining("has 1 columns, the recursive term 2");
    assertThat(
            failure("WITH RECURSIVE t (n, m) AS (SELECT 1 UNION SELECT n FROM t) SELECT * FROM t"))
        .hasMessageContaining("2 names for 1 columns");
  }

  @Test
  void whatIsNotLinearIsRefused() {
    makeGraph();
    List<List<String>> refused =
        List.of(
            List.of("SELECT x.n FROM t AS x, t AS y WHERE x.n = y.n", "more than once"),
            List.of("SELECT a FROM edges LEFT JOIN t ON a = n", "outer join"),
            List.of("SELECT a FROM edges WHERE a IN (SELECT n FROM t)", "in a subquery"),
            List.of("(SELECT n FROM t ORDER BY n LIMIT 1)", "ORDER BY or LIMIT"),
            List.of("(SELECT a FROM edges EXCEPT SELECT n FROM t)", "in a part of EXCEPT"),
            List.of("SELECT MAX(n) FROM t", "grouping"),
            List.of("SELECT DISTINCT n + 1 FROM t", "DISTINCT"),
            List.of("SELECT n + 1 FROM t GROUP BY n", "GROUP BY"));
    for (List<String> each : refused) {
      String sql =
          "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL " + each.getFirst() + ") SELECT n FROM t";
      LaminarException failure = failure(sql);
      assertThat(failure).as(sql).isNotNull();
      assertThat(failure.code()).as(sql).isEqualTo(ErrorCode.UNSUPPORTED);
      assertThat(failure).hasMessageContaining(each.get(1));
      assertThat(failure.span().column()).as(sql).isGreaterThan(40);
    }
    assertThat(failure("WITH RECURSIVE t (n) AS (SELECT n FROM t) SELECT n FROM t"))
        .hasMessageContaining("is no UNION");
    assertThat(
            failure("WITH RECURSIVE t (n) AS (SELECT n FROM t UNION ALL SELECT 1) SELECT n FROM t"))
        .hasMessageContaining("has no rows yet");
    LaminarException continuous =
        catchThrowableOfType(
            LaminarException.class,
            () ->
                db.execute(
                    "CREATE MATERIALIZED VIEW v AS WITH RECURSIVE t (n) AS (SELECT a FROM edges UNION SELECT n FROM t) SELECT n FROM t"));
    assertThat(continuous.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(continuous.span().column()).isEqualTo(46);
  }

  @Test
  void endlessRecursionEnds() {
    String endless =
        "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n FROM t) SELECT COUNT(*) FROM t";
    LaminarException failure = failure(endless);
    assertThat(failure.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(failure).hasMessageContaining("after 100000 steps");
    assertThat(failure.help()).contains("recursion_limit");
    assertThat(failure.span().column()).isEqualTo(16);
    db.execute("SET recursion_limit = 10");
    assertThat(failure(endless)).hasMessageContaining("after 10 steps");
    String ten =
        "WITH RECURSIVE t (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM t WHERE n < ?) SELECT COUNT(*) FROM t";
    assertThat(rows(ten, 10)).containsExactly(row(11L));
    assertThat(
            catchThrowableOfType(
                LaminarException.class, () -> db.execute("SET recursion_limit = none")))
        .hasMessageContaining("a whole number above 0");
    db.execute("SET recursion_limit = 20");
    assertThat(rows(ten, 20)).containsExactly(row(21L));
  }

  @Test
  void whoWaitsForAnEndlessRecursionMayEndIt() throws InterruptedException {
    db.execute("SET recursion_limit = 1000000000000");
    String numbers = "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) ";
    assertThat(rows(numbers + "SELECT n FROM t WHERE n > 2 LIMIT 3"))
        .containsExactly(row(3), row(4), row(5));
    String endless =
        "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n FROM t) SELECT COUNT(*) FROM t";
    ExecuteOptions quick = ExecuteOptions.defaults().withTimeout(Duration.ofMillis(300));
    LaminarException late =
        catchThrowableOfType(LaminarException.class, () -> rows(endless, quick));
    assertThat(late.code()).isEqualTo(ErrorCode.TIMED_OUT);
    try (PreparedCommand command = db.prepare(endless)) {
      Thread canceller =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  Thread.sleep(200);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                command.cancel();
              });
      LaminarException cancelled =
          catchThrowableOfType(
              LaminarException.class,
              () -> {
                try (Execution.Rows rows =
                    (Execution.Rows) command.execute(List.of(), ExecuteOptions.defaults())) {
                  rows.cursor().next();
                }
              });
      assertThat(cancelled.code()).isEqualTo(ErrorCode.CANCELLED);
      canceller.join();
    }
    assertThat(rows("SELECT 1 AS n")).containsExactly(row(1));
  }
}
