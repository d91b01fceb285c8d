package dev.laminar;

import static dev.laminar.TimedInput.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.TimedInput.Changelog;
import dev.laminar.TimedInput.Event;
import dev.laminar.kernel.engine.OperatorSnapshot;
import dev.laminar.kernel.error.LaminarException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Joins by time with rows that change: tables by the clock, and windows that are corrected. */
@Timeout(60)
class VersionedJoinTest {

  /** What the clock shows at first. */
  private static final long START = 1_000_000;

  private final TimedInput input = new TimedInput();
  private final Laminar db = input.db();

  @AfterEach
  void close() {
    input.close();
  }

  private void pass(long seconds) {
    input.clock().pass(Duration.ofSeconds(seconds));
  }

  private long held(String query) {
    input.settle();
    return input.query(query).operators().stream().mapToLong(OperatorSnapshot::heldRows).sum();
  }

  @Test
  void changesOfATableAreVersions() {
    input.source("s");
    db.execute(
        """
        CREATE TABLE rates (c VARCHAR PRIMARY KEY, rate INTEGER NOT NULL, note VARCHAR);
        INSERT INTO rates VALUES ('EUR', 100, 'before'), ('USD', 90, NULL);
        CREATE STREAM q AS SELECT s.v, r.rate, r.note FROM s JOIN rates FOR SYSTEM_TIME AS OF s.ts AS r ON s.k = r.c;
        CREATE STREAM l AS SELECT s.v, r.rate, r.c FROM s LEFT JOIN rates FOR SYSTEM_TIME AS OF s.ts AS r ON s.k = r.c WHERE s.v IS NOT NULL;
        """);
    Changelog q = input.changelog("q");
    Changelog l = input.changelog("l");
    pass(10);
    db.execute("UPDATE rates SET rate = 110, note = 'later' WHERE c = 'EUR'");
    pass(10);
    db.execute("DELETE FROM rates WHERE c = 'EUR'");
    pass(10);
    db.execute("INSERT INTO rates VALUES ('EUR', 130, 'again'), ('GBP', 1, NULL)");
    pass(10);
    List<Event> events = new ArrayList<>();
    for (long second : new long[] {-50, 9, 10, 19, 20, 29, 30, 39}) {
      events.add(new Event("EUR", second, at(START + second), null));
    }
    events.add(new Event("GBP", 1L, at(START + 29), null));
    events.add(new Event("GBP", 2L, at(START + 30), null));
    events.add(new Event(null, 3L, at(START + 30), null));
    input.push("s", events);
    // The watermark of the source has not come.
    assertThat(q.take()).isEmpty();
    input.watermark("s", START + 40);
    assertThat(q.take())
        .containsExactly(
            "+1 -50 100 before",
            "+1 9 100 before",
            "+1 10 110 later",
            "+1 19 110 later",
            "+1 30 130 again",
            "+1 2 1 null",
            "+1 39 130 again");
    assertThat(l.take())
        .containsExactly(
            "+1 -50 100 EUR",
            "+1 9 100 EUR",
            "+1 10 110 EUR",
            "+1 19 110 EUR",
            "+1 20 null null",
            "+1 29 null null",
            "+1 1 null null",
            "+1 30 130 EUR",
            "+1 2 1 GBP",
            "+1 3 null null",
            "+1 39 130 EUR");
  }

  @Test
  void aTableIsReadThoughNobodyReadsTheStreamYet() {
    input.source("s");
    db.execute(
        """
        CREATE TABLE rates (c VARCHAR PRIMARY KEY, rate INTEGER NOT NULL);
        INSERT INTO rates VALUES ('EUR', 100);
        CREATE STREAM j AS SELECT s.v, r.rate FROM s JOIN rates AS r ON s.k = r.c;
        """);
    Changelog j = input.changelog("j");
    input.row("s", "EUR", 1, START);
    assertThat(j.take()).containsExactly("+1 1 100");
  }

