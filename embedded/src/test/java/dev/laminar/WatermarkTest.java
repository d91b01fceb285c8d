package dev.laminar;

import static dev.laminar.TimedInput.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.TimedInput.Changelog;
import dev.laminar.TimedInput.Event;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where watermarks come from, and what holds them back. */
@Timeout(60)
class WatermarkTest {

  private final TimedInput input = new TimedInput();
  private final Laminar db = input.db();

  @AfterEach
  void close() {
    input.close();
  }

  private void counts(String stream, String source) {
    db.execute(
        """
        CREATE STREAM %s AS
        SELECT window_start, COUNT(*) AS n
        FROM TABLE(TUMBLE(TABLE %s, DESCRIPTOR(ts), INTERVAL '10' SECOND))
        GROUP BY window_start, window_end
        """
            .formatted(stream, source));
  }

  private String text(String statement) {
    return ((StatementResult.Text) db.execute(statement).getFirst()).text();
  }

  private String shown(String source, String column) {
    StatementResult.Table table = (StatementResult.Table) db.execute("SHOW SOURCES").getFirst();
    return table.rows().stream()
        .filter(row -> source.equals(row.getFirst()))
        .map(row -> row.get(table.columns().indexOf(column)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aColumnPunctuates() {
    input.source("s");
    counts("q", "s");
    Changelog q = input.changelog("q");
    input.row("s", "a", 1, 3);
    input.row("s", "a", 1, 25);
    // NULL asserts nothing.
    assertThat(q.take()).isEmpty();
    input.watermark("s", 9);
    assertThat(q.take()).isEmpty();
    input.watermark("s", 10);
    assertThat(q.take()).containsExactly("+1 0 1");
    // It does not move back.
    input.watermark("s", 5);
    input.row("s", "a", 1, 9);
    assertThat(input.query("q").rowsLate()).isEqualTo(1);
    assertThat(shown("s", "watermark")).isEqualTo("1970-01-01 00:00:10");
    assertThat(shown("s", "state")).isEqualTo("active");
    input.end("s");
    input.awaitEnd("q");
    assertThat(q.take()).containsExactly("+1 20 1");
  }

  @Test
  void anIdleSourceHoldsNothingBack() {
    input.source("a", "'watermark.idle_timeout' = '10s'");
    input.source("b");
    db.execute("CREATE STREAM u AS SELECT k, v, ts FROM a UNION ALL SELECT k, v, ts FROM b");
    counts("q", "u");
    Changelog q = input.changelog("q");
    input.watermark("a", 5);
    input.row("b", "x", 1, 3);
    input.watermark("b", 100);
    assertThat(q.take()).isEmpty();
    input.clock().pass(Duration.ofSeconds(9));
    input.watermark("b", 101);
    assertThat(q.take()).isEmpty();
    input.clock().pass(Duration.ofSeconds(2));
    TimedInput.await(() -> "idle".equals(shown("a", "state")));
    assertThat(q.take()).containsExactly("+1 0 1");
    assertThat(shown("a", "watermark")).isEqualTo("1970-01-01 00:01:41");
    // It goes on with the other.
    input.row("b", "x", 1, 105);
    input.watermark("b", 110);
    assertThat(q.take()).containsExactly("+1 100 1");
    // It comes back, and is waited for again; what it is late with, is late.
    input.row("a", "x", 1, 50);
    assertThat(shown("a", "state")).isEqualTo("active");
    input.row("b", "x", 1, 111);
    input.watermark("b", 130);
    assertThat(q.take()).isEmpty();
    assertThat(input.query("q").rowsLate()).isEqualTo(1);
    input.row("a", "x", 1, 112);
    input.watermark("a", 120);
    assertThat(q.take()).containsExactly("+1 110 2");
  }

  @Test
  void filesHaveWatermarksOfTheirOwn(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("1.json"),
        "{\"n\": 1, \"t\": \"00:00:05\"}\n{\"n\": 2, \"t\": \"00:00:31\"}\n");
    Files.writeString(
        directory.resolve("2.json"),
        "{\"n\": 3, \"t\": \"00:00:06\"}\n{\"n\": 4, \"t\": \"00:00:12\"}\n{\"n\": 5, \"t\": \"00:00:40\"}\n");
    String source =
        """
        CREATE SOURCE %s (n BIGINT, t VARCHAR, ts AS CAST('1970-01-01 ' || t AS TIMESTAMP(6)), WATERMARK FOR ts)
        FROM FILES (path = '%s'%s, format = 'json')
        """;
    db.execute(source.formatted("f", directory, ""));
    counts("q", "f");
    Changelog q = input.changelog("q");
    input.awaitEnd("q");
    assertThat(q.take()).containsExactly("+1 0 2", "+1 10 1", "+1 30 1", "+1 40 1");
    assertThat(input.query("q").rowsLate()).isZero();
    // As one sequence of rows, the second file is late.
    db.execute(source.formatted("g", directory, ", 'watermark.per_partition' = 'false'"));
    counts("r", "g");
    Changelog r = input.changelog("r");
    input.awaitEnd("r");
    assertThat(r.take()).containsExactly("+1 0 1", "+1 30 1", "+1 40 1");
    assertThat(input.query("r").rowsLate()).isEqualTo(2);
  }

  @Test
  void aFileThatDoesNotGrowIsLeftOut(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("1.json"),
        "{\"n\": 1, \"t\": \"00:00:05\"}\n{\"n\": 2, \"t\": \"00:00:08\"}\n");
    Files.writeString(directory.resolve("2.json"), "{\"n\": 3, \"t\": \"00:00:06\"}\n");
    db.execute(
        """
        CREATE SOURCE f (n BIGINT, t VARCHAR, ts AS CAST('1970-01-01 ' || t AS TIMESTAMP(6)), WATERMARK FOR ts)
        FROM FILES (path = '%s', follow = 'true', follow.poll_interval = '5ms', watermark.idle_timeout = '1min', format = 'json')
        """
            .formatted(directory));
    counts("q", "f");
    Changelog q = input.changelog("q");
    TimedInput.await(() -> input.sourceSnapshot("f").rows() == 3);
    Files.writeString(
        directory.resolve("2.json"),
        "{\"n\": 4, \"t\": \"00:00:20\"}\n",
        StandardOpenOption.APPEND);
    TimedInput.await(() -> input.sourceSnapshot("f").rows() == 4);
    // The first file stands at 8.
    assertThat(q.take()).isEmpty();
    assertThat(shown("f", "partitions")).isEqualTo("2");
    assertThat(text("DIAGNOSE q"))
        .contains(
            "the first come out when the watermark passes 1970-01-01 00:00:10.",
            " of f is the furthest behind, at 1970-01-01 00:00:08: later rows of it move the watermark on");
    assertThat(text("EXPLAIN ANALYZE q"))
        .contains(": watermark 1970-01-01 00:00:08\n", ": watermark 1970-01-01 00:00:20\n");
    input.clock().pass(Duration.ofSeconds(59));
    Files.writeString(
        directory.resolve("2.json"),
        "{\"n\": 5, \"t\": \"00:00:21\"}\n",
        StandardOpenOption.APPEND);
    TimedInput.await(() -> input.sourceSnapshot("f").rows() == 5);
    input.clock().pass(Duration.ofSeconds(2));
    TimedInput.await(() -> "2, 1 idle".equals(shown("f", "partitions")));
    assertThat(q.take()).containsExactly("+1 0 3");
    assertThat(text("DIAGNOSE q"))
        .contains(
            " of f is the furthest behind, at 1970-01-01 00:00:21:",
            "1 of its 2 partitions are idle or have ended, and are not waited for.");
    // It grows again: 15 is not late, as only windows up to 20 are closed.
    Files.writeString(
        directory.resolve("1.json"),
        "{\"n\": 6, \"t\": \"00:00:25\"}\n",
        StandardOpenOption.APPEND);
    TimedInput.await(() -> input.sourceSnapshot("f").rows() == 6);
    assertThat(shown("f", "partitions")).isEqualTo("2");
    Files.writeString(
        directory.resolve("2.json"),
        "{\"n\": 7, \"t\": \"00:00:50\"}\n",
        StandardOpenOption.APPEND);
    TimedInput.await(() -> input.sourceSnapshot("f").rows() == 7);
    assertThat(q.take()).isEmpty();
  }

  @Test
  void theFutureMovesNoWatermark() {
    long now = input.clock().instant().getEpochSecond();
    input.source("s");
    input.source("near", "'watermark.max_future' = '10s'");
    input.source("far", "'watermark.max_future' = 'none'");
    for (String source : List.of("s", "near", "far")) {
      counts("q_" + source, source);
    }
    Changelog five = input.changelog("q_s");
    Changelog near = input.changelog("q_near");
    Changelog any = input.changelog("q_far");
    for (String source : List.of("s", "near", "far")) {
      input.row(source, "a", 1, 3);
      input.watermark(source, now + 301);
    }
    assertThat(five.take()).isEmpty();
    assertThat(near.take()).isEmpty();
    assertThat(any.take()).containsExactly("+1 0 1");
    input.watermark("s", now + 300);
    assertThat(five.take()).containsExactly("+1 0 1");
    input.watermark("near", now + 11);
    assertThat(near.take()).isEmpty();
    // What was the future is not any more.
    input.clock().pass(Duration.ofSeconds(1));
    input.watermark("near", now + 11);
    assertThat(near.take()).containsExactly("+1 0 1");
  }

  private static final String[] ALIGNED = {
    "'watermark.alignment.group' = 'g'", "'watermark.alignment.max_drift' = '10s'"
  };

  @Test
  void aSourceThatIsAheadIsPaused() {
    input.source("a", ALIGNED);
    input.source("b", ALIGNED);
    db.execute("CREATE STREAM p AS SELECT k, ts FROM a; CREATE STREAM q AS SELECT k, ts FROM b");
    Changelog p = input.changelog("p");
    Changelog q = input.changelog("q");
    input.watermark("b", 0);
    input.watermark("a", 10);
    input.row("a", "x", 1, 11);
    assertThat(p.take()).containsExactly("+1 null null", "+1 x 11");
    input.watermark("a", 11);
    p.take();
    // Eleven seconds ahead: it is not read until b has come up.
    try (Source<Event> a = db.source("a", Event.class)) {
      a.push(new Event("y", 1L, at(12), null));
    }
    input.settle();
    TimedInput.await(() -> shown("a", "state").startsWith("paused"));
    assertThat(p.take()).isEmpty();
    input.watermark("b", 1);
    TimedInput.await(() -> input.sourceSnapshot("a").rows() == 4);
    assertThat(p.take()).containsExactly("+1 y 12");
    assertThat(q.take()).hasSize(2);
    assertThat(input.sourceSnapshot("a").timesAhead()).isEqualTo(1);
  }

  @Test
  void whatIsAheadIsDroppedOrOnlyCounted() {
    for (String mode : List.of("drop", "warn")) {
      String option = "'watermark.alignment.mode' = '" + mode + "'";
      input.source("a_" + mode, ALIGNED[0].replace("'g'", "'" + mode + "'"), ALIGNED[1], option);
      input.source("b_" + mode, ALIGNED[0].replace("'g'", "'" + mode + "'"), ALIGNED[1], option);
      db.execute(
          "CREATE STREAM p_%1$s AS SELECT k FROM a_%1$s WHERE k IS NOT NULL AND ts IS NOT NULL; CREATE STREAM q_%1$s AS SELECT ts FROM b_%1$s"
              .formatted(mode));
      Changelog p = input.changelog("p_" + mode);
      input.watermark("b_" + mode, 0);
      input.watermark("a_" + mode, 11);
      input.row("a_" + mode, "x", 1, 12);
      input.watermark("b_" + mode, 1);
      input.row("a_" + mode, "y", 1, 12);
      boolean drops = mode.equals("drop");
      assertThat(p.take())
          .containsExactlyElementsOf(drops ? List.of("+1 y") : List.of("+1 x", "+1 y"));
      assertThat(input.sourceSnapshot("a_" + mode).rowsDroppedAhead()).isEqualTo(drops ? 1 : 0);
      assertThat(input.sourceSnapshot("a_" + mode).timesAhead()).isEqualTo(1);
    }
  }

  @Test
  void rowsAreToldTheWatermarkTheyMeet() {
    input.source("s");
    db.execute(
        """
        CREATE STREAM q AS SELECT v, CURRENT_WATERMARK(ts) AS w FROM s WHERE v IS NOT NULL;
        CREATE STREAM late AS SELECT v FROM s WHERE ts <= CURRENT_WATERMARK(ts);
        CREATE STREAM sums AS SELECT TUMBLE_START(ts, INTERVAL '100' SECOND) AS t, k, COUNT(*) FILTER (WHERE CURRENT_WATERMARK(ts) IS NULL) AS n,
            MAX(CURRENT_WATERMARK(ts)) AS w
          FROM s WHERE k IS NOT NULL GROUP BY k, TUMBLE(ts, INTERVAL '100' SECOND) EMIT ON UPDATE;
        """);
    Changelog q = input.changelog("q");
    Changelog late = input.changelog("late");
    Changelog sums = input.changelog("sums");
    input.push(
        "s",
        List.of(
            new Event("a", 1L, at(10), at(5)),
            new Event("a", 2L, at(6), null),
            new Event("a", 3L, at(5), at(12)),
            new Event("a", 4L, at(12), at(11))));
    assertThat(q.take()).containsExactly("+1 1 null", "+1 2 5", "+1 3 5", "+1 4 12");
    assertThat(late.take()).containsExactly("+1 3", "+1 4");
    assertThat(sums.take()).last().isEqualTo("+1 0 a 1 12");
  }

  private LaminarException failure(String sql) {
    return catchThrowableOfType(LaminarException.class, () -> db.execute(sql));
  }

  @Test
  void whatCannotBeIsSaid() {
    input.source("s");
    LaminarException failure =
        failure(
            "CREATE STREAM q AS SELECT CURRENT_WATERMARK(ts) FROM (SELECT ts FROM s UNION ALL SELECT ts FROM s)");
    assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(failure).hasMessageContaining("directly over a source");
    for (String pattern :
        List.of(
            "MEASURES CURRENT_WATERMARK(A.ts) AS w PATTERN (A) DEFINE A AS v > 0",
            "MEASURES A.v AS v PATTERN (A) DEFINE A AS CURRENT_WATERMARK(A.ts) IS NULL")) {
      failure =
          failure(
              "CREATE STREAM q AS SELECT * FROM s MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts "
                  + pattern
                  + ")");
      assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
      assertThat(failure).hasMessageContaining("directly over a source");
    }
    failure = failure("CREATE STREAM q AS SELECT CURRENT_WATERMARK(wm) FROM s");
    assertThat(failure.code()).isEqualTo(ErrorCode.MISSING_WATERMARK);
    failure = failure("CREATE SOURCE t (ts TIMESTAMP(6)) WITH ('watermark.idle_timeout' = '1s')");
    assertThat(failure).hasMessageContaining("needs a watermark");
    failure =
        failure(
            "CREATE SOURCE t (ts TIMESTAMP(6), WATERMARK FOR ts) WITH ('watermark.idle_timeot' = '1s')");
    assertThat(failure.help()).contains("watermark.idle_timeout");
    assertThatThrownBy(() ->
            db.execute(
                "CREATE SOURCE t (ts TIMESTAMP(6), WATERMARK FOR ts) WITH ('watermark.alignment.max_drift' = '1s')"))
        .hasMessageContaining("needs 'watermark.alignment.group'");
    assertThatThrownBy(() ->
            db.execute(
                "CREATE SOURCE t (ts TIMESTAMP(6), WATERMARK FOR ts) WITH ('watermark.alignment.group' = 'g', 'watermark.alignment.max_drift' = '1s', 'watermark.alignment.mode' = 'stop')"))
        .hasMessageContaining("cannot be 'stop'");
  }
}
