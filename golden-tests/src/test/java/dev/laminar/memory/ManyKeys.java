package dev.laminar.memory;

import dev.laminar.Laminar;
import dev.laminar.Source;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What a query keeps while every key is open, and when the watermark has passed all of them. Rows
 * are pushed one by one; their event times are within twenty seconds.
 */
record ManyKeys(String what, long keys, long emptyBytes, long fullBytes, long floorBytes) {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SPAN_US = 20_000_000;

  /** A row. */
  public record Event(Instant ts, long k, long v) {}

  long bytesPerKey() {
    return fullBytes / keys;
  }

  /** As many sessions of one row each. */
  static ManyKeys sessions(int keys) throws InterruptedException {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE SOURCE readings (ts TIMESTAMP NOT NULL, k BIGINT NOT NULL, v BIGINT NOT NULL, WATERMARK FOR ts);
          CREATE STREAM q AS SELECT k, COUNT(*) AS n FROM readings GROUP BY k, SESSION(ts, INTERVAL '1' MINUTE);
          """);
      long empty = query(db).stateBytes();
      try (Source<Event> readings = db.source("readings", Event.class)) {
        for (int key = 0; key < keys; key++) {
          readings.push(at(key, keys));
        }
        long full = await(db, keys).stateBytes();
        readings.push(later());
        long floor = await(db, 1).stateBytes();
        return new ManyKeys("session window", keys, empty, full, floor);
      }
    }
  }

  /** Both sides have a row of each key, which are joined. */
  static ManyKeys intervalJoin(int keys) throws InterruptedException {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE SOURCE orders (ts TIMESTAMP NOT NULL, k BIGINT NOT NULL, v BIGINT NOT NULL, WATERMARK FOR ts);
          CREATE SOURCE fills (ts TIMESTAMP NOT NULL, k BIGINT NOT NULL, v BIGINT NOT NULL, WATERMARK FOR ts);
          CREATE STREAM q AS SELECT o.k, o.v AS ordered, f.v AS filled FROM orders AS o JOIN fills AS f
            ON o.k = f.k AND f.ts BETWEEN o.ts AND o.ts + INTERVAL '1' MINUTE;
          """);
      long empty = query(db).stateBytes();
      try (Source<Event> orders = db.source("orders", Event.class);
          Source<Event> fills = db.source("fills", Event.class)) {
        for (int key = 0; key < keys; key++) {
          orders.push(at(key, keys));
          fills.push(at(key, keys));
        }
        QuerySnapshot full = await(db, 2L * keys);
        if (full.rowsOut() != keys) {
          throw new IllegalStateException(full.rowsOut() + " pairs of " + keys + " keys");
        }
        orders.push(later());
        fills.push(later());
        long floor = await(db, 2).stateBytes();
        return new ManyKeys("interval join", keys, empty, full.stateBytes(), floor);
      }
    }
  }

  private static Event at(int key, int keys) {
    return new Event(START.plusNanos(1_000 * (SPAN_US * key / keys)), key, key % 100);
  }

  private static Event later() {
    return new Event(START.plusSeconds(3_600), 1, 1);
  }

  private static QuerySnapshot query(Laminar db) {
    return db.metrics().queries().stream()
        .filter(query -> query.name().equals("q"))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until so many groups or rows are held. */
  private static QuerySnapshot await(Laminar db, long held) throws InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (true) {
      QuerySnapshot query = query(db);
      if (query.groupCount() == held) {
        return query;
      }
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException(query.groupCount() + " are held, not " + held);
      }
      Thread.sleep(10);
    }
  }
}
