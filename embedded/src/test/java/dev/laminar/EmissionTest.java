package dev.laminar;

import static dev.laminar.TimedInput.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.TimedInput.Changelog;
import dev.laminar.TimedInput.Event;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
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

/**
 * When rows come out, over random rows, and where refusals point. What each mode puts out step by
 * step is in {@code emit-*.sqlt} of the test kit.
 */
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

  private LaminarException failure(String sql) {
    return catchThrowableOfType(LaminarException.class, () -> db.execute(sql));
  }

  @Test
  void whatCannotBeIsRefused() {
    input.source("s");
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
