package dev.laminar.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.Source;
import dev.laminar.Subscription;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.pattern.ReferenceMatcher.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random patterns over random rows that come out of order, in batches of random size: what comes
 * out of each partition is what {@link ReferenceMatcher} finds in its rows in order.
 */
@Timeout(300)
class MatchDifferentialTest {

  private static final long SEED = Long.getLong("laminar.match.seed", 1);
  private static final int CASES = Integer.getInteger("laminar.match.cases", 120);

  /** How far rows are out of order at most. */
  private static final int DISORDER_SECONDS = 5;

  record Event(Instant ts, String k, int arrival, int v) {}

  @Test
  void agreesWithTheDefinition() {
    int compared = 0;
    int found = 0;
    for (int i = 0; i < CASES; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      RandomMatch match = new RandomMatch(random);
      List<Event> events = events(random);
      Map<String, List<String>> expected = new TreeMap<>();
      try {
        partitions(events).forEach((key, rows) -> expected.put(key, match.expected(key, rows)));
      } catch (ReferenceMatcher.SkipException | ReferenceMatcher.TooManyException e) {
        continue;
      }
      String sql = match.sql();
      int batch = 1 + random.nextInt(20);
      assertThat(actual(match, sql, events, batch))
          .as("seed %s, batches of %s:%n%s%nover %s", seed, batch, sql, events)
          .isEqualTo(withoutEmpty(expected));
      compared++;
      found += expected.values().stream().mapToInt(List::size).sum();
    }
    assertThat(compared).as("patterns compared").isGreaterThan(CASES / 2);
    assertThat(found).as("rows compared").isGreaterThan(CASES);
  }

  private static Map<String, List<String>> withoutEmpty(Map<String, List<String>> rows) {
    Map<String, List<String>> kept = new TreeMap<>(rows);
    kept.values().removeIf(List::isEmpty);
    return kept;
  }

  /** Rows whose times go up, but for a few seconds. */
  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    int count = 5 + random.nextInt(30);
    int keys = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      long second = i + random.nextInt(DISORDER_SECONDS) - 20;
      events.add(
          new Event(
              Instant.ofEpochSecond(second), "k" + random.nextInt(keys), i, random.nextInt(6)));
    }
    return events;
  }

  private static Map<String, List<Row>> partitions(List<Event> events) {
    Map<String, List<Row>> partitions = new TreeMap<>();
    for (Event event : events) {
      partitions
          .computeIfAbsent(event.k(), key -> new ArrayList<>())
          .add(new Row(event.ts().getEpochSecond() * 1_000_000, event.arrival(), event.v(), 0));
    }
    partitions.values().forEach(rows -> rows.sort(Comparator.comparingLong(Row::timeUs)));
    return partitions;
  }

  private static Map<String, List<String>> actual(
      RandomMatch match, String clauses, List<Event> events, int batch) {
    LaminarOptions options =
        LaminarOptions.defaults().withEngine(EngineOptions.defaults().withBatchCapacity(batch));
    Map<String, List<String>> rows = new TreeMap<>();
    try (Laminar db = Laminar.open(options)) {
      db.execute(
          """
          CREATE SOURCE e (ts TIMESTAMP NOT NULL, k VARCHAR NOT NULL, arrival INTEGER NOT NULL, v INTEGER NOT NULL,
            WATERMARK FOR ts AS ts - INTERVAL '5' SECOND);
          CREATE STREAM found AS SELECT %s FROM e MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts
          %s);
          """
              .formatted(match.columns(), clauses));
      try (Subscription<dev.laminar.Row> found = db.subscribe("found");
          Source<Event> source = db.source("e", Event.class)) {
        events.forEach(source::push);
        source.end();
        for (dev.laminar.Row row : found) {
          List<String> values = new ArrayList<>();
          for (int i = 0; i < row.columns().size(); i++) {
            values.add(String.valueOf(row.get(i)));
          }
          rows.computeIfAbsent(values.getFirst(), key -> new ArrayList<>())
              .add(String.join(" ", values));
        }
      }
    }
    return rows;
  }
}
