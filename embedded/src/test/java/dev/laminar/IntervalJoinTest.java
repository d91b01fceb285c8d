package dev.laminar;

import static dev.laminar.TimedInput.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Joins of streams in time: when rows come out, what is kept, what is late. */
class IntervalJoinTest {

  private static final Instant START = Instant.parse("2026-03-01T09:30:00Z");

  private static final String SOURCES =
      """
      CREATE SOURCE orders (ts TIMESTAMP NOT NULL, k VARCHAR, id BIGINT NOT NULL, WATERMARK FOR ts);
      CREATE SOURCE fills (ts TIMESTAMP NOT NULL, k VARCHAR, id BIGINT NOT NULL, WATERMARK FOR ts);
      """;

  record Event(Instant ts, String k, long id) {}

  private static Event at(double seconds, String key, long id) {
    return new Event(START.plusMillis((long) (1_000 * seconds)), key, id);
  }

  private static List<List<Object>> rows(Subscription<Row> subscription) {
    List<List<Object>> rows = new ArrayList<>();
    while (subscription.hasNext()) {
      Row row = subscription.next();
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.columns().size(); i++) {
        values.add(row.get(i));
      }
      rows.add(values);
    }
    return rows;
  }

  private static List<String> warnings(Laminar db, String statement) {
    return db.execute(statement).stream()
        .map(StatementResult.Done.class::cast)
        .flatMap(done -> done.warnings().stream())
        .map(warning -> warning.message() + " / " + warning.help())
        .toList();
  }

  @Test
  void rowsWithoutPartnerComeOutWhenNoneCanComeAnyMore() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(
          SOURCES
              + """
              CREATE STREAM q AS SELECT o.id AS o, f.id AS f FROM orders AS o LEFT JOIN fills AS f
                ON o.k = f.k AND f.ts BETWEEN o.ts AND o.ts + INTERVAL '10' SECOND;
              """);
      try (Subscription<Row> q = db.subscribe("q")) {
        Source<Event> orders = db.source("orders", Event.class);
        Source<Event> fills = db.source("fills", Event.class);
        orders.push(at(0, "A", 1));
        orders.push(at(1, "B", 2));
        orders.push(at(15, "A", 3));
        orders.push(at(21, null, 4));
        fills.push(at(10, "A", 100));
        // Orders up to 10.5 s can have no fill any more, but fills up to 20.5 s have come.
        fills.push(at(20.5, "C", 101));
        assertThat(db.finish(Duration.ofSeconds(10))).isTrue();
        // The order without key has no partner; that of 15 s still may have one.
        assertThat(rows(q))
            .containsExactlyInAnyOrder(
                List.of(1L, 100L), Arrays.asList(4L, null), Arrays.asList(2L, null));
      }
    }
  }

  @Test
  void stateGoesWithTheWatermark() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(
          SOURCES
              + """
              CREATE STREAM q AS SELECT o.id AS o, f.id AS f FROM orders AS o JOIN fills AS f
                ON o.k = f.k AND f.ts BETWEEN o.ts - INTERVAL '5' SECOND AND o.ts + INTERVAL '10' SECOND;
              """);
      Source<Event> orders = db.source("orders", Event.class);
      Source<Event> fills = db.source("fills", Event.class);
      long floor = query(db, "q").stateBytes();
      for (int i = 0; i < 200_000; i++) {
        orders.push(at(i / 1e5, "order " + i, i));
        fills.push(at(i / 1e5, "fill " + i, i));
      }
      long before = await(db, 400_000);
      assertThat(before).isGreaterThan(400_000 * 32L);
      orders.push(at(100, "x", -1));
      fills.push(at(100, "y", -1));
      await(db, 2);
      // A few small tables are kept for what comes next.
      assertThat(query(db, "q").stateBytes()).isLessThan(floor + (1 << 20));
      assertThat(query(db, "q").rowsOut()).isZero();
      assertThat(db.finish(Duration.ofSeconds(10))).isTrue();
    }
  }

  /** Waits until so many rows are kept; returns the bytes that takes. */
  private static long await(Laminar db, long rows) throws InterruptedException {
    long endNs = System.nanoTime() + 20_000_000_000L;
    while (query(db, "q").groupCount() != rows) {
      assertThat(System.nanoTime()).as("%s", query(db, "q")).isLessThan(endNs);
      Thread.sleep(5);
    }
    return query(db, "q").stateBytes();
  }

  @Test
  void lateRowsAreCountedAndNotJoined() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(
          SOURCES
              + """
              CREATE STREAM q AS SELECT o.id AS o, f.id AS f FROM orders AS o JOIN fills AS f
                ON o.k = f.k AND f.ts BETWEEN o.ts - INTERVAL '60' SECOND AND o.ts + INTERVAL '60' SECOND;
              """);
      try (Subscription<Row> q = db.subscribe("q")) {
        Source<Event> orders = db.source("orders", Event.class);
        Source<Event> fills = db.source("fills", Event.class);
        orders.push(at(0, "A", 1));
        orders.push(at(10, "A", 2));
        orders.push(at(9.999, "A", 3));
        orders.push(at(10, "A", 4));
        fills.push(at(5, "A", 100));
        orders.end();
        fills.end();
        assertThat(rows(q))
            .containsExactlyInAnyOrder(List.of(1L, 100L), List.of(2L, 100L), List.of(4L, 100L));
        assertThat(query(db, "q").rowsLate()).isEqualTo(1);
      }
    }
  }

  @Test
  void windowsBehindTheJoinClose() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(
          SOURCES
              + """
              CREATE STREAM q AS
                SELECT TUMBLE_START(j.ts, INTERVAL '10' SECOND) AS w, COUNT(*) AS n
                FROM (SELECT o.ts, f.id FROM orders AS o JOIN fills AS f
                  ON o.k = f.k AND f.ts BETWEEN o.ts - INTERVAL '5' SECOND AND o.ts + INTERVAL '5' SECOND) AS j
                GROUP BY TUMBLE(j.ts, INTERVAL '10' SECOND);
              """);
      try (Subscription<Row> q = db.subscribe("q")) {
        Source<Event> orders = db.source("orders", Event.class);
        Source<Event> fills = db.source("fills", Event.class);
        orders.push(at(1, "A", 1));
        fills.push(at(3, "A", 100));
        fills.push(at(4, "A", 101));
        orders.push(at(17, "A", 2));
        // A fill of 14.9 s may still go with an order of 9.9 s.
        fills.push(at(14.9, "A", 102));
        assertThat(query(db, "q").rowsOut()).isZero();
        fills.push(at(15, "A", 103));
        assertThat(db.finish(Duration.ofSeconds(10))).isTrue();
        assertThat(rows(q)).hasSize(1);
      }
      assertThat(query(db, "q").rowsOut()).isEqualTo(1);
    }
  }

  @Test
  void aJoinWithOneBoundKeepsEverythingAndSaysSo() {
    try (Laminar db = Laminar.open()) {
      db.execute(SOURCES);
      assertThat(
              warnings(
                  db,
                  "CREATE STREAM q AS SELECT o.id AS o FROM orders AS o JOIN fills AS f ON o.k = f.k AND f.ts > o.ts"))
          .singleElement()
          .asString()
          .contains("grows with every row and is never freed")
          .contains("say how far apart in time rows may be");
      assertThat(
              warnings(
                  db,
                  "CREATE STREAM r AS SELECT o.id AS o FROM orders AS o JOIN fills AS f ON o.k = f.k AND f.ts > o.ts AND f.ts < o.ts + INTERVAL '1' HOUR"))
          .isEmpty();
    }
  }
}
