package dev.laminar.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.Laminar;
import dev.laminar.Row;
import dev.laminar.Source;
import dev.laminar.StatementResult;
import dev.laminar.Subscription;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When matches of rows that go on come out, and what is kept until then. */
@Timeout(120)
class MatchStreamTest {

  record Event(Instant ts, String k, int v) {}

  private Laminar db;

  @BeforeEach
  void open() {
    db = Laminar.open();
    db.execute(
        """
        CREATE SOURCE e (ts TIMESTAMP NOT NULL, k VARCHAR NOT NULL, v INTEGER NOT NULL,
          WATERMARK FOR ts AS ts - INTERVAL '2' SECOND)\
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static Event at(int second, String key, int value) {
    return new Event(Instant.ofEpochSecond(second), key, value);
  }

  private static String text(Row row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.columns().size(); i++) {
      values.add(String.valueOf(row.get(i)));
    }
    return String.join(" ", values);
  }

  private static List<String> rest(Subscription<Row> rows) {
    List<String> all = new ArrayList<>();
    rows.forEach(row -> all.add(text(row)));
    return all;
  }

  private QuerySnapshot query(String name) {
    return db.metrics().queries().stream()
        .filter(query -> query.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until a query holds so many rows. */
  private void awaitHeld(String name, long rows) throws InterruptedException {
    for (int i = 0; i < 1_000 && query(name).groupCount() != rows; i++) {
      Thread.sleep(10);
    }
    assertThat(query(name).groupCount()).as("rows held by " + name).isEqualTo(rows);
  }

  private LaminarException refusal(String sql) {
    LaminarException error = catchThrowableOfType(LaminarException.class, () -> db.execute(sql));
    assertThat(error).as(sql).isNotNull();
    return error;
  }

  @Test
  void aMatchComesOutAsSoonAsItIsCertain() {
    db.execute(
        """
        CREATE STREAM dips AS SELECT * FROM e MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts
          MEASURES FIRST(v) AS high, LAST(DOWN.v) AS low
          PATTERN (A DOWN+ UP) DEFINE DOWN AS v < PREV(v), UP AS v > PREV(v))\
        """);
    try (Subscription<Row> dips = db.subscribe("dips");
        Source<Event> source = db.source("e", Event.class)) {
      // Out of order by up to two seconds.
      source.push(at(2, "x", 5));
      source.push(at(1, "x", 9));
      source.push(at(4, "x", 8));
      source.push(at(3, "x", 3));
      assertThat(dips.waitingRows()).isZero();
      // The watermark passes the row at 4.
      source.push(at(7, "y", 0));
      assertThat(text(dips.next())).isEqualTo("x 9 3");
      source.end();
      assertThat(rest(dips)).isEmpty();
    }
  }

  @Test
  void rowsAreDroppedWhenNoMatchCanHaveThem() throws InterruptedException {
    db.execute(
        """
        CREATE STREAM pairs AS SELECT * FROM e MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts
          MEASURES A.v AS a, B.v AS b PATTERN (A B+ C) WITHIN INTERVAL '10' SECOND
          DEFINE A AS v = 1, B AS v = 2, C AS v = 3)\
        """);
    try (Subscription<Row> pairs = db.subscribe("pairs");
        Source<Event> source = db.source("e", Event.class)) {
      for (int i = 0; i < 100; i++) {
        source.push(at(i % 2, "k" + i, 1 + i % 2));
      }
      source.push(at(4, "x", 0));
      // Those that may be an A wait for a B; the last row is not passed by the watermark.
      awaitHeld("pairs", 51);
      source.push(at(20, "x", 0));
      // Ten seconds behind each A, nothing can follow any more.
      awaitHeld("pairs", 1);
      source.end();
      assertThat(rest(pairs)).isEmpty();
    }
  }

  @Test
  void aGreedyMatchEndsWithTheTimeItMayTake() {
    db.execute(
        """
        CREATE STREAM runs AS SELECT * FROM e MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts
          MEASURES COUNT(*) AS c, FIRST(ts) AS began PATTERN (A+) WITHIN INTERVAL '10' SECOND DEFINE A AS v > 0);
        CREATE STREAM counts AS SELECT TUMBLE_START(began, INTERVAL '1' MINUTE) AS m, SUM(c) AS c FROM runs
          GROUP BY TUMBLE(began, INTERVAL '1' MINUTE)\
        """);
    try (Subscription<Row> runs = db.subscribe("runs");
        Subscription<Row> counts = db.subscribe("counts");
        Source<Event> source = db.source("e", Event.class)) {
      source.push(at(0, "x", 1));
      source.push(at(9, "x", 1));
      source.push(at(10, "x", 1));
      source.push(at(12, "x", 1));
      assertThat(text(runs.next())).startsWith("x 2 ");
      source.push(at(73, "y", 0));
      assertThat(text(runs.next())).startsWith("x 2 ");
      // The watermark is at 71, that of the matches ten seconds behind.
      assertThat(text(counts.next())).endsWith(" 4");
      source.end();
      assertThat(rest(runs)).isEmpty();
    }
  }

  @Test
  void rowsBehindTheWatermarkAreCountedAndLeftOut() {
    db.execute(
        """
        CREATE STREAM ups AS SELECT * FROM e MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts
          MEASURES v AS v PATTERN (A) DEFINE A AS v > 0)\
        """);
    try (Subscription<Row> ups = db.subscribe("ups");
        Source<Event> source = db.source("e", Event.class)) {
      source.push(at(10, "x", 1));
      source.push(at(20, "x", 2));
      assertThat(text(ups.next())).isEqualTo("x 1");
      source.push(at(5, "x", 3));
      source.push(at(18, "x", 4));
      source.end();
      assertThat(rest(ups)).containsExactly("x 4", "x 2");
      assertThat(query("ups").rowsLate()).isEqualTo(1);
    }
  }

  @Test
  void whatCouldNeverComeOutIsRefused() {
    db.execute("CREATE SOURCE p (ts TIMESTAMP NOT NULL, v INTEGER NOT NULL)");
    assertThat(
            refusal(
                    "CREATE STREAM s AS SELECT * FROM p MATCH_RECOGNIZE (ORDER BY ts MEASURES v AS v PATTERN (A) DEFINE A AS v > 0)")
                .code())
        .isEqualTo(ErrorCode.MISSING_WATERMARK);
    assertThat(
            refusal(
                    "CREATE STREAM s AS SELECT * FROM e MATCH_RECOGNIZE (ORDER BY v MEASURES v AS v PATTERN (A) DEFINE A AS v > 0)")
                .code())
        .isEqualTo(ErrorCode.MISSING_WATERMARK);
    assertThat(
            refusal(
                    "CREATE STREAM s AS SELECT * FROM e MATCH_RECOGNIZE (ORDER BY ts MEASURES v AS v PATTERN (A $) DEFINE A AS v > 0)")
                .getMessage())
        .contains("never match");
    db.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, v INTEGER)");
    assertThat(
            refusal(
                    "CREATE MATERIALIZED VIEW s AS SELECT * FROM t MATCH_RECOGNIZE (ORDER BY n MEASURES v AS v PATTERN (A) DEFINE A AS v > 0)")
                .code())
        .isEqualTo(ErrorCode.UNSUPPORTED);
  }

  @Test
  void statesWithoutBoundAreWarnedOf() {
    String stream =
        "EXPLAIN PHYSICAL SELECT * FROM e MATCH_RECOGNIZE (%s ORDER BY ts MEASURES v AS v PATTERN (A B%s) %s DEFINE B AS %s)";
    assertThat(explained(stream.formatted("", "+", "", "v > 0")))
        .contains("may still become a match");
    assertThat(explained(stream.formatted("PARTITION BY k", "", "", "v > 0")))
        .contains("grows with every new partition");
    assertThat(
            explained(
                stream.formatted("PARTITION BY k", "+", "WITHIN INTERVAL '1' MINUTE", "v > 0")))
        .contains("state bounded by windows of INTERVAL '1' MINUTE")
        .doesNotContain("grows");
    assertThat(
            explained(
                stream.formatted(
                    "PARTITION BY k", "+", "WITHIN INTERVAL '1' MINUTE", "v > PREV(v)")))
        .contains("grows with every new partition");
    assertThat(explained(stream.formatted("", "{1,3}", "", "v > 0"))).doesNotContain("grows");
  }

  private String explained(String sql) {
    return ((StatementResult.Text) db.execute(sql).getFirst()).text();
  }
}
