package dev.laminar;

import static dev.laminar.TimedInput.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.TimedInput.Changelog;
import dev.laminar.TimedInput.Event;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When rows come out: each mode of EMIT, and lateness, with changelogs written by hand. */
@Timeout(120)
class EmissionTest {

  private static final String SUMS =
      """
      SELECT window_start, k, SUM(v) AS s
      FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '10' SECOND))
      WHERE k IS NOT NULL
      GROUP BY window_start, window_end, k
      """;

  private final TimedInput input = new TimedInput();
  private final Laminar db = input.db();

  @AfterEach
  void close() {
    input.close();
  }

  private Changelog stream(String query, String emit) {
    input.source("s");
    db.execute("CREATE STREAM q AS " + query + emit);
    return input.changelog("q");
  }

  /** What comes out of a query step by step: a line of what each step brought about. */
  private List<List<String>> steps(String query, String emit) {
    Changelog q = stream(query, emit);
    List<List<String>> out = new ArrayList<>();
    List<Runnable> steps =
        List.of(
            () -> input.row("s", "a", 1, 3),
            () -> input.row("s", "b", 2, 4),
            () -> input.row("s", "a", 4, 12),
            () -> input.watermark("s", 10),
            // Its window has ended at 10.
            () -> input.row("s", "a", 8, 5),
            () -> input.watermark("s", 13),
            () -> input.row("s", "a", 16, 14),
            () -> input.watermark("s", 20),
            // Its window has ended five seconds before 15.
            () -> input.row("s", "a", 32, 8));
    for (Runnable step : steps) {
      step.run();
      out.add(q.take());
    }
    long late = input.query("q").rowsLate();
    input.end("s");
    input.awaitEnd("q");
    out.add(q.take());
    out.add(List.of("late " + late));
    return out;
  }

  private static final List<String> NOTHING = List.of();

  @Test
  void onWindowClose() {
    assertThat(steps(SUMS, "EMIT ON WINDOW CLOSE"))
        .containsExactly(
            NOTHING,
            NOTHING,
            NOTHING,
            List.of("+1 0 a 1", "+1 0 b 2"),
            NOTHING,
            NOTHING,
            NOTHING,
            List.of("+1 10 a 20"),
            NOTHING,
            NOTHING,
            List.of("late 2"));
  }

  @Test
  void afterWatermark() {
    assertThat(steps(SUMS, "EMIT AFTER WATERMARK")).contains(List.of("+1 0 a 1", "+1 0 b 2"));
  }

  @Test
  void onWindowCloseWithCorrections() {
    assertThat(steps(SUMS, "EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '5' SECOND"))
        .containsExactly(
            NOTHING,
            NOTHING,
            NOTHING,
            List.of("+1 0 a 1", "+1 0 b 2"),
            List.of("-1 0 a 1", "+1 0 a 9"),
            NOTHING,
            NOTHING,
            List.of("+1 10 a 20"),
            NOTHING,
            NOTHING,
            List.of("late 1"));
    assertThat(input.query("q").openSliceCount()).isZero();
  }

  @Test
  void correctionsGoThroughHaving() {
    assertThat(
            steps(
                SUMS + " HAVING SUM(v) > 5 ",
                "EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '5' SECOND"))
        .containsExactly(
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            List.of("+1 0 a 9"),
            NOTHING,
            NOTHING,
            List.of("+1 10 a 20"),
            NOTHING,
            NOTHING,
            List.of("late 1"));
  }

  @Test
  void finalOnce() {
    assertThat(steps(SUMS, "EMIT FINAL ALLOW LATENESS INTERVAL '5' SECOND"))
        .containsExactly(
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING,
            List.of("+1 0 a 9", "+1 0 b 2"),
            NOTHING,
            List.of("+1 10 a 20"),
            List.of("late 1"));
  }

