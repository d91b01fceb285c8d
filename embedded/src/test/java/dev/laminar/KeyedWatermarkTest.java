package dev.laminar;

import static dev.laminar.TimedInput.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.TimedInput.Changelog;
import dev.laminar.TimedInput.Event;
import dev.laminar.kernel.engine.OperatorSnapshot;
import dev.laminar.kernel.error.LaminarException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources with a watermark for each key: what closes windows, what is late, what is refused. */
@Timeout(60)
class KeyedWatermarkTest {

  private final TimedInput input = new TimedInput();
  private final Laminar db = input.db();

  @AfterEach
  void close() {
    input.close();
  }

  private void source(String name, String keys) {
    db.execute(
        "CREATE SOURCE "
            + name
            + " (k VARCHAR, v BIGINT, ts TIMESTAMP(6), wm TIMESTAMP(6), WATERMARK FOR ts AS ts - INTERVAL '2' SECOND)"
            + " WITH ('watermark.per_key' = '"
            + keys
            + "')");
  }

  private long held(String query) {
    input.settle();
    return input.query(query).operators().stream().mapToLong(OperatorSnapshot::heldRows).sum();
  }

  private static final String SUMS =
      "SELECT k, TUMBLE_END(ts, INTERVAL '10' SECOND) AS e, SUM(v) AS s FROM s GROUP BY k, TUMBLE(ts, INTERVAL '10' SECOND)";

  @Test
  void eachKeyGoesAtItsOwnPace() {
    source("s", "k");
    db.execute("CREATE STREAM q AS " + SUMS);
    Changelog q = input.changelog("q");
    input.row("s", "a", 1, 3);
    input.row("s", "b", 1, 55);
    input.row("s", null, 5, 100);
    assertThat(q.take()).isEmpty();
    // The watermark of a is at 10.
    input.row("s", "a", 2, 12);
    assertThat(q.take()).containsExactly("+1 a 10 1");
    // Late: the watermarks are at 10 and 53.
    input.row("s", "a", 4, 9);
    input.row("s", "b", 8, 49);
    input.row("s", "b", 16, 51);
    assertThat(input.query("q").rowsLate()).isEqualTo(2);
    assertThat(q.take()).isEmpty();
    input.row("s", "a", 32, 35);
    assertThat(q.take()).containsExactly("+1 a 20 2");
    input.row("s", "b", 64, 70);
    assertThat(q.take()).containsExactly("+1 b 60 17");
    // NULL is a key.
    input.row("s", null, 1, 0);
    input.row("s", null, 6, 112);
    assertThat(q.take()).containsExactly("+1 null 110 5");
    assertThat(input.query("q").rowsLate()).isEqualTo(3);
    assertThat(held("q")).isEqualTo(3);
    input.end("s");
    input.awaitEnd("q");
    assertThat(q.take()).containsExactly("+1 a 40 32", "+1 b 80 64", "+1 null 120 6");
  }

  @Test
  void severalWindowsOfAKeyCloseInTheirOrder() {
    source("s", "K");
    db.execute(
        "CREATE STREAM q AS SELECT k, v % 2 AS odd, window_start AS w, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR(ts), INTERVAL '10' SECOND)) "
            + "WHERE v < 100 GROUP BY v % 2, window_start, window_end, k");
    Changelog q = input.changelog("q");
    input.push(
        "s",
        List.of(
            new Event("a", 1L, at(11), null),
            new Event("a", 2L, at(11), null),
            new Event("b", 1L, at(11), null),
            new Event("a", 3L, at(3), null),
            new Event("a", 4L, at(5), null)));
    assertThat(q.take()).isEmpty();
    // A row that is filtered out moves the watermark of its key.
    input.row("s", "a", 100, 22);
    assertThat(q.take()).containsExactly("+1 a 1 0 1", "+1 a 0 0 1", "+1 a 1 10 1", "+1 a 0 10 1");
    assertThat(held("q")).isEqualTo(1);
  }

  /** Group, end of the window, and what a row adds. */
  private record Window(@Nullable String key, long odd, long start, long end) {}

