package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database as a program sees it. */
@Timeout(30)
class LaminarTest {

  record Number(long n) {}

  record Trade(Instant ts, String symbol, BigDecimal price, long size) {}

  record Bar(Instant bar, String symbol, BigDecimal high, long volume) {}

  private static final String NUMBERS = "CREATE SOURCE numbers (n BIGINT NOT NULL); ";

  @Test
  void readmeExample() {
    List<Bar> seen = new ArrayList<>();
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2) NOT NULL,
            size BIGINT NOT NULL, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND);
          CREATE STREAM bars AS
            SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE) AS bar, symbol, MAX(price) AS high, SUM(size) AS volume
            FROM trades GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);
          """);
      try (Subscription<Bar> bars = db.subscribe("bars", Bar.class);
          Source<Trade> trades = db.source("trades", Trade.class)) {
        trades.push(
            new Trade(Instant.parse("2026-03-01T09:30:10Z"), "ACME", new BigDecimal("12.50"), 100));
        trades.push(
            new Trade(Instant.parse("2026-03-01T09:30:50Z"), "ACME", new BigDecimal("12.75"), 30));
        trades.push(
            new Trade(Instant.parse("2026-03-01T09:31:00Z"), "ACME", new BigDecimal("11.00"), 7));
        trades.end();
        for (Bar bar : bars) {
          seen.add(bar);
        }
      }
    }
    assertThat(seen)
        .containsExactly(
            new Bar(Instant.parse("2026-03-01T09:30:00Z"), "ACME", new BigDecimal("12.75"), 130),
            new Bar(Instant.parse("2026-03-01T09:31:00Z"), "ACME", new BigDecimal("11.00"), 7));
  }

  @Test
  void rowsWithoutRecord() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          NUMBERS
              + "CREATE STREAM halves AS SELECT n, CAST(n AS DECIMAL(10, 1)) / 2 AS half, CASE WHEN n > 5 THEN 'big' END AS size FROM numbers");
      try (Subscription<Row> rows = db.subscribe("HALVES")) {
        Source<Number> numbers = db.source("Numbers", Number.class);
        numbers.push(new Number(5));
        numbers.push(new Number(8));
        numbers.end();
        Row first = rows.next();
        assertThat(first.columns()).containsExactly("n", "half", "size");
        assertThat(first.get(0)).isEqualTo(5L);
        assertThat((BigDecimal) first.get("HALF")).isEqualByComparingTo("2.5");
        assertThat(first.get("size")).isNull();
        assertThatThrownBy(() -> first.get("nope")).hasMessage("the row has no column 'nope'");
        assertThat(rows.next().get("size")).isEqualTo("big");
        assertThat(rows.hasNext()).isFalse();
      }
    }
  }

  @Test
  void finishingPutsOutWhatWasPushedButNoOpenWindow() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2) NOT NULL,
            size BIGINT NOT NULL, WATERMARK FOR ts);
          CREATE STREAM sizes AS SELECT size AS n FROM trades;
          CREATE STREAM minutes AS SELECT SUM(size) AS n FROM trades GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE);
          """);
      try (Subscription<Number> sizes = db.subscribe("sizes", Number.class);
          Subscription<Number> minutes = db.subscribe("minutes", Number.class)) {
        Source<Trade> trades = db.source("trades", Trade.class);
        trades.push(new Trade(Instant.parse("2026-03-01T09:30:10Z"), "A", BigDecimal.ONE, 1));
        trades.push(new Trade(Instant.parse("2026-03-01T09:30:50Z"), "A", BigDecimal.ONE, 2));
        trades.push(new Trade(Instant.parse("2026-03-01T09:31:00Z"), "A", BigDecimal.ONE, 4));
        assertThat(db.finish(Duration.ofSeconds(10))).isTrue();
        assertThat((Iterator<Number>) sizes)
            .toIterable()
            .containsExactly(new Number(1), new Number(2), new Number(4));
        assertThat((Iterator<Number>) minutes).toIterable().containsExactly(new Number(3));
        assertThatThrownBy(() -> trades.push(new Trade(Instant.EPOCH, "A", BigDecimal.ONE, 1)))
            .hasMessage("source trades is closed");
      }
      db.awaitCompletion();
      assertThat(db.metrics().queries())
          .extracting(query -> query.status().name())
          .containsExactly("STOPPED", "STOPPED");
      assertThatThrownBy(() -> db.execute(NUMBERS)).hasMessage("the engine is closed");
    }
  }

  @Test
  void queriesTellTheTimeOfTheEnginesClock() {
    AtomicReference<Instant> time =
        new AtomicReference<>(Instant.parse("2026-03-01T09:30:00.123456789Z"));
    InstantSource clock = time::get;
    EngineOptions engine = EngineOptions.defaults().withClock(clock);
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withEngine(engine))) {
      db.execute(
          NUMBERS
              + """
              CREATE STREAM stamped AS
                SELECT n, CURRENT_TIMESTAMP AS a, NOW() AS b, LOCALTIMESTAMP(1) AS c, CURRENT_DATE AS d,
                  LOCALTIME(0) AS e, CURRENT_TIME AS f, CURRENT_TIMESTAMP - INTERVAL '1' DAY AS g,
                  DATE '2026-02-01' < CURRENT_TIMESTAMP AS h, EXTRACT(MINUTE FROM NOW()) AS i
                FROM numbers
                WHERE LOCALTIMESTAMP > TIMESTAMP '2026-03-01 09:30:00';
              """);
      try (Subscription<Row> rows = db.subscribe("stamped")) {
        Source<Number> numbers = db.source("numbers", Number.class);
        numbers.push(new Number(0));
        Row first = rows.next();
        assertThat(first.get("a")).isEqualTo(Instant.parse("2026-03-01T09:30:00.123456Z"));
        assertThat(first.get("b")).isEqualTo(first.get("a"));
        assertThat(first.get("c")).isEqualTo(LocalDateTime.parse("2026-03-01T09:30:00.1"));
        assertThat(first.get("d")).isEqualTo(LocalDate.parse("2026-03-01"));
        assertThat(first.get("e")).isEqualTo(LocalTime.parse("09:30:00"));
        assertThat(first.get("f")).isEqualTo(LocalTime.parse("09:30:00.123456"));
        assertThat(first.get("g")).isEqualTo(Instant.parse("2026-02-28T09:30:00.123456Z"));
        assertThat(first.get("h")).isEqualTo(true);
        assertThat(first.get("i")).isEqualTo(30L);
        time.set(Instant.parse("2026-03-02T00:00:01Z"));
        numbers.push(new Number(1));
        numbers.end();
        Row second = rows.next();
        assertThat(second.get("b")).isEqualTo(Instant.parse("2026-03-02T00:00:01Z"));
        assertThat(second.get("d")).isEqualTo(LocalDate.parse("2026-03-02"));
      }
    }
  }

  @Test
  void callbacksHearRowsAndTheEnd() throws InterruptedException {
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS + "CREATE STREAM doubled AS SELECT n * 2 AS n FROM numbers");
      List<Number> seen = new ArrayList<>();
      CountDownLatch ended = new CountDownLatch(1);
      RowListener<Number> listener =
          new RowListener<>() {
            @Override
            public void onRow(Number row) {
              seen.add(row);
            }

            @Override
            public void onEnd() {
              ended.countDown();
            }
          };
      try (Registration _ = db.rows("doubled", Number.class).subscribe(listener)) {
        Source<Number> numbers = db.source("numbers", Number.class);
        numbers.push(new Number(1));
        numbers.push(new Number(21));
        numbers.end();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(seen).containsExactly(new Number(2), new Number(42));
    }
  }

  @Test
  void failureReachesSubscribers() throws InterruptedException {
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS + "CREATE STREAM shares AS SELECT 100 / (n - 3) AS n FROM numbers");
      LinkedBlockingQueue<LaminarException> told = new LinkedBlockingQueue<>();
      RowListener<Number> listener =
          new RowListener<>() {
            @Override
            public void onRow(Number row) {}

            @Override
            public void onFailure(LaminarException failure) {
              told.add(failure);
            }
          };
      try (Subscription<Number> shares = db.subscribe("shares", Number.class);
          Registration _ = db.rows("shares", Number.class).subscribe(listener)) {
        Source<Number> numbers = db.source("numbers", Number.class);
        numbers.push(new Number(4));
        assertThat(shares.next()).isEqualTo(new Number(100));
        numbers.push(new Number(3));
        assertThatThrownBy(shares::hasNext)
            .isInstanceOfSatisfying(
                LaminarException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO));
        LaminarException failure = told.poll(10, TimeUnit.SECONDS);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
      }
      assertThatThrownBy(db::awaitCompletion).isInstanceOf(LaminarException.class);
    }
  }

  @Test
  void slowSubscriberHoldsThePusherBack() throws InterruptedException {
    try (Laminar db = Laminar.open()) {
      db.execute(
          "CREATE SOURCE numbers (n BIGINT NOT NULL) WITH ('buffer_size' = '1024');"
              + "CREATE STREAM same AS SELECT n FROM numbers");
      AtomicLong pushed = new AtomicLong();
      long rows = 40_000;
      try (Subscription<Number> same = db.subscribe("same", Number.class)) {
        Source<Number> numbers = db.source("numbers", Number.class);
        Thread pusher =
            Thread.ofPlatform()
                .start(() -> {
                  for (long i = 0; i < rows; i++) {
                    numbers.push(new Number(i));
                    pushed.incrementAndGet();
                  }
                  numbers.end();
                });
        long before = -1;
        while (before != pushed.get() || before == 0) {
          before = pushed.get();
          Thread.sleep(100);
        }
        // The subscription's queue, the source's buffer, and batches on the way.
        assertThat(before).isLessThan(8_192 + 1_024 + 4 * 1_024);
        for (long i = 0; i < rows; i++) {
          assertThat(same.next().n()).isEqualTo(i);
        }
        assertThat(same.hasNext()).isFalse();
        pusher.join();
      }
    }
  }

  @Test
  void closingReleasesWhoWaits() throws InterruptedException {
    Laminar db = Laminar.open();
    db.execute(NUMBERS + "CREATE STREAM same AS SELECT n FROM numbers");
    Subscription<Number> same = db.subscribe("same", Number.class);
    AtomicReference<Throwable> reader = new AtomicReference<>();
    AtomicReference<Throwable> pusher = new AtomicReference<>();
    Source<Number> numbers = db.source("numbers", Number.class);
    Subscription<Number> stuck = db.subscribe("same", Number.class);
    Thread pushing =
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (true) {
                  numbers.push(new Number(1));
                }
              } catch (LaminarException e) {
                pusher.set(e);
              }
            });
    Thread reading =
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (same.hasNext()) {
                  same.next();
                }
              } catch (LaminarException e) {
                reader.set(e);
              }
            });
    Thread.sleep(300);
    db.close();
    pushing.join(5_000);
    reading.join(5_000);
    assertThat(pushing.isAlive()).isFalse();
    assertThat(reading.isAlive()).isFalse();
    assertThat(pusher.get())
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    stuck.close();
    db.close();
    assertThatThrownBy(() -> db.execute("CREATE SOURCE x (n BIGINT)"))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
  }

  @Test
  void closingASubscriptionReleasesTheEngine() throws InterruptedException {
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS + "CREATE STREAM same AS SELECT n FROM numbers");
      Subscription<Number> forgotten = db.subscribe("same", Number.class);
      Thread pusher =
          Thread.ofPlatform()
              .start(() -> {
                Source<Number> numbers = db.source("numbers", Number.class);
                for (long i = 0; i < 100_000; i++) {
                  numbers.push(new Number(i));
                }
                numbers.end();
              });
      Thread.sleep(200);
      forgotten.close();
      pusher.join(10_000);
      assertThat(pusher.isAlive()).isFalse();
      assertThat(db.awaitCompletion(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void selectsRunAndGo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("numbers.csv");
    Files.writeString(file, "n\n1\n2\n3\n");
    try (Laminar db =
        Laminar.open(LaminarOptions.defaults().withVariables(Map.of("FILE", file.toString())))) {
      db.execute(
          "CREATE SOURCE numbers (n BIGINT NOT NULL) FROM FILES (path = '${FILE}') FORMAT CSV");
      for (int i = 0; i < 2; i++) {
        try (Subscription<Number> odd =
            db.query("SELECT n FROM numbers WHERE n <> 2", Number.class)) {
          List<Number> rows = new ArrayList<>();
          odd.forEachRemaining(rows::add);
          assertThat(rows).containsExactly(new Number(1), new Number(3));
        }
      }
      try (Subscription<Row> sum =
          db.queryRows("SELECT SUM(n) AS total FROM numbers EMIT ON UPDATE")) {
        Row last = null;
        for (Row row : sum) {
          last = row;
        }
        assertThat(last).isNotNull();
        assertThat(String.valueOf(last.get("total"))).isEqualTo("6");
        assertThatThrownBy(() -> db.execute("DROP SOURCE numbers"))
            .hasMessageContaining("a SELECT reads it");
      }
      assertThat(db.metrics().queries()).isEmpty();
      StatementResult.Query query =
          (StatementResult.Query) db.execute("SELECT n FROM numbers").getFirst();
      try (Subscription<Row> rows = db.subscribe(query.query())) {
        assertThat(rows.next().get(0)).isEqualTo(1L);
      }
      assertThatThrownBy(() -> db.query("DROP SOURCE numbers", Number.class))
          .hasMessage("one SELECT is expected");
      assertThatThrownBy(() -> db.query("SELECT n AS other FROM numbers", Number.class))
          .hasMessageContaining("record Number has a component 'n'");
      assertThat(db.metrics().queries()).isEmpty();
      db.execute("DROP SOURCE numbers");
    }
  }

  @Test
  void readersOfAStreamUseAnyOfItsColumns() {
    record Quarter(long size, BigDecimal price) {}
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2) NOT NULL, size BIGINT NOT NULL);
          CREATE STREAM all_of_it AS SELECT * FROM trades;
          CREATE STREAM some_of_it AS SELECT size / 4 AS size, price FROM all_of_it WHERE symbol = 'ACME';
          """);
      try (Subscription<Quarter> quarters = db.subscribe("some_of_it", Quarter.class)) {
        Source<Trade> trades = db.source("trades", Trade.class);
        trades.push(new Trade(Instant.EPOCH, "OTHER", BigDecimal.ONE, 4));
        trades.push(new Trade(Instant.EPOCH, "ACME", BigDecimal.TWO, 400));
        trades.end();
        assertThat(quarters.next()).isEqualTo(new Quarter(100, new BigDecimal("2.00")));
        assertThat(quarters.hasNext()).isFalse();
      }
    }
  }

  @Test
  void printedRowsGoToTheConsole() throws InterruptedException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withConsole(console))) {
      db.execute(
          "CREATE SOURCE t (id BIGINT NOT NULL) FROM DATAGEN ('rows' = '2', 'fields.id.start' = '1');"
              + "CREATE SINK k INTO PRINT AS SELECT id AS \"the id\" FROM t");
      db.awaitCompletion();
    }
    assertThat(console.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"the id\":1}\n{\"the id\":2}\n");
  }

  @Test
  void timestampsAreLocalToUtc() {
    record Event(LocalDateTime ts) {}
    try (Laminar db = Laminar.open()) {
      db.execute("CREATE SOURCE e (ts TIMESTAMP NOT NULL); CREATE STREAM s AS SELECT ts FROM e");
      try (Subscription<Row> rows = db.subscribe("s")) {
        Source<Event> events = db.source("e", Event.class);
        events.push(new Event(LocalDateTime.parse("1969-12-31T23:59:59.000001")));
        events.end();
        assertThat(rows.next().get("ts"))
            .isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.000001"));
      }
    }
  }

  /** 3.6 billion pairs are compared beside the engine's thread. */
  @Test
  void aLongSelectThatWasExecutedHoldsNobodyUp() {
    record Number(long n) {}
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE SOURCE pushed (n BIGINT NOT NULL);
          CREATE STREAM doubled AS SELECT n * 2 AS n FROM pushed;
          CREATE TABLE t (n BIGINT NOT NULL);
          INSERT INTO t WITH RECURSIVE r (n) AS (VALUES (CAST(1 AS BIGINT)) UNION ALL
            SELECT n + 1 FROM r WHERE n < 60000) SELECT n FROM r;
          """);
      StatementResult.Query pairs =
          (StatementResult.Query)
              db.execute("SELECT COUNT(*) AS c FROM t AS a CROSS JOIN t AS b WHERE a.n + b.n = 5")
                  .getFirst();
      try (Subscription<Row> _ = db.subscribe(pairs.query());
          Subscription<Number> doubled = db.subscribe("doubled", Number.class)) {
        db.source("pushed", Number.class).push(new Number(21));
        assertThat(doubled.next()).isEqualTo(new Number(42));
        assertThat(db.execute("DELETE FROM t WHERE n > 1000"))
            .containsExactly(new StatementResult.Changed("deleted", 59_000));
        assertThatThrownBy(() -> db.execute("DROP TABLE t"))
            .hasMessageContaining("a SELECT reads it");
      }
      // What is there when somebody takes the rows counts: (1, 4), (2, 3), (3, 2), (4, 1).
      StatementResult.Query again =
          (StatementResult.Query)
              db.execute("SELECT COUNT(*) AS c FROM t AS a CROSS JOIN t AS b WHERE a.n + b.n = 5")
                  .getFirst();
      try (Subscription<Row> rows = db.subscribe(again.query())) {
        assertThat(rows.next().get("c")).isEqualTo(4L);
        assertThat(rows.hasNext()).isFalse();
      }
      db.execute("DROP TABLE t");
    }
  }
}