  @Test
  void finalWithoutLateness() {
    assertThat(steps(SUMS, "EMIT FINAL"))
        .contains(List.of("+1 0 a 1", "+1 0 b 2"), List.of("+1 10 a 20"), List.of("late 2"));
  }

  @Test
  void onUpdate() {
    assertThat(steps(SUMS, "EMIT ON UPDATE ALLOW LATENESS INTERVAL '5' SECOND"))
        .containsExactly(
            List.of("+1 0 a 1"),
            List.of("+1 0 b 2"),
            List.of("+1 10 a 4"),
            NOTHING,
            List.of("+1 0 a 9"),
            NOTHING,
            List.of("+1 10 a 20"),
            NOTHING,
            NOTHING,
            NOTHING,
            List.of("late 1"));
  }

  @Test
  void changes() {
    assertThat(steps(SUMS, "EMIT CHANGES ALLOW LATENESS INTERVAL '5' SECOND"))
        .containsExactly(
            List.of("+1 0 a 1"),
            List.of("+1 0 b 2"),
            List.of("+1 10 a 4"),
            NOTHING,
            List.of("-1 0 a 1", "+1 0 a 9"),
            NOTHING,
            List.of("-1 10 a 4", "+1 10 a 20"),
            NOTHING,
            NOTHING,
            NOTHING,
            List.of("late 1"));
  }

  @Test
  void everyIntervalOfWindows() {
    Changelog q =
        stream(SUMS, "EMIT EVERY INTERVAL '10' SECOND ALLOW LATENESS INTERVAL '5' SECOND");
    input.row("s", "a", 1, 3);
    input.row("s", "b", 2, 4);
    input.row("s", "a", 4, 12);
    input.clock().pass(Duration.ofSeconds(9));
    input.row("s", "a", 1, 3);
    assertThat(q.take()).isEmpty();
    pass(1);
    assertThat(q.take()).containsExactly("+1 0 a 2", "+1 0 b 2", "+1 10 a 4");
    // Nothing has changed.
    pass(20);
    assertThat(q.take()).isEmpty();
    input.row("s", "b", 5, 4);
    input.row("s", "a", 16, 14);
    assertThat(q.take()).isEmpty();
    // The final value at the close, of what has changed.
    input.watermark("s", 10);
    assertThat(q.take()).containsExactly("+1 0 b 7");
    // A late row comes with the next turn.
    input.row("s", "a", 8, 5);
    assertThat(q.take()).isEmpty();
    pass(10);
    assertThat(q.take()).containsExactly("+1 0 a 10", "+1 10 a 20");
  }

  private void pass(long seconds) {
    input.clock().pass(Duration.ofSeconds(seconds));
    // The agent sleeps a second at most.
    long before = System.nanoTime();
    TimedInput.await(() -> System.nanoTime() - before > 1_300_000_000L);
  }

  @Test
  void everyIntervalWithoutWindow() {
    Changelog q =
        stream(
            "SELECT k, SUM(v) AS s FROM s WHERE k IS NOT NULL GROUP BY k ",
            "EMIT EVERY INTERVAL '10' SECOND");
    input.row("s", "a", 1, 3);
    input.row("s", "b", 2, 3);
    input.row("s", "a", 1, 3);
    assertThat(q.take()).isEmpty();
    pass(10);
    assertThat(q.take()).containsExactly("+1 a 2", "+1 b 2");
    input.row("s", "b", 2, 3);
    input.end("s");
    input.awaitEnd("q");
    assertThat(q.take()).containsExactly("+1 b 4");
  }

  @Test
  void groupsExpireWhenTheirChangeIsOut() {
    db.execute("SET state_ttl = '4s'");
    Changelog q =
        stream(
            "SELECT k, SUM(v) AS s FROM s WHERE k IS NOT NULL GROUP BY k ",
            "EMIT EVERY INTERVAL '10' SECOND");
    input.row("s", "a", 1, 3);
    pass(9);
    input.row("s", "b", 2, 3);
    pass(1);
    assertThat(q.take()).containsExactly("+1 a 1", "+1 b 2");
    input.row("s", "a", 5, 3);
    input.row("s", "b", 5, 3);
    pass(10);
    assertThat(q.take()).containsExactly("+1 a 5", "+1 b 7");
  }