  @Test
  void randomRowsAreWhatALoopSays() {
    for (int seed = 1; seed <= 6; seed++) {
      boolean sessions = seed % 2 == 0;
      Random random = new Random(seed);
      String name = "_" + seed;
      source("s" + name, "k");
      String window =
          sessions ? "SESSION(ts, INTERVAL '3' SECOND)" : "TUMBLE(ts, INTERVAL '10' SECOND)";
      String end =
          sessions
              ? "SESSION_END(ts, INTERVAL '3' SECOND)"
              : "TUMBLE_END(ts, INTERVAL '10' SECOND)";
      db.execute(
          "CREATE STREAM q%s AS SELECT k, v %% 3 AS odd, %s AS e, SUM(v) AS s FROM s%s WHERE v %% 5 <> 0 GROUP BY k, v %% 3, %s"
              .formatted(name, end, name, window));
      Changelog q = input.changelog("q" + name);
      List<Event> events = new ArrayList<>();
      long[] now = new long[5];
      for (int i = 0; i < 600; i++) {
        int key = random.nextInt(5);
        now[key] += random.nextInt(3 + key);
        long behind = random.nextInt(10) == 0 ? random.nextInt(25) : random.nextInt(3);
        events.add(new Event(key == 4 ? null : "k" + key, (long) i, at(now[key] - behind), null));
      }
      List<String> expected = new ArrayList<>();
      long late = sessions ? sessions(events, expected) : tumbling(events, expected);
      input.push("s" + name, events, random);
      input.end("s" + name);
      input.awaitEnd("q" + name);
      assertThat(q.take()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(input.query("q" + name).rowsLate()).as("seed %s", seed).isEqualTo(late);
      assertThat(late).isPositive();
    }
  }

  private static long second(Event event) {
    return event.ts().toEpochSecond(ZoneOffset.UTC);
  }

  /** Sums of tumbling windows, row by row. Returns how many rows are late. */
  private static long tumbling(List<Event> events, List<String> expected) {
    Map<@Nullable String, Long> watermarks = new HashMap<>();
    Map<Window, Long> sums = new HashMap<>();
    long late = 0;
    for (Event event : events) {
      long watermark = watermarks.merge(event.k(), second(event) - 2, Math::max);
      if (event.v() % 5 == 0) {
        continue;
      }
      long start = Math.floorDiv(second(event), 10) * 10;
      if (start + 10 <= watermark) {
        late++;
      } else {
        sums.merge(new Window(event.k(), event.v() % 3, start, start + 10), event.v(), Long::sum);
      }
    }
    sums.forEach((window, sum) ->
        expected.add("+1 " + window.key() + " " + window.odd() + " " + window.end() + " " + sum));
    return late;
  }

  /** The same of sessions: a row joins those of its group that are open and nearer than the gap. */
  private static long sessions(List<Event> events, List<String> expected) {
    Map<@Nullable String, Long> watermarks = new HashMap<>();
    Map<String, TreeMap<Long, long[]>> open = new HashMap<>();
    long late = 0;
    for (Event event : events) {
      long watermark = watermarks.merge(event.k(), second(event) - 2, Math::max);
      if (event.v() % 5 == 0) {
        continue;
      }
      long start = second(event);
      long end = start + 3;
      long sum = event.v();
      TreeMap<Long, long[]> of =
          open.computeIfAbsent(event.k() + " " + event.v() % 3, key -> new TreeMap<>());
      boolean joins = false;
      for (Long begin : List.copyOf(of.keySet())) {
        long[] session = of.get(begin);
        if (second(event) < session[0] && begin < second(event) + 3 && session[0] > watermark) {
          of.remove(begin);
          start = Math.min(start, begin);
          end = Math.max(end, session[0]);
          sum += session[1];
          joins = true;
        }
      }
      if (!joins && end <= watermark) {
        late++;
        continue;
      }
      assertThat(of.put(start, new long[] {end, sum})).isNull();
    }
    open.forEach((group, sessions) ->
        sessions
            .values()
            .forEach(session -> expected.add("+1 " + group + " " + session[0] + " " + session[1])));
    return late;
  }

  @Test
  void stateGoesWhenTheKeyGoesOn() {
    source("s", "k, v");
    db.execute(
        "CREATE STREAM q AS SELECT k, v, COUNT(*) AS n FROM s GROUP BY k, v, TUMBLE(ts, INTERVAL '10' SECOND)");
    Changelog q = input.changelog("q");
    for (int round = 0; round < 3; round++) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        for (int second = 0; second < 3; second++) {
          events.add(new Event("k" + i % 10, (long) i, at(round * 100L + second * 10L), null));
        }
      }
      input.push("s", events);
      // The last window of each key, and that before it: the watermark is two seconds behind.
      assertThat(held("q")).isEqualTo(2_000);
      assertThat(q.take()).hasSize(round == 0 ? 1_000 : 3_000);
    }
    input.end("s");
    input.awaitEnd("q");
    assertThat(q.take()).hasSize(2_000);
    assertThat(input.query("q").rowsLate()).isZero();
  }

  private void assertRefused(String query, String text) {
    assertThatThrownBy(() -> db.execute(query))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.render(query)).isEqualTo(text.strip()));
  }

  private static final String NOTHING_ELSE =
      "not supported [0A000]: a watermark for each key closes TUMBLE and SESSION windows that are grouped by that key, and nothing else\n";
  private static final String WAY_OUT =
      "help: group by TUMBLE or SESSION and all columns of 'watermark.per_key' directly over the source, or read a source without that option\n";

  @Test
  void nothingElseGoesByTheWatermarkOfAKey() {
    source("s", "k");
    input.source("t");
    assertRefused(
        "CREATE STREAM q AS SELECT COUNT(*) AS n FROM s GROUP BY TUMBLE(ts, INTERVAL '10' SECOND)",
        NOTHING_ELSE
            + """
              --> sql:1:57
            1 | CREATE STREAM q AS SELECT COUNT(*) AS n FROM s GROUP BY TUMBLE(ts, INTERVAL '10' SECOND)
              |                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
            + WAY_OUT);
    assertRefused(
        "CREATE STREAM q AS SELECT k, COUNT(*) AS n FROM s GROUP BY k, HOP(ts, INTERVAL '5' SECOND, INTERVAL '10' SECOND)",
        NOTHING_ELSE
            + """
              --> sql:1:63
            1 | CREATE STREAM q AS SELECT k, COUNT(*) AS n FROM s GROUP BY k, HOP(ts, INTERVAL '5' SECOND, INTERVAL '10' SECOND)
              |                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
            + WAY_OUT);
    assertThatThrownBy(() ->
            db.execute(
                "CREATE STREAM q AS SELECT s.v FROM s ASOF JOIN t MATCH_CONDITION s.ts >= t.ts ON s.k = t.k"))
        .hasMessageContaining("and nothing else");
    assertThatThrownBy(() -> db.execute("CREATE STREAM q AS " + SUMS + " EMIT CHANGES"))
        .hasMessageContaining("only put out when they close");
    assertThatThrownBy(
            () -> db.execute("CREATE STREAM q AS " + SUMS + " ALLOW LATENESS INTERVAL '1' SECOND"))
        .hasMessageContaining("ALLOW LATENESS");
    assertRefused(
        "CREATE SOURCE u (kind VARCHAR, ts TIMESTAMP, WATERMARK FOR ts) WITH ('watermark.per_key' = 'kin')",
        """
        error [42703]: there is no column 'kin' in 'u'
          --> sql:1:92
        1 | CREATE SOURCE u (kind VARCHAR, ts TIMESTAMP, WATERMARK FOR ts) WITH ('watermark.per_key' = 'kin')
          |                                                                                            ^^^^^
        help: did you mean kind?
        """);
    assertThatThrownBy(() ->
            db.execute(
                "CREATE SOURCE u (k VARCHAR, ts TIMESTAMP, WATERMARK FOR ts) WITH ('watermark.per_key' = 'k', 'watermark.idle_timeout' = '5s')"))
        .hasMessageContaining("is about the watermark of all rows");
    assertThatThrownBy(() ->
            db.execute(
                "CREATE SOURCE u (k VARCHAR, ts TIMESTAMP) WITH ('watermark.per_key' = 'k')"))
        .hasMessageContaining("needs a watermark");
  }
}
