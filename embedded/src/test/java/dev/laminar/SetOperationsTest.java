package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** INTERSECT ALL and EXCEPT ALL: as answers, and kept up to date. */
@Timeout(60)
class SetOperationsTest {

  private final Laminar db = Laminar.open();

  @AfterEach
  void close() {
    db.close();
  }

  private List<List<Object>> rows(String sql) {
    List<List<Object>> rows = new ArrayList<>();
    try (PreparedCommand command = db.prepare(sql);
        Execution.Rows answer =
            (Execution.Rows) command.execute(List.of(), ExecuteOptions.defaults())) {
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

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void rowsComeAsOftenAsTheStandardSays() {
    db.execute(
        """
        CREATE TABLE l (a INTEGER, t VARCHAR);
        CREATE TABLE r (a BIGINT, t VARCHAR);
        INSERT INTO l VALUES (1, 'x'), (1, 'x'), (1, 'x'), (2, NULL), (2, NULL), (NULL, 'y'), (3, 'z');
        INSERT INTO r VALUES (1, 'x'), (1, 'x'), (2, NULL), (NULL, 'y'), (NULL, 'y'), (4, 'w');
        """);
    assertThat(rows("SELECT a, t FROM l INTERSECT ALL SELECT a, t FROM r"))
        .containsExactlyInAnyOrder(row(1L, "x"), row(1L, "x"), row(2L, null), row(null, "y"));
    assertThat(rows("SELECT a, t FROM l EXCEPT ALL SELECT a, t FROM r"))
        .containsExactlyInAnyOrder(row(1L, "x"), row(2L, null), row(3L, "z"));
    assertThat(rows("SELECT a, t FROM r EXCEPT ALL SELECT a, t FROM l"))
        .containsExactlyInAnyOrder(row(null, "y"), row(4L, "w"));
    // (l EXCEPT ALL r) has 1, 2, 3 once each; INTERSECT binds before EXCEPT and UNION.
    assertThat(
            rows(
                """
                SELECT a FROM l EXCEPT ALL SELECT a FROM r EXCEPT ALL SELECT 3
                UNION ALL SELECT a FROM r INTERSECT ALL SELECT a FROM l
                """))
        .containsExactlyInAnyOrder(row(1L), row(2L), row(1L), row(1L), row(2L), row((Object) null));
    assertThat(rows("SELECT COUNT(*) FROM (SELECT a FROM l EXCEPT ALL SELECT a FROM r) AS x"))
        .containsExactly(row(3L));
    assertThat(rows("SELECT t FROM (SELECT a, t FROM l INTERSECT ALL SELECT a, t FROM r) AS x"))
        .containsExactlyInAnyOrder(row("x"), row("x"), row((Object) null), row("y"));
    assertThat(
            rows(
                """
                SELECT a FROM (SELECT a FROM l EXCEPT ALL SELECT a FROM r) AS x
                ORDER BY a DESC LIMIT 2
                """))
        .containsExactly(row(3L), row(2L));
    assertThat(
            rows(
                """
                SELECT a, t FROM l AS o WHERE EXISTS (
                  (SELECT a FROM l EXCEPT ALL SELECT a FROM r) INTERSECT SELECT 3) AND a = 3
                """))
        .containsExactly(row(3, "z"));
  }

  @Test
  void typesAndNullabilityAreThoseOfBothSides() {
    assertThat(
            rows(
                """
                SELECT a FROM (VALUES (CAST(1 AS DECIMAL(10, 2))), (1.00), (2.50)) AS l (a)
                EXCEPT ALL SELECT a FROM (VALUES (CAST(1 AS SMALLINT)), (CAST(NULL AS SMALLINT)))
                  AS r (a)
                """))
        .containsExactlyInAnyOrder(
            row(new java.math.BigDecimal("1.00")), row(new java.math.BigDecimal("2.50")));
    assertThat(
            rows(
                """
                SELECT CAST(NULL AS INTEGER) FROM (VALUES (1), (2), (3)) AS l (a)
                INTERSECT ALL SELECT a FROM (VALUES (CAST(NULL AS INTEGER)), (NULL)) AS r (a)
                """))
        .containsExactly(row((Object) null), row((Object) null));
    // More equal rows than a batch holds.
    db.execute("CREATE TABLE many (n INTEGER)");
    try (PreparedCommand insert =
        db.prepare("INSERT INTO many SELECT 7 FROM many UNION ALL SELECT 7")) {
      for (int i = 0; i < 12; i++) {
        insert.execute(List.of(), ExecuteOptions.defaults()).close();
      }
    }
    assertThat(rows("SELECT n FROM many EXCEPT ALL SELECT 7")).hasSize(4094).containsOnly(row(7));
  }

  @Test
  void viewsFollowBothSides() {
    db.execute(
        """
        CREATE TABLE l (k INTEGER, n INTEGER);
        CREATE TABLE r (k INTEGER, n INTEGER);
        CREATE MATERIALIZED VIEW both_sides AS SELECT k, n FROM l INTERSECT ALL SELECT k, n FROM r;
        CREATE MATERIALIZED VIEW left_only AS SELECT k, n FROM l EXCEPT ALL SELECT k, n FROM r;
        CREATE MATERIALIZED VIEW sums AS
          SELECT k, COUNT(*) AS c FROM (
            (SELECT k FROM l EXCEPT ALL SELECT k FROM r) UNION ALL SELECT k FROM both_sides) AS u
          GROUP BY k;
        """);
    Random random = new Random(11);
    List<List<Object>> left = new ArrayList<>();
    List<List<Object>> right = new ArrayList<>();
    for (int step = 0; step < 150; step++) {
      boolean ofLeft = random.nextBoolean();
      List<List<Object>> side = ofLeft ? left : right;
      Object k = random.nextInt(4) == 0 ? null : random.nextInt(3);
      Object n = random.nextInt(4) == 0 ? null : random.nextInt(2);
      if (random.nextInt(3) == 0) {
        db.execute(
            "DELETE FROM "
                + (ofLeft ? "l" : "r")
                + " WHERE k "
                + (k == null ? "IS NULL" : "= " + k));
        side.removeIf(row -> java.util.Objects.equals(row.getFirst(), k));
      } else {
        db.execute("INSERT INTO " + (ofLeft ? "l" : "r") + " VALUES (" + k + ", " + n + ")");
        side.add(row(k, n));
      }
      List<List<Object>> rest = new ArrayList<>(left);
      List<List<Object>> common = new ArrayList<>();
      for (List<Object> row : right) {
        if (rest.remove(row)) {
          common.add(row);
        }
      }
      assertThat(rows("SELECT * FROM both_sides")).containsExactlyInAnyOrderElementsOf(common);
      assertThat(rows("SELECT * FROM left_only")).containsExactlyInAnyOrderElementsOf(rest);
      if (step % 10 == 0) {
        checkSums(left, right, common);
      }
    }
  }

  /** The keys of one side that the other side does not have, and those of rows of both sides. */
  private void checkSums(
      List<List<Object>> left, List<List<Object>> right, List<List<Object>> common) {
    List<Object> keys = new ArrayList<>(left.stream().map(List::getFirst).toList());
    right.forEach(row -> keys.remove(row.getFirst()));
    common.forEach(row -> keys.add(row.getFirst()));
    List<List<Object>> expected = new ArrayList<>();
    for (Object key : new java.util.HashSet<>(keys)) {
      expected.add(row(key, (long) Collections.frequency(keys, key)));
    }
    assertThat(rows("SELECT k, c FROM sums")).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** A row of the sources. */
  public record Number(int n) {}

  private static void push(Source<Number> into, int... numbers) {
    for (int number : numbers) {
      into.push(new Number(number));
    }
  }

  @Test
  void streamsEmitChangesAlone() throws Exception {
    db.execute(
        """
        CREATE SOURCE a (n INTEGER);
        CREATE SOURCE b (n INTEGER);
        CREATE STREAM rest AS SELECT n FROM a EXCEPT ALL SELECT n FROM b;
        CREATE MATERIALIZED VIEW kept AS SELECT n FROM rest;
        """);
    try (Source<Number> a = db.source("a", Number.class);
        Source<Number> b = db.source("b", Number.class)) {
      push(a, 1, 1, 2);
      push(b, 1, 3);
      push(a, 3, 1);
      a.end();
      b.end();
      db.awaitCompletion();
    }
    assertThat(rows("SELECT n FROM kept")).containsExactlyInAnyOrder(row(1), row(1), row(2));
    assertThatThrownBy(() ->
            db.execute(
                "CREATE STREAM s AS SELECT n FROM a EXCEPT ALL SELECT n FROM b EMIT ON UPDATE"))
        .hasMessageContaining("emit changes, and nothing else");
  }
}