  @Test
  void withoutWindow() {
    String sums = "SELECT k, SUM(v) AS s FROM s WHERE k IS NOT NULL GROUP BY k ";
    Changelog q = stream(sums, "");
    input.row("s", "a", 1, 3);
    input.row("s", "a", 2, 3);
    assertThat(q.take()).containsExactly("+1 a 1", "-1 a 1", "+1 a 3");
    db.execute("CREATE STREAM u AS " + sums + "EMIT ON UPDATE");
    Changelog u = input.changelog("u");
    input.row("s", "a", 1, 3);
    input.row("s", "a", 2, 3);
    assertThat(u.take()).containsExactly("+1 a 1", "+1 a 3");
    for (String mode : List.of("ON WINDOW CLOSE", "FINAL", "AFTER WATERMARK")) {
      assertThat(failure("CREATE STREAM w AS " + sums + "EMIT " + mode))
          .hasMessageContaining("would never emit");
    }
  }

  private Changelog shape(String call, String columns) {
    return stream(
        "SELECT "
            + columns
            + ", k, SUM(v) AS s FROM TABLE("
            + call
            + ") WHERE k IS NOT NULL GROUP BY window_start, window_end, k ",
        "EMIT FINAL ALLOW LATENESS INTERVAL '5' SECOND");
  }

  @Test
  void hoppingWindowsWaitForLateRows() {
    Changelog q =
        shape(
            "HOP(TABLE s, DESCRIPTOR(ts), INTERVAL '10' SECOND, INTERVAL '20' SECOND)",
            "window_start");
    assertWaitsForLateRows(q, "+1 -10 a 9", "+1 0 a 41");
  }

  @Test
  void cumulatingWindowsWaitForLateRows() {
    Changelog q =
        shape(
            "CUMULATE(TABLE s, DESCRIPTOR(ts), INTERVAL '10' SECOND, INTERVAL '20' SECOND)",
            "window_end");
    assertWaitsForLateRows(q, "+1 10 a 9", "+1 20 a 41");
  }

  /** Of windows that end at 10 and at 20, with rows that are in both. */
  private void assertWaitsForLateRows(Changelog q, String upTo10, String upTo20) {
    input.row("s", "a", 1, 3);
    input.watermark("s", 10);
    // The first has ended less than five seconds before.
    input.row("s", "a", 8, 5);
    assertThat(q.take()).isEmpty();
    input.watermark("s", 15);
    assertThat(q.take()).containsExactly(upTo10);
    // In the second only.
    input.row("s", "a", 32, 4);
    assertThat(input.query("q").rowsLate()).isZero();
    input.watermark("s", 25);
    assertThat(q.take()).containsExactly(upTo20);
    input.row("s", "a", 64, 1);
    assertThat(input.query("q").rowsLate()).isEqualTo(1);
  }

  @Test
  void aLateRowMergesSessions() {
    Changelog q =
        shape(
            "SESSION(TABLE s PARTITION BY k, DESCRIPTOR(ts), INTERVAL '10' SECOND)",
            "window_start, window_end");
    db.execute("CREATE STREAM l AS SELECT v FROM q.late");
    Changelog l = input.changelog("l");
    input.row("s", "a", 1, 0);
    input.row("s", "a", 2, 15);
    // [0, 10) has ended, but is kept up to 15.
    input.watermark("s", 12);
    input.row("s", "a", 4, 8);
    assertThat(q.take()).isEmpty();
    input.watermark("s", 29);
    assertThat(q.take()).isEmpty();
    input.watermark("s", 30);
    assertThat(q.take()).containsExactly("+1 0 25 a 7");
    input.row("s", "a", 8, 3);
    assertThat(l.take()).containsExactly("+1 8");
    // Without lateness the sessions do not meet.
    db.execute(
        """
        CREATE STREAM m AS SELECT window_start, SUM(v) AS s
        FROM TABLE(SESSION(TABLE s PARTITION BY k, DESCRIPTOR(ts), INTERVAL '10' SECOND))
        GROUP BY window_start, window_end, k EMIT ON WINDOW CLOSE
        """);
    Changelog m = input.changelog("m");
    input.row("s", "c", 1, 100);
    input.watermark("s", 112);
    input.row("s", "c", 4, 108);
    input.watermark("s", 120);
    assertThat(m.take()).containsExactly("+1 100 1", "+1 108 4");
  }

