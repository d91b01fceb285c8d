package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.OperatorSnapshot;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operators of all kinds say how long they work, what they keep, until when, and what has gone. */
class StageFiguresTest {

  private static final String EVENTS =
      """
      CREATE SOURCE e (k VARCHAR NOT NULL, v INTEGER NOT NULL, ts TIMESTAMP(6) NOT NULL,
        WATERMARK FOR ts AS ts - INTERVAL '10' SECOND);
      """;

  /** The watermark stands at 09:00:25 then. */
  private static final String FOUR_ROWS =
      """
      INSERT INTO e VALUES ('a', 1, TIMESTAMP '2026-03-01 09:00:10'), ('a', 2, TIMESTAMP '2026-03-01 09:00:20'),
        ('b', 3, TIMESTAMP '2026-03-01 09:00:30'), ('a', 4, TIMESTAMP '2026-03-01 09:00:35');
      """;

  private final Laminar db = Laminar.open(LaminarOptions.defaults());

  @AfterEach
  void close() {
    db.close();
  }

  private String text(String statement) {
    return ((StatementResult.Text) db.execute(statement).getFirst()).text();
  }

  private QuerySnapshot query() {
    text("DIAGNOSE q");
    return db.metrics().queries().stream()
        .filter(each -> each.name().equals("q"))
        .findFirst()
        .orElseThrow();
  }

  /** The operator that keeps the most rows. */
  private OperatorSnapshot keeping() {
    OperatorSnapshot found = query().operators().getFirst();
    for (OperatorSnapshot operator : query().operators()) {
      found = operator.heldRows() > found.heldRows() ? operator : found;
    }
    return found;
  }

  private void end() {
    db.source("e").end();
    TimedInput.await(() -> query().status() == dev.laminar.kernel.engine.QueryStatus.COMPLETED);
    assertThat(query().operators()).allSatisfy(each -> assertThat(each.heldRows()).isZero());
    assertThat(query().stateBytes()).isZero();
  }

  @Test
  void functionsInTheOrderOfTime() {
    db.execute(
        EVENTS
            + "CREATE STREAM q AS SELECT k, ts, SUM(v) OVER (PARTITION BY k ORDER BY ts ROWS 1 PRECEDING) AS s FROM e;");
    try (Subscription<Row> _ = db.subscribe("q")) {
      db.execute(FOUR_ROWS);
      OperatorSnapshot over = keeping();
      assertThat(over.times().count()).isPositive();
      // Two rows wait, and each further one of the frame stays as long as the next may need it.
      assertThat(over.heldRows()).isBetween(2L, 4L);
      assertThat(over.heldRows() + over.rowsEvicted()).isEqualTo(4);
      assertThat(over.dueUs()).isEqualTo(us("2026-03-01T09:00:30"));
      assertThat(text("EXPLAIN ANALYZE q"))
          .contains("the first until the watermark passes 2026-03-01 09:00:30");
      end();
    }
  }

  @Test
  void functionsOverWindows() {
    db.execute(
        EVENTS
            + """
            CREATE STREAM q AS SELECT * FROM (
              SELECT k, v, window_end, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY v DESC) AS n
              FROM TABLE(TUMBLE(TABLE e, DESCRIPTOR(ts), INTERVAL '15' SECOND))) WHERE n = 1;
            """);
    try (Subscription<Row> _ = db.subscribe("q")) {
      db.execute(FOUR_ROWS);
      // Of [0, 15) the one row has come out; [15, 30) has one, [30, 45) two.
      OperatorSnapshot over = keeping();
      assertThat(over.times().count()).isPositive();
      assertThat(over.heldRows()).isEqualTo(3);
      assertThat(over.rowsAnswered()).isEqualTo(1);
      assertThat(over.dueUs()).isEqualTo(us("2026-03-01T09:00:30"));
      end();
    }
  }

