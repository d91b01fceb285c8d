package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Session windows: what a session is, when it ends, and what it costs. */
class SessionTest {

  @TempDir private Path folder;

  /**
   * What sessions of ten seconds of the rows come out, in order; the watermark is the event time.
   */
  private List<String> sessions(String... lines) throws Exception {
    Path file = folder.resolve("rows.csv");
    List<String> all = new ArrayList<>(List.of("ts,k,n"));
    for (String line : lines) {
      all.add("2026-01-01 00:" + line);
    }
    Files.write(file, all);
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withConsole(console))) {
      db.execute(
          """
          CREATE SOURCE numbers (ts TIMESTAMP NOT NULL, k VARCHAR NOT NULL, n INTEGER NOT NULL,
            WATERMARK FOR ts AS ts - INTERVAL '20' SECOND) FROM FILES (path = '%s') FORMAT CSV;
          CREATE SINK out INTO PRINT AS
          SELECT k, CAST(SESSION_START(ts, INTERVAL '10' SECOND) AS TIME) AS s,
            CAST(SESSION_END(ts, INTERVAL '10' SECOND) AS TIME) AS e, STRING_AGG(CAST(n AS VARCHAR), '+' ORDER BY n) AS n
          FROM numbers GROUP BY k, SESSION(ts, INTERVAL '10' SECOND);
          """
              .formatted(file));
      assertThat(db.awaitCompletion(30, TimeUnit.SECONDS)).isTrue();
    }
    return console
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("\"\\w+\":", "").replaceAll("[{}\"]", ""))
        .toList();
  }

  @Test
  void rowsLessThanTheGapApartAreTogether() throws Exception {
    assertThat(
            sessions("00:00,a,1", "00:09.999999,a,2", "00:19.999999,a,3", "00:20,b,4", "00:05,b,5"))
        .as("the third row is exactly the gap behind the second")
        .containsExactly(
            "b,00:00:05,00:00:15,5",
            "a,00:00:00,00:00:19.999999,1+2",
            "a,00:00:19.999999,00:00:29.999999,3",
            "b,00:00:20,00:00:30,4");
  }

  @Test
  void aRowThatClosesTheGapMakesOneOfTwo() throws Exception {
    assertThat(sessions("00:10,a,1", "00:28,a,2", "00:19,a,3", "01:30,a,9"))
        .containsExactly("a,00:00:10,00:00:38,1+2+3", "a,00:01:30,00:01:40,9");
  }

  @Test
  void rowsGoToOpenSessionsOnly() throws Exception {
    assertThat(
            sessions(
                "00:10,a,1",
                "00:18,a,2",
                // The watermark is at 00:25: a session with only this row would have ended.
                "00:45,b,3",
                "00:12,a,4",
                "00:12,b,5",
                // At 00:28 the session of a has ended.
                "00:48,b,6",
                "00:20,a,7",
                "00:10,a,8"))
        .as("the fifth and the last row are late; the seventh begins a session of its own")
        .containsExactly(
            "a,00:00:10,00:00:28,1+2+4", "a,00:00:20,00:00:30,7", "b,00:00:45,00:00:58,3+6");
  }

  /** A reading of a sensor. */
  record Reading(Instant ts, long sensor) {}

  @Test
  void memoryGoesWhenTheSessionsHaveEnded() throws Exception {
    int keys = 200_000;
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE SOURCE readings (ts TIMESTAMP NOT NULL, sensor BIGINT NOT NULL, WATERMARK FOR ts);
          CREATE STREAM counts AS SELECT sensor, COUNT(*) AS n FROM readings
          GROUP BY sensor, SESSION(ts, INTERVAL '1' MINUTE);
          """);
      try (Source<Reading> readings = db.source("readings", Reading.class)) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int key = 0; key < keys; key++) {
          readings.push(new Reading(start.plusMillis(key / 10), key));
        }
        QuerySnapshot full = await(db, groups -> groups == keys);
        assertThat(full.stateBytes() / keys)
            .as("a slot of 48 bytes, up to half of the slots not used yet, and the index")
            .isLessThanOrEqualTo(150);
        readings.push(new Reading(start.plus(Duration.ofHours(1)), 1));
        QuerySnapshot floor = await(db, groups -> groups <= 1);
        assertThat(floor.stateBytes()).isLessThan(1 << 20);
      }
    }
  }

  private static QuerySnapshot await(Laminar db, LongPredicate groups) throws InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      QuerySnapshot query = db.metrics().queries().getFirst();
      if (groups.test(query.groupCount())) {
        return query;
      }
      assertThat(System.nanoTime()).as("%s groups", query.groupCount()).isLessThan(deadlineNs);
      Thread.sleep(10);
    }
  }
}
