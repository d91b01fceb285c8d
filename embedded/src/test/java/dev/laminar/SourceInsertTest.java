package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** INSERT INTO a source without connector, and watermarks that a program tells. */
class SourceInsertTest {

  private static final String TRADES =
      """
      CREATE SOURCE trades (
        ts TIMESTAMP(6) NOT NULL, symbol VARCHAR NOT NULL, price DOUBLE,
        cents AS CAST(price * 100 AS BIGINT),
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND);
      """;

  private static final String BARS =
      """
      CREATE STREAM bars AS
        SELECT window_start, symbol, COUNT(*) AS n, MAX(cents) AS high
        FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
        GROUP BY window_start, symbol;
      """;

  private final Laminar db = Laminar.open();

  @AfterEach
  void close() {
    db.close();
  }

  private static List<String> rows(Subscription<Row> subscription) {
    List<String> rows = new ArrayList<>();
    Optional<Row> next = subscription.poll(Duration.ZERO);
    while (next.isPresent()) {
      rows.add(next.get().toString());
      next = subscription.poll(Duration.ZERO);
    }
    return rows;
  }

  @Test
  void rowsAreThereWhenTheStatementIsDone() {
    db.execute(TRADES);
    try (Subscription<Row> seen = db.queryRows("SELECT symbol, cents FROM trades")) {
      List<StatementResult> results =
          db.execute(
              "INSERT INTO trades VALUES (TIMESTAMP '2026-03-01 09:30:10', 'A', 1.25), (TIMESTAMP '2026-03-01 09:30:11', 'B', NULL)");
      assertThat(results).containsExactly(new StatementResult.Changed("inserted", 2));
      assertThat(rows(seen)).containsExactly("{symbol=A, cents=125}", "{symbol=B, cents=null}");
      db.execute("INSERT INTO trades (symbol, ts) SELECT 'C', TIMESTAMP '2026-03-01 09:30:12'");
      assertThat(rows(seen)).containsExactly("{symbol=C, cents=null}");
    }
  }

  /** The watermark of the rows is 09:30:55, behind the window's end; the program's is not. */
  @Test
  void theProgramTellsTheWatermark() {
    db.execute(TRADES + BARS);
    try (Subscription<Row> bars = db.subscribe("bars")) {
      db.execute(
          "INSERT INTO trades VALUES (TIMESTAMP '2026-03-01 09:30:10', 'A', 1.25), (TIMESTAMP '2026-03-01 09:31:00', 'A', 2)");
      assertThat(rows(bars)).isEmpty();
      SourceControl trades = db.source("trades");
      trades.advanceWatermark(LocalDateTime.parse("2026-03-01T09:30:59.999999"));
      assertThat(rows(bars)).isEmpty();
      trades.advanceWatermark(LocalDateTime.parse("2026-03-01T09:31:00"));
      assertThat(rows(bars))
          .containsExactly("{window_start=2026-03-01T09:30, symbol=A, n=1, high=125}");
      trades.advanceWatermark(LocalDateTime.parse("2026-03-01T09:00:00"));
      db.execute("INSERT INTO trades VALUES (TIMESTAMP '2026-03-01 09:30:59', 'A', 9)");
      trades.advanceWatermark(LocalDateTime.parse("2026-03-01T10:00:00"));
      assertThat(rows(bars))
          .containsExactly("{window_start=2026-03-01T09:31, symbol=A, n=1, high=200}");
    }
  }

  /** All rows of a statement, or none. */
  @Test
  void whatFailsInsertsNothing() {
    db.execute(TRADES + "CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1), (0);");
    try (Subscription<Row> seen = db.queryRows("SELECT symbol FROM trades")) {
      assertThatThrownBy(() ->
              db.execute(
                  "INSERT INTO trades SELECT TIMESTAMP '2026-03-01 09:30:10', 'A', 1 / n FROM t"))
          .isInstanceOfSatisfying(
              LaminarException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO));
      assertThatThrownBy(() ->
              db.execute(
                  "INSERT INTO trades (ts, symbol) SELECT TIMESTAMP '2026-03-01 09:30:10', CAST(NULL AS VARCHAR)"))
          .isInstanceOfSatisfying(
              LaminarException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION);
                assertThat(e.getMessage())
                    .isEqualTo("NULL for column 'symbol' of source trades, which is NOT NULL");
              });
      assertThat(rows(seen)).isEmpty();
    }
  }

  @Test
  void parametersTakeTheTypesOfColumns() {
    db.execute(TRADES);
    try (Subscription<Row> seen = db.queryRows("SELECT symbol, price FROM trades");
        PreparedCommand insert = db.prepare("INSERT INTO trades VALUES (?, ?, ?)")) {
      insert.execute(
          List.of(LocalDateTime.parse("2026-03-01T09:30"), "A", 2.5), ExecuteOptions.defaults());
      insert.execute(
          List.of(LocalDateTime.parse("2026-03-01T09:31"), "B", 3.5), ExecuteOptions.defaults());
      assertThat(rows(seen)).containsExactly("{symbol=A, price=2.5}", "{symbol=B, price=3.5}");
    }
  }

  @Test
  void otherSourcesTakeNoRows() {
    db.execute(TRADES + "CREATE SOURCE g (n BIGINT NOT NULL) FROM DATAGEN (rows = 5);");
    assertThatThrownBy(() -> db.execute("INSERT INTO g VALUES (1)"))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e ->
                assertThat(e.render("INSERT INTO g VALUES (1)"))
                    .isEqualTo(
                        """
                        error [42000]: the rows of source 'g' come from its connector
                          --> sql:1:13
                        1 | INSERT INTO g VALUES (1)
                          |             ^
                        help: insert into a table, a sink, or a source without connector\
                        """));
    db.source("trades").end();
    assertThatThrownBy(
            () -> db.execute("INSERT INTO trades VALUES (TIMESTAMP '2026-03-01 09:30:10', 'A', 1)"))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
  }
}