  @Test
  void patterns() {
    db.execute(
        EVENTS
            + """
            CREATE STREAM q AS SELECT * FROM e MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts
              MEASURES A.v AS a, B.v AS b PATTERN (A B) DEFINE B AS B.v > A.v);
            """);
    try (Subscription<Row> _ = db.subscribe("q")) {
      db.execute(FOUR_ROWS);
      // 1 and 2 have matched; the others are not passed by the watermark.
      OperatorSnapshot match = keeping();
      assertThat(match.times().count()).isPositive();
      assertThat(match.heldRows()).isEqualTo(2);
      assertThat(match.rowsEvicted()).isEqualTo(2);
      end();
    }
  }

  @Test
  void joinsByTime() {
    db.execute(
        EVENTS
            + """
            CREATE SOURCE p (k VARCHAR NOT NULL, price INTEGER NOT NULL, ts TIMESTAMP(6) NOT NULL,
              WATERMARK FOR ts AS ts);
            CREATE STREAM q AS SELECT e.k, v, price FROM e ASOF JOIN p
              MATCH_CONDITION p.ts <= e.ts ON e.k = p.k;
            """);
    try (Subscription<Row> _ = db.subscribe("q")) {
      db.execute(FOUR_ROWS);
      OperatorSnapshot join = keeping();
      assertThat(join.times().count()).isPositive();
      assertThat(join.heldRows()).isEqualTo(4);
      assertThat(join.rowsAnswered()).isZero();
      db.execute("INSERT INTO p VALUES ('a', 7, TIMESTAMP '2026-03-01 09:00:22')");
      // 09:00:10 and 09:00:20 are answered; the price stays.
      join = keeping();
      assertThat(join.heldRows()).isEqualTo(3);
      assertThat(join.rowsAnswered()).isEqualTo(2);
      db.source("p").end();
      end();
    }
  }

  @Test
  void aJoinThatNothingMeetsIsTold() {
    db.execute(
        """
        CREATE TABLE l (k INTEGER); CREATE TABLE r (k INTEGER);
        CREATE MATERIALIZED VIEW q AS SELECT l.k FROM l JOIN r ON l.k = r.k;
        """);
    db.execute("INSERT INTO l VALUES (1), (2); INSERT INTO r VALUES (3);");
    assertThat(text("DIAGNOSE q"))
        .contains(
            "None of the 3 rows that came to Join#3 has met a row of the other side that it is joined with.");
    assertThat(text("EXPLAIN ANALYZE q")).contains("3 taken in (3 found no row with their key)");
  }

  @Test
  void everyOperatorOfAnAnswerIsMeasured() {
    db.execute(
        """
        CREATE TABLE t (k VARCHAR, v INTEGER, ts TIMESTAMP(6));
        CREATE TABLE p (k VARCHAR, price INTEGER, ts TIMESTAMP(6));
        INSERT INTO t VALUES ('a', 1, TIMESTAMP '2026-03-01 09:00:10'), ('a', 2, TIMESTAMP '2026-03-01 09:00:20');
        INSERT INTO p VALUES ('a', 7, TIMESTAMP '2026-03-01 09:00:15');
        """);
    for (String select :
        new String[] {
          "SELECT k, ROW_NUMBER() OVER (ORDER BY v) AS n FROM t ORDER BY n",
          "SELECT t.k, v, price FROM t ASOF JOIN p MATCH_CONDITION p.ts <= t.ts ON t.k = p.k",
          "SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts MEASURES A.v AS a PATTERN (A B) DEFINE B AS B.v > A.v)",
          "SELECT k FROM t UNION ALL SELECT k FROM p",
          "SELECT t.k FROM t JOIN p ON t.k = p.k AND v < price"
        }) {
      assertThat(text("EXPLAIN ANALYZE " + select))
          .as(select)
          .doesNotContain("no batch was measured yet");
    }
  }

  private static long us(String time) {
    return LocalDateTime.parse(time).toEpochSecond(java.time.ZoneOffset.UTC) * 1_000_000;
  }
}