  @Test
  void aRowOfTheFutureWaitsForTheClock() {
    input.source("s", "'watermark.max_future' = 'none'");
    db.execute(
        """
        CREATE TABLE rates (c VARCHAR PRIMARY KEY, rate INTEGER NOT NULL);
        INSERT INTO rates VALUES ('EUR', 100);
        CREATE STREAM q AS SELECT s.v, r.rate FROM s JOIN rates FOR SYSTEM_TIME AS OF s.ts AS r ON s.k = r.c;
        """);
    Changelog q = input.changelog("q");
    input.row("s", "EUR", 1, START + 5);
    input.watermark("s", START + 100);
    assertThat(q.take()).isEmpty();
    pass(4);
    db.execute("UPDATE rates SET rate = 101");
    pass(1);
    // A change at that very time still counts.
    db.execute("UPDATE rates SET rate = 102");
    assertThat(q.take()).isEmpty();
    pass(1);
    // Nothing comes, but the clock goes on.
    TimedInput.await(() -> input.query("q").rowsOut() == 1);
    assertThat(q.take()).containsExactly("+1 1 102");
  }

  @Test
  void changesOfAViewAreVersions() {
    input.source("s");
    db.execute(
        """
        CREATE TABLE parts (c VARCHAR NOT NULL, n INTEGER NOT NULL);
        CREATE MATERIALIZED VIEW totals AS SELECT c, SUM(n) AS n FROM parts GROUP BY c;
        CREATE STREAM q AS SELECT s.v, t.n FROM s LEFT JOIN totals FOR SYSTEM_TIME AS OF s.ts AS t ON t.c = s.k WHERE s.v IS NOT NULL;
        """);
    Changelog q = input.changelog("q");
    pass(10);
    db.execute("INSERT INTO parts VALUES ('a', 1), ('a', 2), ('b', 7)");
    pass(10);
    db.execute("INSERT INTO parts VALUES ('a', 3)");
    pass(10);
    db.execute("DELETE FROM parts WHERE c = 'a'");
    pass(10);
    for (long second : new long[] {5, 15, 25, 35}) {
      input.row("s", "a", second, START + second);
    }
    input.watermark("s", START + 40);
    assertThat(q.take()).containsExactly("+1 5 null", "+1 15 3", "+1 25 6", "+1 35 null");
  }

