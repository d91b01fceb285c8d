package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What subscriptions see of streams, views, tables and queries, and when. */
@Timeout(60)
class FeedTest {

  record Stock(String symbol, int quantity) {}

  record Number(long n) {}

  private static final String STOCKS =
      "CREATE TABLE stocks (symbol VARCHAR PRIMARY KEY, quantity INT NOT NULL);";

  private static final String NUMBERS =
      "CREATE SOURCE numbers (n BIGINT NOT NULL); CREATE STREAM same AS SELECT n FROM numbers;";

  /** One epoch: weights and rows as text, in order. */
  private static <T> List<String> epoch(Subscription<Change<T>> changes) {
    List<String> updates = new ArrayList<>();
    long number = -1;
    while (changes.next() instanceof Change<T> change) {
      switch (change) {
        case Change.Update<T> update -> {
          assertThat(number == -1 || number == update.epoch()).isTrue();
          number = update.epoch();
          updates.add(update.weight() + " " + update.row());
        }
        case Change.EpochEnd<T> end -> {
          assertThat(number == -1 || number == end.epoch()).isTrue();
          return updates;
        }
        case Change.Gap<T> gap -> throw new AssertionError(gap);
      }
    }
    throw new AssertionError("no end of the epoch");
  }

  @Test
  void viewsBeginWithTheirContentsAndGoOnWithWhatChanges() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          STOCKS
              + "CREATE MATERIALIZED VIEW large AS SELECT * FROM stocks WHERE quantity >= 10;"
              + "INSERT INTO stocks VALUES ('A', 10), ('B', 20), ('C', 1)");
      for (String what :
          List.of(
              "large",
              "SUBSCRIBE stocks WHERE quantity >= 10",
              "SELECT * FROM stocks WHERE quantity >= 10")) {
        try (Subscription<Change<Stock>> changes = db.changes(what, Stock.class).subscribe()) {
          assertThat(epoch(changes))
              .as(what)
              .containsExactlyInAnyOrder(
                  "1 Stock[symbol=A, quantity=10]", "1 Stock[symbol=B, quantity=20]");
          db.execute("UPDATE stocks SET quantity = quantity + 1 WHERE symbol IN ('A', 'C')");
          assertThat(epoch(changes))
              .as(what)
              .containsExactlyInAnyOrder(
                  "-1 Stock[symbol=A, quantity=10]", "1 Stock[symbol=A, quantity=11]");
          db.execute("DELETE FROM stocks WHERE symbol = 'B'");
          assertThat(epoch(changes)).as(what).containsExactly("-1 Stock[symbol=B, quantity=20]");
          db.execute(
              "INSERT INTO stocks VALUES ('B', 20);"
                  + "UPDATE stocks SET quantity = quantity - 1 WHERE symbol IN ('A', 'C')");
          assertThat(epoch(changes)).as(what).containsExactly("1 Stock[symbol=B, quantity=20]");
          assertThat(epoch(changes)).as(what).hasSize(2);
        }
      }
      assertThat(db.metrics().queries()).hasSize(1);
    }
  }

  @Test
  void theContentsOfAnEmptyViewAreAnEpochToo() {
    try (Laminar db = Laminar.open()) {
      db.execute(STOCKS);
      try (Subscription<Change<Stock>> changes =
          db.changes("SELECT * FROM stocks", Stock.class).subscribe()) {
        assertThat(epoch(changes)).isEmpty();
        db.execute("INSERT INTO stocks VALUES ('A', 1)");
        assertThat(epoch(changes)).containsExactly("1 Stock[symbol=A, quantity=1]");
      }
    }
  }

  @Test
  void contentsThatExceedTheBufferAreThereAsAWhole() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          "CREATE TABLE t (n BIGINT NOT NULL);"
              + "INSERT INTO t SELECT a.n * 100 + b.n FROM (VALUES "
              + values(100)
              + ") AS a (n), (VALUES "
              + values(100)
              + ") AS b (n)");
      for (LagPolicy policy : LagPolicy.values()) {
        SubscribeOptions options = new SubscribeOptions(10, policy);
        try (Subscription<Change<Number>> changes =
            db.changes("t", Number.class).with(options).subscribe()) {
          db.execute("INSERT INTO t VALUES (-1)");
          assertThat(epoch(changes)).as(policy.name()).hasSize(10_000);
          assertThat(epoch(changes)).containsExactly("1 Number[n=-1]");
        }
        db.execute("DELETE FROM t WHERE n = -1");
      }
      try (Subscription<Number> answer = db.query("SELECT n FROM t", Number.class)) {
        assertThat(answer.iterator()).toIterable().hasSize(10_000);
      }
    }
  }

  private static String values(int count) {
    StringBuilder text = new StringBuilder("(0)");
    for (int i = 1; i < count; i++) {
      text.append(", (").append(i).append(')');
    }
    return text.toString();
  }

  /** Whoever applies epochs as wholes sees what was there at one moment: amounts only move. */
  @Test
  void nothingIsLostOrDoubledAndEpochsAreConsistent() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(
          STOCKS
              + "INSERT INTO stocks VALUES ('A', 100), ('B', 100), ('C', 100), ('D', 100);"
              + "CREATE MATERIALIZED VIEW held AS"
              + " SELECT symbol, CAST(SUM(quantity) AS INT) AS quantity FROM stocks GROUP BY symbol");
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Void> moving =
          CompletableFuture.runAsync(() -> {
            Random random = new Random(7);
            String symbols = "ABCD";
            while (!done.get()) {
              char from = symbols.charAt(random.nextInt(4));
              char to = symbols.charAt(random.nextInt(4));
              db.execute(
                  "UPDATE stocks SET quantity = quantity"
                      + " + CASE WHEN symbol = '%c' THEN 1 ELSE 0 END".formatted(to)
                      + " - CASE WHEN symbol = '%c' THEN 1 ELSE 0 END".formatted(from));
            }
          });
      for (int i = 0; i < 20; i++) {
        try (Subscription<Change<Stock>> changes = db.changes("held", Stock.class).subscribe()) {
          Map<Stock, Integer> rows = new HashMap<>();
          for (int epochs = 0; epochs < 10; epochs++) {
            apply(changes, rows);
            assertThat(rows.keySet().stream().mapToInt(Stock::quantity).sum()).isEqualTo(400);
            assertThat(rows).hasSize(4);
          }
        }
      }
      done.set(true);
      moving.get(10, TimeUnit.SECONDS);
    }
  }

  private static void apply(Subscription<Change<Stock>> changes, Map<Stock, Integer> rows) {
    while (changes.next() instanceof Change.Update<Stock> update) {
      rows.merge(update.row(), update.weight(), Integer::sum);
      rows.values().removeIf(weight -> weight == 0);
    }
  }

  @Test
  void epochsOfQueriesThatReadTheSameHaveTheSameNumbers() {
    try (Laminar db = Laminar.open()) {
      db.execute(STOCKS);
      try (Subscription<Change<Row>> rows = db.changes("stocks").subscribe();
          Subscription<Change<Row>> sums =
              db.changes("SELECT SUM(quantity) AS q FROM stocks").subscribe()) {
        epoch(rows);
        epoch(sums);
        db.execute("INSERT INTO stocks VALUES ('A', 1)");
        if (rows.next() instanceof Change.Update<Row> row
            && sums.next() instanceof Change.Update<Row> sum) {
          assertThat(sum.epoch()).isEqualTo(row.epoch());
        } else {
          throw new AssertionError("no updates");
        }
      }
    }
  }

  @Test
  void droppingTheOldestLeavesGapsAndLetsTheOthersGoOn() {
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS + "CREATE STREAM doubled AS SELECT n * 2 AS n FROM numbers");
      SubscribeOptions options = new SubscribeOptions(2_000, LagPolicy.DROP_OLDEST);
      try (Subscription<Change<Number>> slow =
              db.changes("same", Number.class).with(options).subscribe();
          Subscription<Number> slowRows = db.rows("same", Number.class).with(options).subscribe();
          Subscription<Number> quick = db.subscribe("doubled", Number.class)) {
        Source<Number> numbers = db.source("numbers", Number.class);
        int count = 50_000;
        for (int i = 0; i < count; i++) {
          numbers.push(new Number(i));
          if (i % 1_000 == 999) {
            for (int read = 0; read < 1_000; read++) {
              quick.next();
            }
          }
          assertThat(slow.waitingRows()).isLessThanOrEqualTo(2_000);
        }
        numbers.end();
        assertThat(quick.hasNext()).isFalse();

        long updates = 0;
        long missed = 0;
        long last = -1;
        long lastEpoch = 0;
        for (Change<Number> change : slow) {
          switch (change) {
            case Change.Update<Number> update -> {
              assertThat(update.row().n()).isEqualTo(last + 1);
              last = update.row().n();
              updates++;
            }
            case Change.EpochEnd<Number> end -> {
              assertThat(end.epoch()).isGreaterThan(lastEpoch);
              lastEpoch = end.epoch();
            }
            case Change.Gap<Number> gap -> {
              assertThat(gap.firstEpoch()).isGreaterThan(lastEpoch);
              lastEpoch = gap.lastEpoch();
              missed += gap.rows();
              last += gap.rows();
            }
          }
        }
        assertThat(missed).isEqualTo(slow.droppedRows()).isGreaterThanOrEqualTo(count - 2_000);
        assertThat(updates + missed).isEqualTo(count);
        assertThat(last).isEqualTo(count - 1);
        long rows = 0;
        for (Number _ : slowRows) {
          rows++;
        }
        assertThat(rows + slowRows.droppedRows()).isEqualTo(count);
      }
    }
  }

  @Test
  void anEpochThatExceedsTheBufferIsDroppedAsAWhole() {
    try (Laminar db = Laminar.open()) {
      db.execute("CREATE TABLE t (n BIGINT NOT NULL)");
      SubscribeOptions options = new SubscribeOptions(5, LagPolicy.DROP_OLDEST);
      try (Subscription<Change<Number>> changes =
          db.changes("t", Number.class).with(options).subscribe()) {
        epoch(changes);
        db.execute(
            "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2), (3), (4), (5), (6), (7);"
                + "INSERT INTO t VALUES (8)");
        if (changes.next() instanceof Change.Gap<Number> gap) {
          assertThat(gap.rows()).isEqualTo(7);
          assertThat(gap.lastEpoch()).isGreaterThan(gap.firstEpoch());
        } else {
          throw new AssertionError("no gap");
        }
        assertThat(epoch(changes)).containsExactly("1 Number[n=8]");
      }
    }
  }

  @Test
  void aLaggingSubscriptionFailsAndTheOthersGoOn() {
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS);
      SubscribeOptions options = new SubscribeOptions(3_000, LagPolicy.FAIL);
      try (Subscription<Number> slow = db.rows("same", Number.class).with(options).subscribe();
          Subscription<Number> quick = db.subscribe("same", Number.class)) {
        Source<Number> numbers = db.source("numbers", Number.class);
        for (int i = 0; i < 20_000; i++) {
          numbers.push(new Number(i));
          if (i % 1_000 == 999) {
            for (int read = 0; read < 1_000; read++) {
              quick.next();
            }
          }
        }
        numbers.end();
        assertThat(quick.hasNext()).isFalse();
        assertThatThrownBy(() -> slow.forEach(_ -> {}))
            .isInstanceOfSatisfying(
                LaminarException.class,
                e -> {
                  assertThat(e.code()).isEqualTo(ErrorCode.BACKPRESSURE);
                  assertThat(e)
                      .hasMessageMatching(
                          "the subscriber of stream same is [34],\\d{3} rows behind, its buffer holds 3,000");
                });
      }
    }
  }

  @Test
  void conflatedChangesHaveTheSameEffect() {
    try (Laminar db = Laminar.open()) {
      db.execute(
          STOCKS
              + "INSERT INTO stocks VALUES ('A', 0), ('B', 0), ('C', 0), ('D', 0);"
              + "CREATE MATERIALIZED VIEW held AS SELECT * FROM stocks");
      SubscribeOptions options = new SubscribeOptions(20, LagPolicy.CONFLATE);
      try (Subscription<Change<Stock>> changes =
          db.changes("held", Stock.class).with(options).subscribe()) {
        Map<String, Integer> latest = new TreeMap<>();
        assertThat(conflated(changes, latest)).isEqualTo(4);
        try (PreparedCommand update =
            db.prepare("UPDATE stocks SET quantity = ? WHERE symbol = ?")) {
          for (int i = 1; i <= 300; i++) {
            String symbol = String.valueOf("ABC".charAt(i % 3));
            update.execute(List.of(i, symbol), ExecuteOptions.defaults()).close();
            assertThat(changes.waitingRows()).isLessThanOrEqualTo(40);
          }
        }
        db.execute("DELETE FROM stocks WHERE symbol = 'D'; INSERT INTO stocks VALUES ('E', 5)");
        // Three rows are replaced, one goes, one comes.
        assertThat(conflated(changes, latest)).isEqualTo(8);
        assertThat(latest).isEqualTo(Map.of("A", 300, "B", 298, "C", 299, "E", 5));
      }
    }
  }

  /** Applies one epoch by key. Returns the number of updates. */
  private static int conflated(Subscription<Change<Stock>> changes, Map<String, Integer> latest) {
    int updates = 0;
    while (changes.next() instanceof Change.Update<Stock> update) {
      updates++;
      if (update.weight() < 0) {
        latest.remove(update.row().symbol(), update.row().quantity());
      } else {
        latest.put(update.row().symbol(), update.row().quantity());
      }
    }
    return updates;
  }

  @Test
  void whereRowsReplaceEachOtherTheLatestOfEachKeyIsLeft() throws InterruptedException {
    record Keyed(long k, long v) {}
    record Counted(long k, Long c) {}
    try (Laminar db = Laminar.open()) {
      db.execute(
          "CREATE SOURCE s (k BIGINT NOT NULL, v BIGINT NOT NULL);"
              + "CREATE STREAM counts AS SELECT k, COUNT(v) AS c FROM s GROUP BY k EMIT ON UPDATE");
      SubscribeOptions options = new SubscribeOptions(1_000, LagPolicy.CONFLATE);
      try (Subscription<Counted> counts =
          db.rows("counts", Counted.class).with(options).subscribe()) {
        Source<Keyed> source = db.source("s", Keyed.class);
        for (int i = 0; i < 30_000; i++) {
          source.push(new Keyed(i % 3, i));
        }
        source.end();
        db.awaitCompletion();
        assertThat(counts.iterator())
            .toIterable()
            .containsExactlyInAnyOrder(
                new Counted(0, 10_000L), new Counted(1, 10_000L), new Counted(2, 10_000L));
      }
    }
  }

  @Test
  void policiesAreForQueriesTheyGoWith() {
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS + STOCKS);
      assertThatThrownBy(() ->
              db.rows("same", Number.class).with(new SubscribeOptions(10, LagPolicy.CONFLATE)))
          .hasMessage(
              "the rows of stream same are only added: none replaces another, as CONFLATE needs");
      assertThatThrownBy(() -> db.subscribe("stocks", Stock.class))
          .hasMessage("stocks also takes rows back, which a record cannot say");
      try (Subscription<Row> rows = db.subscribe("stocks")) {
        db.execute("INSERT INTO stocks VALUES ('A', 1); DELETE FROM stocks");
        assertThat(rows.next().weight()).isEqualTo(1);
        assertThat(rows.next().weight()).isEqualTo(-1);
      }
    }
  }

  @Test
  void callbacksMayTakeTheirTimeAndUseTheDatabase() throws InterruptedException {
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS + "CREATE TABLE seen (n BIGINT NOT NULL)");
      LinkedBlockingQueue<Long> told = new LinkedBlockingQueue<>();
      try (Registration _ =
          db.rows("same", Number.class)
              .subscribe(row -> {
                db.execute("INSERT INTO seen VALUES (" + row.n() + ")");
                told.add(row.n());
              })) {
        Source<Number> numbers = db.source("numbers", Number.class);
        for (long i = 0; i < 10; i++) {
          numbers.push(new Number(i));
        }
        for (long i = 0; i < 10; i++) {
          assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(i);
        }
      }
      try (Subscription<Row> rows = db.queryRows("SELECT SUM(n) AS s FROM seen")) {
        assertThat(rows.next().get("s")).isEqualTo(45L);
      }
    }
  }

  /** Whatever order they are closed in, and whoever waits for the engine meanwhile. */
  @Test
  void closingDoesNotWaitForAnEngineThatIsHeldBack() throws Exception {
    EngineOptions rowByRow = EngineOptions.defaults().withBatchCapacity(1);
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withEngine(rowByRow))) {
      db.execute(NUMBERS + STOCKS);
      SubscribeOptions options = new SubscribeOptions(1, LagPolicy.BLOCK);
      Source<Number> numbers = db.source("numbers", Number.class);
      CompletableFuture<Void> executing;
      try (Subscription<Number> held = db.rows("same", Number.class).with(options).subscribe();
          Subscription<Row> _ = db.rows("SELECT n FROM numbers").with(options).subscribe();
          Subscription<Row> _ = db.rows("stocks").subscribe()) {
        for (int i = 0; i < 10; i++) {
          numbers.push(new Number(i));
        }
        assertThat(held.next().n()).isZero();
        executing =
            CompletableFuture.runAsync(() -> db.execute("INSERT INTO stocks VALUES ('A', 1)"));
        Thread.sleep(200);
        assertThat(executing).isNotDone();
      }
      executing.get(10, TimeUnit.SECONDS);
      db.execute("DROP TABLE stocks; DROP STREAM same; DROP SOURCE numbers");
    }
  }

  @Test
  void callbacksHearOfDroppedRows() throws Exception {
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS);
      CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
      CompletableFuture<Long> total = new CompletableFuture<>();
      RowListener<Number> slow =
          new RowListener<>() {
            private long rows;

            @Override
            public void onRow(Number row) {
              mayGoOn.join();
              rows++;
            }

            @Override
            public void onDropped(long dropped) {
              rows += dropped;
            }

            @Override
            public void onEnd() {
              total.complete(rows);
            }
          };
      SubscribeOptions options = new SubscribeOptions(1_000, LagPolicy.DROP_OLDEST);
      try (Registration _ = db.rows("same", Number.class).with(options).subscribe(slow)) {
        Source<Number> numbers = db.source("numbers", Number.class);
        for (int i = 0; i < 20_000; i++) {
          numbers.push(new Number(i));
        }
        numbers.end();
        db.awaitCompletion();
        mayGoOn.complete(null);
        assertThat(total.get(10, TimeUnit.SECONDS)).isEqualTo(20_000);
      }
    }
  }

  @Test
  void scriptsPrintSubscriptionsWithTheirWeights() {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withConsole(console))) {
      db.executeScript(
          "script.sql",
          STOCKS
              + "INSERT INTO stocks VALUES ('A', 1), ('B', 0); SUBSCRIBE stocks WHERE quantity > 0",
          Map.of());
      db.execute("UPDATE stocks SET quantity = quantity + 1");
    }
    assertThat(console.toString(StandardCharsets.UTF_8).lines().sorted())
        .containsExactly(
            "{\"symbol\":\"A\",\"quantity\":1,\"_weight\":-1}",
            "{\"symbol\":\"A\",\"quantity\":1,\"_weight\":1}",
            "{\"symbol\":\"A\",\"quantity\":2,\"_weight\":1}",
            "{\"symbol\":\"B\",\"quantity\":1,\"_weight\":1}");
  }

  @Test
  void whatDoesNotFitIsSaidBeforeTheFirstRow() {
    record Wrong(String symbol, String quantity) {}
    record More(String symbol, int quantity, int price) {}
    record Unboxed(long total) {}
    try (Laminar db = Laminar.open()) {
      db.execute(STOCKS);
      assertThatThrownBy(() -> db.changes("stocks", Wrong.class))
          .hasMessage(
              "component String quantity of record Wrong does not go with column quantity INTEGER NOT NULL");
      assertThatThrownBy(() -> db.changes("stocks", More.class))
          .hasMessage("record More has a component 'price', stocks has no such column");
      assertThatThrownBy(
              () -> db.changes("SELECT SUM(quantity) AS total FROM stocks", Unboxed.class))
          .hasMessage(
              "component long total of record Unboxed does not go with column total BIGINT");
      assertThatThrownBy(() -> db.changes("stock")).hasMessageStartingWith("there is no 'stock'");
      assertThatThrownBy(() -> db.changes("SELECT nothing FROM stocks"))
          .hasMessage("there is no column 'nothing'");
      assertThatThrownBy(() -> db.changes("SUBSCRIBE stocks AS OF EPOCH 7"))
          .isInstanceOfSatisfying(
              LaminarException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.INVALID_STATEMENT);
                assertThat(e.span()).hasToString("sql:1:30");
              });
    }
  }

  @Test
  void whatIsSubscribedToIsNotDropped() {
    try (Laminar db = Laminar.open()) {
      db.execute(STOCKS);
      try (Subscription<Row> _ = db.subscribe("stocks")) {
        assertThatThrownBy(() -> db.execute("DROP TABLE stocks"))
            .hasMessageContaining("a SELECT reads it");
      }
      db.execute("DROP TABLE stocks");
    }
  }
}
