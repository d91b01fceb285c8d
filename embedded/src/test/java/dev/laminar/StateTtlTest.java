package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nothing touches for the time of {@code state_ttl} goes from state, and nobody is told. */
@Timeout(60)
class StateTtlTest {

  private final TimedInput.Clock clock = new TimedInput.Clock();
  private final Laminar db =
      Laminar.open(
          LaminarOptions.defaults()
              .withEngine(EngineOptions.defaults().withClock(clock))
              .withCodegen(codegen()));

  /** How classes are made. */
  CodegenOptions codegen() {
    return CodegenOptions.DEFAULTS;
  }

  @AfterEach
  void close() {
    db.close();
  }

  /** A row of the sources. */
  public record Event(String k, long n) {}

  private Source<Event> source(String name) {
    return db.source(name, Event.class);
  }

  private QuerySnapshot query(String name) {
    return TimedInput.query(db, name);
  }

  private void awaitExpired(String name, long rows) throws InterruptedException {
    while (query(name).rowsExpired() < rows) {
      Thread.sleep(20);
    }
    assertThat(query(name).rowsExpired()).isEqualTo(rows);
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

  private static void push(Source<Event> into, String k, long n) {
    into.push(new Event(k, n));
  }

  private void awaitRowsIn(String name, long rows) throws InterruptedException {
    while (query(name).rowsIn() < rows) {
      Thread.sleep(5);
    }
    awaitBatch();
  }

  /** Waits for the end of the batch in work. */
  private void awaitBatch() {
    db.execute("CREATE TABLE nothing (n INTEGER); DROP TABLE nothing");
  }

  private void awaitRead(String source, long rows) throws InterruptedException {
    while (db.metrics().sources().stream()
        .noneMatch(each -> each.name().equals(source) && each.rows() >= rows)) {
      Thread.sleep(5);
    }
    awaitBatch();
  }

  private static final String SOURCES =
      """
      CREATE SOURCE a (k VARCHAR, n BIGINT NOT NULL);
      CREATE SOURCE b (k VARCHAR, n BIGINT NOT NULL);
      """;

  @Test
  void groupsGoWhenNoRowTouchesThem() throws InterruptedException {
    db.execute(
        SOURCES
            + """
            SET state_ttl = '1 hour';
            CREATE MATERIALIZED VIEW v AS
              SELECT k, SUM(n) AS s, MAX(k) AS m, COUNT(DISTINCT n) AS d FROM a GROUP BY k;
            """);
    try (Source<Event> a = source("a")) {
      push(a, "x", 1);
      push(a, "a name of more than sixteen bytes", 1);
      awaitRowsIn("v", 2);
      clock.pass(Duration.ofMinutes(30));
      push(a, "a name of more than sixteen bytes", 1);
      awaitRowsIn("v", 3);
      clock.pass(Duration.ofMinutes(45));
      push(a, "z", 5);
      awaitExpired("v", 1);
      // The group begins anew. What it had put out is not taken back.
      push(a, "x", 10);
      push(a, "a name of more than sixteen bytes", 2);
      awaitRowsIn("v", 6);
      assertThat(rows("SELECT k, s, d FROM v ORDER BY k, s"))
          .containsExactly(
              List.of("a name of more than sixteen bytes", 4L, 2L),
              List.of("x", 1L, 1L),
              List.of("x", 10L, 1L),
              List.of("z", 5L, 1L));
      // Without any row, too.
      clock.pass(Duration.ofHours(2));
      awaitExpired("v", 4);
      push(a, "z", 6);
      awaitRowsIn("v", 7);
      assertThat(rows("SELECT s FROM v WHERE k = 'z' ORDER BY s"))
          .containsExactly(List.of(5L), List.of(6L));
    }
    StatementResult.Table shown = (StatementResult.Table) db.execute("SHOW QUERIES").getFirst();
    int column = shown.columns().indexOf("rows_expired");
    assertThat(shown.rows().getFirst().get(column)).isEqualTo("4");
  }

  @Test
  void rowsOfJoinsGoAfterTheirTime() throws InterruptedException {
    db.execute(
        SOURCES
            + """
            CREATE MATERIALIZED VIEW j WITH (state_ttl = '1 hour') AS
              SELECT a.k, a.n AS an, b.n AS bn FROM a JOIN b ON a.k = b.k AND a.n < b.n;
            CREATE MATERIALIZED VIEW l WITH (state_ttl = '1 hour') AS
              SELECT a.n AS an, b.n AS bn FROM a LEFT JOIN b ON a.k = b.k;
            CREATE MATERIALIZED VIEW forever WITH (state_ttl = 0) AS
              SELECT a.n AS an, b.n AS bn FROM a JOIN b ON a.k = b.k;
            """);
    try (Source<Event> a = source("a");
        Source<Event> b = source("b")) {
      push(a, "a key of more than sixteen bytes", 1);
      push(a, "a key of more than sixteen bytes", 1);
      push(a, "other", 7);
      awaitRowsIn("j", 3);
      push(b, "a key of more than sixteen bytes", 2);
      awaitRowsIn("j", 4);
      clock.pass(Duration.ofHours(2));
      push(b, "a key of more than sixteen bytes", 3);
      push(b, "other", 8);
      awaitRowsIn("j", 6);
      assertThat(query("j").rowsExpired()).isEqualTo(4);
      push(a, "a key of more than sixteen bytes", 2);
      awaitRowsIn("j", 7);
      awaitRowsIn("l", 7);
      awaitRowsIn("forever", 7);
    }
    assertThat(rows("SELECT an, bn FROM j ORDER BY an, bn"))
        .containsExactly(List.of(1L, 2L), List.of(1L, 2L), List.of(2L, 3L));
    // The row without a match stays: nobody knows any more that it is not so.
    assertThat(rows("SELECT an, bn FROM l ORDER BY an, bn"))
        .containsExactly(
            List.of(1L, 2L), List.of(1L, 2L), List.of(2L, 3L), java.util.Arrays.asList(7L, null));
    assertThat(rows("SELECT an, bn FROM forever ORDER BY an, bn"))
        .containsExactly(
            List.of(1L, 2L),
            List.of(1L, 2L),
            List.of(1L, 3L),
            List.of(1L, 3L),
            List.of(2L, 2L),
            List.of(2L, 3L),
            List.of(7L, 8L));
    assertThat(query("forever").rowsExpired()).isZero();
  }

  /** What is taken back of a row that was dropped is left out: nothing is there less than never. */
  @Test
  void whatIsTakenBackOfExpiredRowsIsLeftOut() throws InterruptedException {
    db.execute(
        SOURCES
            + """
            CREATE STREAM counts AS SELECT k, COUNT(*) AS c FROM a GROUP BY k;
            SET state_ttl = '1 hour';
            CREATE MATERIALIZED VIEW j AS SELECT c.k, c, n FROM counts AS c JOIN b ON c.k = b.k;
            CREATE MATERIALIZED VIEW l AS SELECT c.k, c, n FROM counts AS c LEFT JOIN b ON c.k = b.k;
            CREATE MATERIALIZED VIEW s AS SELECT k, c FROM counts WHERE k IN (SELECT k FROM b);
            CREATE MATERIALIZED VIEW g AS SELECT c, COUNT(*) AS n FROM counts WHERE k = 'x' GROUP BY c;
            """);
    try (Source<Event> a = source("a");
        Source<Event> b = source("b")) {
      push(a, "x", 0);
      awaitRead("a", 1);
      push(b, "x", 10);
      push(b, "y", 5);
      awaitRead("b", 2);
      clock.pass(Duration.ofMinutes(50));
      push(a, "y", 0);
      awaitRead("a", 2);
      clock.pass(Duration.ofMinutes(20));
      // The counts of x and the rows of b are gone, that of y is not.
      push(b, "x", 20);
      awaitRead("b", 3);
      long expired = query("j").rowsExpired();
      assertThat(expired).isEqualTo(3);
      push(a, "x", 0);
      push(a, "y", 0);
      awaitRead("a", 4);
      assertThat(query("j").rowsExpired()).isEqualTo(expired + 1);
    }
    assertThat(rows("SELECT k, c, n FROM j ORDER BY k, c, n"))
        .containsExactly(List.of("x", 1L, 10L), List.of("x", 2L, 20L), List.of("y", 1L, 5L));
    // With what y was put out before is not known any more, but that it was with something.
    assertThat(rows("SELECT k, c, n FROM l ORDER BY k, c, n"))
        .containsExactly(
            List.of("x", 1L, 10L),
            List.of("x", 2L, 20L),
            List.of("y", 1L, 5L),
            java.util.Arrays.asList("y", 2L, null));
    assertThat(rows("SELECT k, c FROM s ORDER BY k, c"))
        .containsExactly(List.of("x", 1L), List.of("x", 2L));
    assertThat(rows("SELECT c, n FROM g ORDER BY c, n"))
        .containsExactly(List.of(1L, 1L), List.of(2L, 1L));
  }

  /** More than one change of a row in one batch, known and unknown ones among them. */
  @Test
  void changesInOneBatchAreTakenOneAfterTheOther() throws InterruptedException {
    db.execute(
        SOURCES
            + """
            CREATE STREAM counts AS SELECT k, COUNT(*) AS c FROM a GROUP BY k;
            CREATE STREAM ones AS SELECT 1 AS one, c FROM counts;
            CREATE MATERIALIZED VIEW j WITH (state_ttl = '1 hour') AS
              SELECT c, n FROM ones LEFT JOIN b ON one = n;
            """);
    try (Source<Event> a = source("a");
        Source<Event> b = source("b")) {
      for (int i = 0; i < 6; i++) {
        push(a, "k" + i % 3, 0);
      }
      awaitRead("a", 6);
      push(b, "", 1);
      awaitRead("b", 1);
      for (int i = 0; i < 30; i++) {
        push(a, "k" + i % 5, 0);
      }
      awaitRead("a", 36);
      assertThat(query("j").rowsExpired()).isZero();
    }
    assertThat(rows("SELECT c, n FROM j ORDER BY c, n"))
        .containsExactly(
            List.of(6L, 1L), List.of(6L, 1L), List.of(8L, 1L), List.of(8L, 1L), List.of(8L, 1L));
  }

  /** Rows that come and go, in slots that are used again. */
  @Test
  void stateStaysSmall() throws InterruptedException {
    db.execute(
        SOURCES
            + """
            SET state_ttl = '10 s';
            CREATE STREAM counts AS SELECT k, COUNT(*) AS c FROM a GROUP BY k;
            CREATE MATERIALIZED VIEW v AS
              SELECT COUNT(*) AS rows_seen, SUM(c.c) AS total
              FROM counts AS c JOIN b ON c.k = b.k;
            """);
    try (Source<Event> a = source("a");
        Source<Event> b = source("b")) {
      long bytes = 0;
      for (int round = 1; round <= 40; round++) {
        for (int i = 0; i < 500; i++) {
          String key = "key " + round + " of a row " + i;
          push(b, key, i);
          push(a, key, i);
          push(a, key, i);
        }
        awaitRead("b", round * 500L);
        awaitRead("a", round * 1_000L);
        clock.pass(Duration.ofSeconds(20));
        if (round == 20) {
          bytes = query("counts").stateBytes() + query("v").stateBytes();
        }
      }
      awaitExpired("counts", 20_000);
      awaitExpired("v", 40_000);
      assertThat(query("counts").stateBytes() + query("v").stateBytes())
          .isLessThanOrEqualTo(bytes + 65_536);
    }
    // Each key counted to two, whether its two rows came in one batch or not.
    assertThat(rows("SELECT rows_seen, total FROM v")).containsExactly(List.of(20_000L, 40_000L));
  }

  @Test
  void explainAndWarningsTellWhatBoundsState() {
    db.execute(SOURCES);
    StatementResult.Done unbounded =
        (StatementResult.Done)
            db.execute("CREATE STREAM s AS SELECT k, COUNT(*) AS c FROM a GROUP BY k").getFirst();
    assertThat(unbounded.warnings()).hasSize(1);
    PlanWarning warning = unbounded.warnings().getFirst();
    assertThat(warning.operator()).isEqualTo("Aggregate#2");
    assertThat(warning.message()).contains("Aggregate#2").contains("never freed");
    assertThat(warning.help()).contains("SET state_ttl = '1 day'");
    assertThat(warning.span().column()).isEqualTo(30);
    assertThat(text("EXPLAIN SELECT a.n FROM a JOIN b ON a.k = b.k"))
        .contains("state unbounded")
        .contains("warning: the state of Join#3 grows with every row")
        .contains("state_ttl");
    assertThat(
            text("EXPLAIN CREATE STREAM t WITH (state_ttl = '90 min') AS SELECT DISTINCT k FROM a"))
        .contains("state bounded by ttl 90 minutes")
        .doesNotContain("warning");
    db.execute("SET state_ttl = '1 hour'");
    assertThat(text("EXPLAIN SELECT a.n FROM a JOIN b ON a.k = b.k"))
        .contains("state bounded by ttl 1 hour")
        .doesNotContain("warning");
    StatementResult.Done bounded =
        (StatementResult.Done)
            db.execute("CREATE STREAM u AS SELECT k, COUNT(*) AS c FROM a GROUP BY k").getFirst();
    assertThat(bounded.warnings()).isEmpty();
    // Tables are bounded as they are.
    db.execute("CREATE TABLE t (k VARCHAR)");
    assertThat(
            text("EXPLAIN CREATE MATERIALIZED VIEW c AS SELECT k, COUNT(*) AS c FROM t GROUP BY k"))
        .contains("state bounded by the input");
    assertThatThrownBy(() -> db.execute("SET state_ttl = 'soon'"))
        .hasMessageContaining("a time such as '90 s'");
    db.execute("SET state_ttl = 0");
    assertThat(text("EXPLAIN SELECT DISTINCT k FROM a")).contains("state unbounded");
  }

  private String text(String sql) {
    return ((StatementResult.Text) db.execute(sql).getFirst()).text();
  }
}
