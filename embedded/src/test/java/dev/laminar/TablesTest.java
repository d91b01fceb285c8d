package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables through SQL: what is inserted, updated and deleted, and what queries see of it. */
class TablesTest {

  private final Laminar db = Laminar.open();

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
    return java.util.Arrays.asList(values);
  }

  @Test
  void rowsComeAndGo() {
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR, n BIGINT DEFAULT 7)");
    assertThat(db.execute("INSERT INTO t VALUES (1, 'a', 10), (2, 'b', NULL)"))
        .containsExactly(new StatementResult.Changed("inserted", 2));
    db.execute("INSERT INTO t (id, name) VALUES (3, 'c')");
    assertThat(rows("SELECT id, name, n FROM t ORDER BY id"))
        .containsExactly(row(1, "a", 10L), row(2, "b", null), row(3, "c", 7L));
    assertThat(db.execute("UPDATE t SET n = id * 2, name = name || '!' WHERE n IS NULL OR id = 3"))
        .containsExactly(new StatementResult.Changed("updated", 2));
    assertThat(rows("SELECT * FROM t ORDER BY id DESC"))
        .containsExactly(row(3, "c!", 6L), row(2, "b!", 4L), row(1, "a", 10L));
    assertThat(db.execute("DELETE FROM t WHERE n > 5"))
        .containsExactly(new StatementResult.Changed("deleted", 2));
    assertThat(rows("SELECT id FROM t")).containsExactly(row(2));
    assertThat(db.execute("TRUNCATE TABLE t"))
        .containsExactly(new StatementResult.Changed("deleted", 1));
    assertThat(rows("SELECT id FROM t")).isEmpty();
  }

  @Test
  void keysAreUniqueAndAStatementIsAllOrNothing() {
    db.execute(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, code VARCHAR UNIQUE, n INTEGER NOT NULL CHECK (n > 0))");
    db.execute("INSERT INTO t VALUES (1, 'a', 1), (2, NULL, 2), (3, NULL, 3)");
    for (String wrong :
        List.of(
            "INSERT INTO t VALUES (4, 'x', 1), (1, 'y', 1)",
            "INSERT INTO t VALUES (4, 'a', 1)",
            "INSERT INTO t VALUES (4, 'x', 1), (5, 'x', 1)",
            "UPDATE t SET id = id + 1 WHERE id = 2",
            "UPDATE t SET code = 'a' WHERE id > 1")) {
      assertThatThrownBy(() -> db.execute(wrong))
          .as(wrong)
          .isInstanceOfSatisfying(
              LaminarException.class, e -> assertThat(e.code().sqlState()).isEqualTo("23505"));
    }
    assertThatThrownBy(() -> db.execute("INSERT INTO t VALUES (4, 'x', 1), (5, 'y', NULL)"))
        .hasMessage("NULL for column 'n' of table t, which is NOT NULL");
    assertThatThrownBy(() -> db.execute("UPDATE t SET n = n - 2"))
        .hasMessage("a row of table t fails the check 't_n_check'");
    assertThat(rows("SELECT * FROM t ORDER BY id"))
        .containsExactly(row(1, "a", 1), row(2, null, 2), row(3, null, 3));
    db.execute("UPDATE t SET id = id + 1");
    assertThat(rows("SELECT id FROM t ORDER BY id")).containsExactly(row(2), row(3), row(4));
  }

  @Test
  void conflicts() {
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)");
    db.execute("INSERT INTO t VALUES (1, 10), (2, 20)");
    assertThat(db.execute("INSERT INTO t VALUES (2, 99), (3, 30), (3, 31) ON CONFLICT DO NOTHING"))
        .containsExactly(new StatementResult.Changed("inserted", 1));
    assertThat(
            db.execute(
                "INSERT INTO t VALUES (1, 5), (2, 100), (4, 40) ON CONFLICT (id) DO UPDATE"
                    + " SET n = t.n + EXCLUDED.n WHERE EXCLUDED.n < 50"))
        .containsExactly(new StatementResult.Changed("inserted", 2));
    assertThat(rows("SELECT * FROM t ORDER BY id"))
        .containsExactly(row(1, 15), row(2, 20), row(3, 30), row(4, 40));
    assertThatThrownBy(() ->
            db.execute(
                "INSERT INTO t VALUES (7, 1), (7, 2) ON CONFLICT (id) DO UPDATE SET n = EXCLUDED.n"))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code().sqlState()).isEqualTo("21000"));
    assertThat(rows("SELECT COUNT(*) FROM t WHERE id = 7")).containsExactly(row(0L));
  }

  @Test
  void joinsSubqueriesAndSetOperations() {
    db.execute("CREATE TABLE a (k INTEGER, x VARCHAR); CREATE TABLE b (k INTEGER, y VARCHAR)");
    db.execute("INSERT INTO a VALUES (1, 'a1'), (2, 'a2'), (2, 'a2'), (NULL, 'an')");
    db.execute("INSERT INTO b VALUES (2, 'b2'), (3, 'b3'), (NULL, 'bn')");
    assertThat(rows("SELECT a.k, x, y FROM a JOIN b ON a.k = b.k ORDER BY 1, 2, 3"))
        .containsExactly(row(2, "a2", "b2"), row(2, "a2", "b2"));
    assertThat(rows("SELECT x, y FROM a LEFT JOIN b ON a.k = b.k ORDER BY x, y"))
        .containsExactly(row("a1", null), row("a2", "b2"), row("a2", "b2"), row("an", null));
    assertThat(rows("SELECT x, y FROM a FULL JOIN b ON a.k = b.k ORDER BY x NULLS LAST, y"))
        .containsExactly(
            row("a1", null),
            row("a2", "b2"),
            row("a2", "b2"),
            row("an", null),
            row(null, "b3"),
            row(null, "bn"));
    assertThat(rows("SELECT x FROM a WHERE k IN (SELECT k FROM b) ORDER BY 1"))
        .containsExactly(row("a2"), row("a2"));
    assertThat(
            rows("SELECT x FROM a WHERE NOT EXISTS (SELECT 1 FROM b WHERE b.k = a.k) ORDER BY 1"))
        .containsExactly(row("a1"), row("an"));
    assertThat(rows("SELECT k FROM a UNION SELECT k FROM b ORDER BY k NULLS FIRST"))
        .containsExactly(row((Object) null), row(1), row(2), row(3));
    assertThat(rows("SELECT k FROM a INTERSECT SELECT k FROM b ORDER BY k NULLS FIRST"))
        .containsExactly(row((Object) null), row(2));
    assertThat(rows("SELECT k FROM a EXCEPT SELECT k FROM b")).containsExactly(row(1));
    assertThat(rows("SELECT k, COUNT(*), MIN(x) FROM a GROUP BY k HAVING COUNT(*) > 1"))
        .containsExactly(row(2, 2L, "a2"));
    assertThat(rows("SELECT DISTINCT x FROM a ORDER BY x LIMIT 2 OFFSET 1"))
        .containsExactly(row("a2"), row("an"));
    assertThat(rows("SELECT (SELECT MAX(k) FROM b) + 1 AS m FROM a WHERE k = 1"))
        .containsExactly(row(4));
    assertThat(rows("SELECT (SELECT COUNT(*) FROM b WHERE b.k < a.k) FROM a WHERE k > 9"))
        .isEmpty();
    assertThat(rows("VALUES (1, 'x'), (2, 'y')")).containsExactly(row(1, "x"), row(2, "y"));
  }

  /** A view over tables never ends, and nobody has to wait for it. */
  @Test
  void completionDoesNotWaitForQueriesOverTables() throws InterruptedException {
    db.execute(
        "CREATE TABLE t (n INTEGER); CREATE MATERIALIZED VIEW v AS SELECT SUM(n) AS s FROM t;"
            + "CREATE MATERIALIZED VIEW w AS SELECT s + 1 AS s FROM v; INSERT INTO t VALUES (1), (2)");
    assertThat(db.awaitCompletion(10, TimeUnit.SECONDS)).isTrue();
    assertThat(rows("SELECT s FROM w")).containsExactly(row(4L));
  }

  @Test
  void viewsFollowTables() {
    db.execute("CREATE TABLE a (k INTEGER, x INTEGER); CREATE TABLE b (k INTEGER, y INTEGER)");
    db.execute("INSERT INTO a VALUES (1, 10), (2, 20)");
    db.execute(
        "CREATE MATERIALIZED VIEW j AS SELECT a.k, x, y FROM a LEFT JOIN b ON a.k = b.k;"
            + "CREATE MATERIALIZED VIEW big AS SELECT k, x FROM j WHERE x >= 20");
    assertThat(rows("SELECT * FROM j ORDER BY k"))
        .containsExactly(row(1, 10, null), row(2, 20, null));
    db.execute("INSERT INTO b VALUES (1, 100), (1, 101)");
    assertThat(rows("SELECT * FROM j ORDER BY k, y"))
        .containsExactly(row(1, 10, 100), row(1, 10, 101), row(2, 20, null));
    db.execute("DELETE FROM b WHERE y = 100; UPDATE a SET x = x + 1; INSERT INTO a VALUES (3, 30)");
    assertThat(rows("SELECT * FROM j ORDER BY k, y"))
        .containsExactly(row(1, 11, 101), row(2, 21, null), row(3, 30, null));
    assertThat(rows("SELECT * FROM big ORDER BY k")).containsExactly(row(2, 21), row(3, 30));
    assertThatThrownBy(() -> db.execute("DROP TABLE a")).isInstanceOf(LaminarException.class);
    db.execute("DROP TABLE a CASCADE; DROP TABLE b");
    assertThat(db.objects()).isEmpty();
  }
}
