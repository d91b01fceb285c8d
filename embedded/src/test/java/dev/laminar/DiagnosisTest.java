package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.error.LaminarException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** DIAGNOSE and EXPLAIN ANALYZE of queries that run. */
class DiagnosisTest {

  private static final String BARS =
      """
      CREATE SOURCE trades (
        ts TIMESTAMP(6), symbol VARCHAR NOT NULL, price INTEGER,
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND);
      CREATE STREAM bars AS
        SELECT symbol, MAX(price) AS high FROM trades WHERE price > 10
        GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);
      """;

  private final Laminar db =
      Laminar.open(
          LaminarOptions.defaults()
              .withEngine(
                  EngineOptions.defaults()
                      .withClock(InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z")))));

  @AfterEach
  void close() {
    db.close();
  }

  private String text(String statement) {
    return ((StatementResult.Text) db.execute(statement).getFirst()).text();
  }

  @Test
  void whatNobodyReadsDoesNotRun() {
    db.execute(
        "CREATE SOURCE g (n BIGINT NOT NULL) FROM DATAGEN (rate = 10); CREATE STREAM q AS SELECT n FROM g;");
    assertThat(text("DIAGNOSE q"))
        .isEqualTo(
            "Nothing reads q, so it does not run: a sink, a subscription or a view makes it begin.\n");
  }

  @Test
  void rowsThatDoNotComeAreMissed() {
    db.execute(BARS);
    try (Subscription<Row> _ = db.subscribe("bars")) {
      assertThat(text("DIAGNOSE bars"))
          .isEqualTo(
              """
              bars has put out nothing yet.
              No row has been pushed into source trades since bars reads it.
              """);
    }
  }

  @Test
  void aFilterThatDropsAllIsNamed() {
    db.execute(BARS);
    try (Subscription<Row> _ = db.subscribe("bars")) {
      db.execute("INSERT INTO trades VALUES (TIMESTAMP '2026-03-01 09:30:10', 'A', 10)");
      db.execute("INSERT INTO trades VALUES (TIMESTAMP '2026-03-01 09:30:11', 'B', NULL)");
      assertThat(text("DIAGNOSE bars"))
          .startsWith(
              """
              bars has put out nothing yet.
              All 2 rows that came in were dropped by Filter#3 (price > 10).
              """);
    }
  }

  @Test
  void whoHoldsTheWatermarkBackIsNamed() {
    db.execute(BARS);
    try (Subscription<Row> _ = db.subscribe("bars")) {
      db.execute(
          """
          INSERT INTO trades VALUES
            (TIMESTAMP '2026-03-01 09:30:10', 'A', 11), (TIMESTAMP '2026-03-01 09:30:59', 'B', 12)
          """);
      assertThat(text("DIAGNOSE bars"))
          .isEqualTo(
              """
              bars has put out nothing yet.
              Aggregate#4 keeps 2 rows or groups; the first come out when the watermark passes 2026-03-01 09:31.
              The watermark of trades is at 2026-03-01 09:30:54: later rows of it move it on, or its end. Its last row came at 2026-03-01 10:00.
              """);
      db.source("trades").advanceWatermark(LocalDateTime.parse("2026-03-01T09:31:00"));
      assertThat(text("DIAGNOSE bars")).isEqualTo("bars has put out 2 rows.\n");
    }
  }

  @Test
  void timesOfTheFutureMoveNoWatermark() {
    db.execute(BARS);
    try (Subscription<Row> _ = db.subscribe("bars")) {
      db.execute("INSERT INTO trades VALUES (TIMESTAMP '2026-04-01 09:30:10', 'A', 11)");
      assertThat(text("DIAGNOSE bars"))
          .contains("trades has no watermark yet", "watermark.max_future");
    }
  }

  @Test
  void lateRowsAndThoseWithoutATimeAreTold() {
    db.execute(BARS);
    try (Subscription<Row> _ = db.subscribe("bars")) {
      db.source("trades").advanceWatermark(LocalDateTime.parse("2026-03-01T09:31:00"));
      db.execute(
          """
          INSERT INTO trades VALUES
            (TIMESTAMP '2026-03-01 09:30:10', 'A', 11), (NULL, 'A', 12), (NULL, 'A', 1)
          """);
      assertThat(text("DIAGNOSE bars"))
          .contains(
              "None of the 3 rows came through Aggregate#4: 1 were dropped by Filter#3 (price > 10), 1 were late, 1 had no event time.");
      PipelineSnapshot rows = db.metrics().queries().getFirst().pipelines().getFirst();
      assertThat(rows.rowsIn())
          .isEqualTo(
              rows.rowsOut() + rows.rowsFiltered() + rows.rowsLate() + rows.rowsWithoutEventTime());
    }
  }

  @Test
  void aFailureIsTold() {
    db.execute("CREATE SOURCE s (n INTEGER); CREATE STREAM q AS SELECT 1 / n AS x FROM s;");
    try (Subscription<Row> _ = db.subscribe("q")) {
      db.execute("INSERT INTO s VALUES (0)");
      assertThat(text("DIAGNOSE q")).startsWith("q has failed: ").contains("division by zero");
    }
  }

  @Test
  void rowsTimeAndMemoryAreShownByOperator() {
    db.execute(BARS);
    try (Subscription<Row> _ = db.subscribe("bars")) {
      db.execute(
          """
          INSERT INTO trades VALUES
            (TIMESTAMP '2026-03-01 09:30:10', 'A', 11), (TIMESTAMP '2026-03-01 09:30:11', 'A', 1),
            (TIMESTAMP '2026-03-01 09:31:10', 'A', 12)
          """);
      String analyzed = text("EXPLAIN ANALYZE bars");
      assertThat(analyzed)
          .contains(
              "bars: RUNNING, 3 rows in, 1 out, watermark 2026-03-01 09:31:05, state ",
              "reads trades: 3 rows, watermark 2026-03-01 09:31:05",
              "trades > Watermark#2 > Filter#3 > Aggregate#4\n      3 rows in 1 batches: 2 passed, 1 filtered\n",
              "keeps 1 rows or groups, the first until the watermark passes 2026-03-01 09:32",
              " % of the time; a batch: median ");
      assertThat(db.prepare("EXPLAIN ANALYZE bars").columns()).hasSize(1);
    }
  }

  @Test
  void onlyQueriesAreAskedAbout() {
    db.execute(BARS + "CREATE TABLE t (n INTEGER);");
    assertThatThrownBy(() -> db.execute("DIAGNOSE t"))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e ->
                assertThat(e.render("DIAGNOSE t"))
                    .isEqualTo(
                        """
                        error [42000]: 't' is a table, which no query computes
                          --> sql:1:10
                        1 | DIAGNOSE t
                          |          ^
                        help: name a stream, a materialized view or a sink\
                        """));
    assertThatThrownBy(() -> db.execute("EXPLAIN ANALYZE nothing")).hasMessageContaining("nothing");
  }
}