  @Test
  void windowsOverCorrectedWindows() {
    Changelog q = stream(SUMS, "EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '5' SECOND");
    db.execute(
        """
        CREATE STREAM w AS
        SELECT TUMBLE_START(window_start, INTERVAL '20' SECOND) AS w, SUM(s) AS t, COUNT(*) AS n
        FROM q GROUP BY TUMBLE(window_start, INTERVAL '20' SECOND)
        """);
    Changelog w = input.changelog("w");
    input.row("s", "a", 1, 3);
    input.row("s", "b", 2, 14);
    input.watermark("s", 10);
    input.row("s", "a", 8, 5);
    input.watermark("s", 20);
    input.row("s", "b", 16, 19);
    assertThat(q.take())
        .containsExactly(
            "+1 0 a 1", "-1 0 a 1", "+1 0 a 9", "+1 10 b 2", "-1 10 b 2", "+1 10 b 18");
    // Windows up to 20 may still be corrected.
    input.watermark("s", 24);
    assertThat(w.take()).isEmpty();
    input.watermark("s", 25);
    assertThat(w.take()).containsExactly("+1 0 27 2");
    assertThat(input.query("w").rowsLate()).isZero();
  }

  private LaminarException failure(String sql) {
    return catchThrowableOfType(LaminarException.class, () -> db.execute(sql));
  }

