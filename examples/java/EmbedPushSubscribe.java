import dev.laminar.Laminar;
import dev.laminar.Registration;
import dev.laminar.Row;
import dev.laminar.RowListener;
import dev.laminar.Source;
import dev.laminar.Subscription;
import dev.laminar.kernel.error.LaminarException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/**
 * A database inside the program: pushes records, reads a stream as records, hears rows by a callback, runs a SELECT.
 *
 * <pre>java -cp "cli/target/dist/lib/*" examples/java/EmbedPushSubscribe.java</pre>
 */
public final class EmbedPushSubscribe {

  record Trade(Instant ts, String symbol, BigDecimal price, long size) {}

  record Bar(Instant bar, String symbol, BigDecimal high, long volume) {}

  private static final String SQL =
      """
      CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2) NOT NULL,
        size BIGINT NOT NULL, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND);
      CREATE STREAM bars AS
        SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE) AS bar, symbol, MAX(price) AS high, SUM(size) AS volume
        FROM trades GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);
      CREATE STREAM large AS SELECT ts, symbol, price, size FROM trades WHERE size >= 1000;
      """;

  /** Is called on a thread of its subscription. */
  private static final class Large implements RowListener<Trade> {
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void onRow(Trade trade) {
      System.out.println("large: " + trade);
    }

    @Override
    public void onEnd() {
      ended.countDown();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    try (Laminar db = Laminar.open()) {
      db.execute(SQL);
      Large large = new Large();
      try (Subscription<Bar> bars = db.subscribe("bars", Bar.class);
          Subscription<Row> dear = db.queryRows("SELECT symbol, price FROM trades WHERE price > 100");
          Registration _ = db.rows("large", Trade.class).subscribe(large);
          Source<Trade> trades = db.source("trades", Trade.class)) {
        Instant start = Instant.parse("2026-03-01T09:30:00Z");
        trades.push(new Trade(start, "ACME", new BigDecimal("12.50"), 100));
        trades.push(new Trade(start.plusSeconds(20), "ACME", new BigDecimal("12.75"), 5000));
        trades.push(new Trade(start.plusSeconds(65), "ACME", new BigDecimal("101.00"), 10));
        trades.end();
        bars.forEach(bar -> System.out.println("bar: " + bar));
        dear.forEach(row -> System.out.println("dear: " + row));
        large.ended.await();
      }
      db.execute("SELECT nope FROM trades");
    } catch (LaminarException e) {
      System.out.println(e.render("SELECT nope FROM trades"));
    }
  }
}
