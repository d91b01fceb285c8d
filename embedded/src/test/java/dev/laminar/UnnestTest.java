package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** UNNEST through SQL. Expected rows are those of PostgreSQL's manual, 7.2.1.4, or made by hand. */
class UnnestTest {

  private final Laminar db = Laminar.open();

  @BeforeEach
  void tables() {
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER ARRAY, s VARCHAR ARRAY)");
    db.execute(
        """
        INSERT INTO t VALUES
          (1, ARRAY[10, 20], ARRAY['x', NULL, 'z']), (2, ARRAY[30], NULL), (3, NULL, ARRAY['q'])
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private List<List<Object>> rows(String sql) {
    try (PreparedCommand command = db.prepare(sql)) {
      Execution.Rows rows = (Execution.Rows) command.execute(List.of(), ExecuteOptions.defaults());
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
  void aConstructorNeedsNoTable() {
    assertThat(rows("SELECT * FROM UNNEST(ARRAY[3, 1, NULL]) WITH ORDINALITY AS u(x, n)"))
        .containsExactly(row(3, 1), row(1, 2), row(null, 3));
    assertThat(rows("SELECT x + 1 FROM UNNEST(ARRAY[3, 1]) AS u(x) WHERE x > 1"))
        .containsExactly(row(4));
  }

  @Test
  void elementsOfARowComeWithTheRow() {
    List<List<Object>> expected = List.of(row(1, 10), row(1, 20), row(2, 30));
    assertThat(rows("SELECT id, x FROM t, UNNEST(t.a) AS u(x)")).isEqualTo(expected);
    assertThat(rows("SELECT id, x FROM t CROSS JOIN UNNEST(t.a) AS u(x)")).isEqualTo(expected);
    assertThat(rows("SELECT id, x FROM t JOIN UNNEST(t.a) AS u(x) ON TRUE")).isEqualTo(expected);
    assertThat(rows("SELECT x, id FROM t, LATERAL (SELECT y + 1 FROM UNNEST(t.a) AS u(y)) AS v(x)"))
        .containsExactly(row(11, 1), row(21, 1), row(31, 2));
  }

  @Test
  void aRowWithoutElementsStaysInALeftJoin() {
    assertThat(
            rows("SELECT id, x, n FROM t LEFT JOIN UNNEST(t.a) WITH ORDINALITY AS u(x, n) ON TRUE"))
        .containsExactly(row(1, 10, 1), row(1, 20, 2), row(2, 30, 1), row(3, null, null));
    assertThat(
            rows(
                """
                SELECT id, y FROM t LEFT JOIN LATERAL
                  (SELECT x + 1 FROM UNNEST(t.a) AS u(x) WHERE x > 10) AS v(y) ON TRUE ORDER BY id
                """))
        .containsExactly(row(1, 21), row(2, 31), row(3, null));
  }

  @Test
  void severalArraysGoSideBySide() {
    assertThat(rows("SELECT id, x, y FROM t, UNNEST(t.a, t.s) AS u(x, y)"))
        .containsExactly(
            row(1, 10, "x"),
            row(1, 20, null),
            row(1, null, "z"),
            row(2, 30, null),
            row(3, null, "q"));
    assertThat(
            rows("SELECT id, x, y FROM t, UNNEST(t.a) AS u(x), UNNEST(t.s) AS v(y) WHERE id < 3"))
        .containsExactly(
            row(1, 10, "x"),
            row(1, 10, null),
            row(1, 10, "z"),
            row(1, 20, "x"),
            row(1, 20, null),
            row(1, 20, "z"));
  }

  @Test
  void subqueriesReadTheElementsOfTheirRow() {
    assertThat(rows("SELECT id, (SELECT SUM(x) FROM UNNEST(t.a) AS u(x)) FROM t ORDER BY id"))
        .containsExactly(row(1, 30L), row(2, 30L), row(3, null));
    assertThat(rows("SELECT id FROM t WHERE 20 IN (SELECT x FROM UNNEST(t.a) AS u(x))"))
        .containsExactly(row(1));
    assertThat(
            rows("SELECT id FROM t WHERE EXISTS (SELECT 1 FROM UNNEST(t.s) AS u(x) WHERE x = 'q')"))
        .containsExactly(row(3));
    assertThat(
            rows("SELECT x, COUNT(*) FROM t, UNNEST(t.s) AS u(x) GROUP BY x ORDER BY x NULLS LAST"))
        .containsExactly(row("q", 1L), row("x", 1L), row("z", 1L), row(null, 1L));
  }

  @Test
  void mapsAndRowsBecomeColumns() {
    assertThat(rows("SELECT k, v FROM UNNEST(MAP['b', 2, 'a', NULL]) AS u(k, v)"))
        .containsExactly(row("a", null), row("b", 2));
    assertThat(rows("SELECT x, y FROM UNNEST(ARRAY[ROW(1, 'one'), ROW(2, 'two')]) AS u(x, y)"))
        .containsExactly(row(1, "one"), row(2, "two"));
  }

  @Test
  void manyElementsFillManyBatches() {
    db.execute("CREATE TABLE wide (id INTEGER PRIMARY KEY, a INTEGER ARRAY)");
    StringBuilder array = new StringBuilder("ARRAY[0");
    for (int i = 1; i < 1_500; i++) {
      array.append(", ").append(i);
    }
    for (int i = 0; i < 3; i++) {
      db.execute("INSERT INTO wide VALUES (" + i + ", " + array + "])");
    }
    assertThat(rows("SELECT COUNT(*), SUM(x), COUNT(DISTINCT x) FROM wide, UNNEST(a) AS u(x)"))
        .containsExactly(row(4_500L, 3L * 1_499 * 750, 1_500L));
    assertThat(rows("SELECT id, x FROM wide, UNNEST(a) AS u(x)")).hasSize(4_500);
  }

  @Test
  void aViewFollowsWhatIsTakenBack() {
    db.execute("CREATE MATERIALIZED VIEW v AS SELECT id, x FROM t, UNNEST(t.a) AS u(x)");
    db.execute(
        "CREATE MATERIALIZED VIEW sums AS SELECT COUNT(*) AS n, SUM(x) AS s FROM t, UNNEST(t.a) AS"
            + " u(x)");
    assertThat(rows("SELECT * FROM v ORDER BY id, x"))
        .containsExactly(row(1, 10), row(1, 20), row(2, 30));
    assertThat(rows("SELECT * FROM sums")).containsExactly(row(3L, 60L));
    db.execute("UPDATE t SET a = ARRAY[7, 7, 8] WHERE id = 2");
    db.execute("DELETE FROM t WHERE id = 1");
    assertThat(rows("SELECT * FROM v ORDER BY id, x"))
        .containsExactly(row(2, 7), row(2, 7), row(2, 8));
    assertThat(rows("SELECT * FROM sums")).containsExactly(row(3L, 22L));
  }

  @Test
  void thePlanShowsTheExpansion() {
    String plan = db.execute("EXPLAIN SELECT id, x FROM t, UNNEST(t.a) AS u(x)").toString();
    assertThat(plan).contains("Expand#2 UNNEST(a)", "stateless").doesNotContain("Join#");
    String filtered =
        db.execute(
                "EXPLAIN SELECT id, x FROM t, UNNEST(t.a) AS u(x) WHERE CARDINALITY(a) = 2 AND x > 1")
            .toString();
    assertThat(filtered)
        .contains("pipelines:\n  0: t > Filter#2 > Expand#3 > Project#4 > Filter#5");
  }
}