  @Test
  void whatCannotBeIsRefused() {
    input.source("s");
    assertThat(failure("CREATE STREAM q AS SELECT k, v FROM s EMIT EVERY INTERVAL '1' SECOND"))
        .hasMessageContaining("EMIT EVERY is for groups");
    assertThat(
            failure(
                "CREATE STREAM q AS SELECT k, COUNT(*) AS n FROM s GROUP BY k EMIT EVERY INTERVAL '0' SECOND"))
        .hasMessageContaining("a millisecond or more");
    LaminarException failure =
        failure(
            "CREATE STREAM q AS SELECT k, COUNT(*) AS n FROM s GROUP BY k ALLOW LATENESS INTERVAL '1' SECOND");
    assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_STATEMENT);
    assertThat(failure).hasMessageContaining("groups by none");
    assertThat(failure.span().column()).isEqualTo(77);
    failure =
        failure(
            "CREATE SINK f INTO FILES (path = '/tmp/never-written.csv') FORMAT CSV AS "
                + SUMS
                + "EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '1' SECOND");
    assertThat(failure.code()).isEqualTo(ErrorCode.CHANGELOG_MISMATCH);
    assertThat(failure.help()).contains("EMIT FINAL").contains("choose a sink that takes updates");
    failure =
        failure(
            "CREATE STREAM q AS SELECT HOP_START(ts, INTERVAL '1' SECOND, INTERVAL '2' SECOND) AS w, COUNT(*) AS n"
                + " FROM s GROUP BY HOP(ts, INTERVAL '1' SECOND, INTERVAL '2' SECOND)"
                + " ALLOW LATENESS INTERVAL '1' SECOND");
    assertThat(failure).hasMessageContaining("HOP windows are not corrected");
    assertThat(failure.help()).contains("EMIT FINAL");
    assertThat(
            failure(
                "CREATE STREAM q AS "
                    + SUMS.replace("SELECT window_start, k,", "SELECT k,")
                    + "EMIT EVERY INTERVAL '1' SECOND"))
        .hasMessageContaining("need their key");
  }

  /** What the modes say, written out plainly. */
  private static final class Reference {
    private final long lateness;
    private final boolean corrects;
    private long watermark = Long.MIN_VALUE;
    private final TreeMap<Long, Map<String, Long>> windows = new TreeMap<>();
    private final Map<Long, Map<String, Long>> shown = new LinkedHashMap<>();
    private final List<String> out = new ArrayList<>();
    private final List<String> late = new ArrayList<>();

    Reference(long lateness, boolean corrects) {
      this.lateness = lateness;
      this.corrects = corrects;
    }

    void take(Event event) {
      if (event.wm() != null) {
        watermark = Math.max(watermark, seconds(event.wm()));
        close(watermark);
      }
      if (event.ts() != null) {
        long time = seconds(event.ts());
        long start = Math.floorDiv(time, 10) * 10;
        if (start + 10 + lateness <= watermark) {
          late.add("+1 " + event.k() + " " + event.v() + " " + time);
          return;
        }
        windows
            .computeIfAbsent(start, _ -> new LinkedHashMap<>())
            .merge(event.k(), event.v(), Long::sum);
        if (corrects && start + 10 <= watermark) {
          show(start, Set.of(event.k()));
        }
      }
    }

    private static long seconds(java.time.LocalDateTime time) {
      return time.toEpochSecond(java.time.ZoneOffset.UTC);
    }

    private void show(long start, Set<String> keys) {
      Map<String, Long> before = shown.computeIfAbsent(start, _ -> new LinkedHashMap<>());
      for (String key : keys) {
        Long now = windows.get(start).get(key);
        Long old = before.put(key, now);
        if (!now.equals(old)) {
          if (old != null) {
            out.add("-1 " + start + " " + key + " " + old);
          }
          out.add("+1 " + start + " " + key + " " + now);
        }
      }
    }

    void close(long watermarkNow) {
      for (Long start : List.copyOf(windows.keySet())) {
        if (start + 10 + (corrects ? 0 : lateness) <= watermarkNow && !shown.containsKey(start)) {
          show(start, new LinkedHashSet<>(windows.get(start).keySet()));
        }
        if (start + 10 + lateness <= watermarkNow) {
          windows.remove(start);
        }
      }
    }
  }

  @Test
  void batchesMakeNoDifference() {
    for (long seed = 1; seed <= 4; seed++) {
      Random random = new Random(seed);
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        long now = i / 4;
        boolean moves = random.nextInt(5) == 0;
        boolean row = !moves || random.nextBoolean();
        events.add(
            new Event(
                "abc".substring(random.nextInt(3)).substring(0, 1),
                (long) random.nextInt(5),
                row ? at(now - random.nextInt(25)) : null,
                moves ? at(now - random.nextInt(10)) : null));
      }
      for (String emit : List.of("EMIT ON WINDOW CLOSE", "EMIT FINAL")) {
        String name = "s" + seed + emit.length();
        input.source(name);
        db.execute(
            "CREATE STREAM q_%1$s AS %2$s %3$s ALLOW LATENESS INTERVAL '7' SECOND;\nCREATE STREAM l_%1$s AS SELECT k, v, ts FROM q_%1$s.late"
                .formatted(name, SUMS.replace("TABLE s", "TABLE " + name), emit));
        Changelog q = input.changelog("q_" + name);
        Changelog l = input.changelog("l_" + name);
        input.push(name, events, random);
        Reference reference = new Reference(7, emit.contains("CLOSE"));
        events.forEach(reference::take);
        assertThat(l.take()).containsExactlyElementsOf(reference.late).isNotEmpty();
        assertThat(q.take()).containsExactlyElementsOf(reference.out).isNotEmpty();
        assertThat(input.query("q_" + name).rowsLate()).isEqualTo(reference.late.size());
      }
    }
  }
}