  @Test
  void versionsGoWhenTheWatermarksHavePassedThem() {
    input.source("s");
    db.execute(
        """
        CREATE TABLE rates (c INTEGER PRIMARY KEY, rate INTEGER NOT NULL);
        CREATE STREAM q AS SELECT s.v, r.rate FROM s JOIN rates FOR SYSTEM_TIME AS OF s.ts AS r ON CAST(s.v AS INTEGER) = r.c;
        """);
    Changelog q = input.changelog("q");
    for (int round = 0; round < 5; round++) {
      pass(1);
      StringBuilder values = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        values
            .append(i == 0 ? "" : ", ")
            .append('(')
            .append(i)
            .append(", ")
            .append(round)
            .append(')');
      }
      db.execute("INSERT INTO rates VALUES " + values);
      pass(1);
      db.execute("UPDATE rates SET rate = rate + 10");
      pass(1);
      db.execute(round < 4 ? "DELETE FROM rates" : "DELETE FROM rates WHERE c >= 3");
    }
    // Nothing is known of the left side: 400 versions of each round, and as many ends but for
    // three.
    assertThat(held("q")).isEqualTo(5 * 800 - 3);
    pass(1);
    input.row("s", "x", 2, START + 14);
    input.watermark("s", START + 16);
    assertThat(q.take()).containsExactly("+1 2 14");
    // The three rows that are there now.
    TimedInput.await(() -> held("q") == 3);
    db.execute("DELETE FROM rates");
    pass(1);
    input.watermark("s", START + 100);
    TimedInput.await(() -> held("q") == 0);
  }

  /** What a row of the table was from a time on; null for none. */
  private record Change(long second, String key, @Nullable Integer value) {}

  /** The last change at a time or before, by a loop over all of them. */
  private static @Nullable Integer valueAt(List<Change> changes, String key, long second) {
    Integer value = null;
    for (Change change : changes) {
      if (change.key().equals(key) && change.second() <= second) {
        value = change.value();
      }
    }
    return value;
  }

  @Test
  void randomChangesAreWhatALoopSays() {
    for (int seed = 1; seed <= 6; seed++) {
      Random random = new Random(seed);
      String name = "_" + seed;
      input.source("s" + name);
      db.execute("CREATE TABLE t" + name + " (k VARCHAR PRIMARY KEY, n INTEGER NOT NULL)");
      List<Change> changes = new ArrayList<>();
      Map<String, Integer> now = new HashMap<>();
      for (int i = 0; i < 3; i++) {
        change(random, "t" + name, Long.MIN_VALUE, now, changes);
      }
      db.execute(
          ("CREATE STREAM q%s AS SELECT s.v, t.n FROM s%s AS s LEFT JOIN t%s FOR SYSTEM_TIME AS OF s.ts AS t"
                  + " ON s.k = t.k WHERE s.v IS NOT NULL")
              .formatted(name, name, name));
      Changelog q = input.changelog("q" + name);
      List<Event> events = new ArrayList<>();
      long watermark = Long.MIN_VALUE;
      for (int i = 0; i < 120; i++) {
        pass(random.nextInt(3));
        long second = input.clock().instant().getEpochSecond();
        for (int changed = random.nextInt(3); changed > 0; changed--) {
          change(random, "t" + name, second, now, changes);
        }
        long time = second - random.nextInt(12);
        if (time >= watermark) {
          Event event = new Event("k" + random.nextInt(4), (long) i, at(time), null);
          events.add(event);
          input.push("s" + name, List.of(event));
        }
        if (random.nextInt(4) == 0) {
          watermark = Math.max(watermark, second - random.nextInt(10));
          input.watermark("s" + name, watermark);
        }
      }
      pass(5);
      input.watermark("s" + name, input.clock().instant().getEpochSecond());
      List<String> expected = new ArrayList<>();
      for (Event event : events) {
        long time = event.ts().toEpochSecond(ZoneOffset.UTC);
        expected.add("+1 " + event.v() + " " + valueAt(changes, event.k(), time));
      }
      assertThat(q.take()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** Inserts, replaces or deletes a row. */
  private void change(
      Random random, String table, long second, Map<String, Integer> now, List<Change> changes) {
    String key = "k" + random.nextInt(4);
    if (!now.containsKey(key)) {
      int value = random.nextInt(100);
      db.execute("INSERT INTO " + table + " VALUES ('" + key + "', " + value + ")");
      now.put(key, value);
      changes.add(new Change(second, key, value));
    } else if (random.nextInt(3) == 0) {
      db.execute("DELETE FROM " + table + " WHERE k = '" + key + "'");
      now.remove(key);
      changes.add(new Change(second, key, null));
    } else {
      int value = random.nextInt(100);
      db.execute("UPDATE " + table + " SET n = " + value + " WHERE k = '" + key + "'");
      now.put(key, value);
      changes.add(new Change(second, key, value));
    }
  }

  private static final String SUMS =
      """
      CREATE STREAM %s AS SELECT k, window_end AS ts, SUM(v) AS s
        FROM TABLE(TUMBLE(TABLE %s, DESCRIPTOR(ts), INTERVAL '10' SECOND)) GROUP BY k, window_start, window_end
        EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '20' SECOND;
      """;

  @Test
  void correctedWindowsAreJoinedWhenNothingCorrectsThem() {
    input.source("s");
    input.source("a");
    db.execute(SUMS.formatted("sums", "s"));
    db.execute(
        "CREATE STREAM q AS SELECT a.v, sums.s FROM a ASOF JOIN sums MATCH_CONDITION a.ts >= sums.ts ON a.k = sums.k");
    db.execute(
        "CREATE STREAM z AS SELECT a.v, sums.s FROM a LEFT JOIN sums FOR SYSTEM_TIME AS OF a.ts ON a.k = sums.k WHERE a.v IS NOT NULL");
    Changelog sums = input.changelog("sums");
    Changelog q = input.changelog("q");
    Changelog z = input.changelog("z");
    input.row("s", "x", 1, 3);
    input.row("s", "x", 2, 12);
    input.watermark("s", 25);
    input.row("s", "x", 10, 5);
    input.row("s", "x", 20, 14);
    assertThat(sums.take())
        .containsExactly(
            "+1 x 10 1", "+1 x 20 2", "-1 x 10 1", "+1 x 10 11", "-1 x 20 2", "+1 x 20 22");
    for (long second : new long[] {9, 10, 19, 20}) {
      input.row("a", "x", second, second);
    }
    input.watermark("a", 21);
    // The windows that ended at 10 and 20 may still be corrected: until the watermark is at 30 and
    // 40.
    assertThat(q.take()).isEmpty();
    input.watermark("s", 31);
    assertThat(q.take()).containsExactly("+1 10 11");
    assertThat(z.take()).containsExactly("+1 9 null", "+1 10 11");
    input.watermark("s", 39);
    input.row("s", "x", 100, 13);
    input.watermark("s", 42);
    assertThat(q.take()).containsExactly("+1 19 11", "+1 20 122");
    assertThat(z.take()).containsExactly("+1 19 11", "+1 20 122");
    assertThat(input.query("q").rowsLate()).isZero();
  }

  @Test
  void correctedWindowsMayBeTheLeftSide() {
    input.source("s");
    input.source("b");
    db.execute(SUMS.formatted("sums", "s"));
    db.execute(
        "CREATE STREAM q AS SELECT sums.ts, sums.s, b.v FROM sums LEFT ASOF JOIN b MATCH_CONDITION sums.ts <= b.ts AND b.ts - sums.ts <= INTERVAL '50' SECOND ON b.k = sums.k");
    Changelog q = input.changelog("q");
    input.row("s", "x", 1, 3);
    input.row("s", "y", 7, 4);
    input.watermark("s", 15);
    input.row("s", "x", 2, 5);
    input.row("b", "x", 8, 12);
    input.watermark("b", 100);
    assertThat(q.take()).isEmpty();
    assertThat(held("q")).isPositive();
    input.watermark("s", 100);
    assertThat(q.take()).containsExactlyInAnyOrder("+1 10 3 8", "+1 10 7 null");
    TimedInput.await(() -> held("q") == 0);
  }

  private void assertRefused(String query, String text) {
    assertThatThrownBy(() -> db.execute(query))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.render(query)).isEqualTo(text.strip()));
  }

  @Test
  void whatHasSeveralAnswersIsRefused() {
    input.source("s");
    db.execute(
        """
        CREATE TABLE rates (c VARCHAR, day DATE, rate INTEGER, PRIMARY KEY (c, day));
        CREATE STREAM latest AS SELECT k, MAX(v) AS v FROM s GROUP BY k EMIT CHANGES;
        """);
    assertRefused(
        "CREATE STREAM q AS SELECT r.rate FROM s JOIN rates FOR SYSTEM_TIME AS OF s.ts AS r ON s.k = r.c",
        """
        not supported [0A000]: a join as of a time with a table by columns that may be the same in several of its rows is not executed in this version
          --> sql:1:46
        1 | CREATE STREAM q AS SELECT r.rate FROM s JOIN rates FOR SYSTEM_TIME AS OF s.ts AS r ON s.k = r.c
          |                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: compare all columns of the table's PRIMARY KEY, or those that a view groups by, in ON
        """);
    assertRefused(
        "CREATE STREAM q AS SELECT l.v FROM s JOIN latest FOR SYSTEM_TIME AS OF s.ts AS l ON s.k = l.k",
        """
        error [42LM2]: what is read FOR SYSTEM_TIME AS OF has no event time that tells its versions apart
          --> sql:1:43
        1 | CREATE STREAM q AS SELECT l.v FROM s JOIN latest FOR SYSTEM_TIME AS OF s.ts AS l ON s.k = l.k
          |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: read a source with WATERMARK FOR a column, whose rows are the versions of a key, or a table or materialized view in a stream; the rows that a table holds now are joined without FOR SYSTEM_TIME
        """);
  }
}
