package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.Row;
import dev.laminar.Source;
import dev.laminar.Subscription;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SourceSnapshot;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Joins by time over two sources whose rows come in any order that their watermarks allow, in
 * batches and interleavings of any kind: the rows that come out are those that DuckDB finds with a
 * query of its own for each left row, and their order does not depend on how the rows came.
 */
class AsofOracleTest {

  private static final int CASES = Integer.getInteger("laminar.asof.cases", 12);
  private static final int FIRST_SEED = Integer.getInteger("laminar.asof.seed", 1);
  private static final int TURNS = 3;
  private static final int DELAY_MS = 2_000;

  private static final String DEFINITIONS =
      """
      CREATE SOURCE trades (id BIGINT NOT NULL, ts TIMESTAMP NOT NULL, sym VARCHAR, venue INTEGER NOT NULL,
        note VARCHAR NOT NULL, WATERMARK FOR ts AS ts - INTERVAL '2' SECOND);
      CREATE SOURCE quotes (id BIGINT NOT NULL, ts TIMESTAMP NOT NULL, sym VARCHAR, venue BIGINT NOT NULL,
        bid DECIMAL(10, 2), note VARCHAR NOT NULL, WATERMARK FOR ts AS ts - INTERVAL '2' SECOND);
      """;

  /** Joins with what DuckDB's subquery looks for and how it orders what it finds. */
  private enum Join {
    BACKWARD(
        "ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym",
        "q.sym = t.sym AND q.ts <= t.ts ORDER BY q.ts DESC, q.id DESC",
        false),
    BACKWARD_STRICT(
        "LEFT ASOF JOIN quotes AS q MATCH_CONDITION q.ts < t.ts ON t.sym = q.sym AND q.venue = t.venue",
        "q.sym = t.sym AND q.venue = t.venue AND q.ts < t.ts ORDER BY q.ts DESC, q.id DESC",
        true),
    BACKWARD_WITHIN(
        "LEFT ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts AND t.ts - q.ts <= INTERVAL '3' SECOND ON t.sym = q.sym",
        "q.sym = t.sym AND q.ts BETWEEN t.ts - INTERVAL 3 SECOND AND t.ts ORDER BY q.ts DESC, q.id DESC",
        true),
    BACKWARD_STRICTLY_WITHIN(
        "ASOF JOIN quotes AS q MATCH_CONDITION t.ts > q.ts AND q.ts > t.ts - INTERVAL '3' SECOND ON t.sym = q.sym",
        "q.sym = t.sym AND q.ts > t.ts - INTERVAL 3 SECOND AND q.ts < t.ts ORDER BY q.ts DESC, q.id DESC",
        false),
    BACKWARD_ALL(
        "LEFT ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON TRUE",
        "q.ts <= t.ts ORDER BY q.ts DESC, q.id DESC",
        true),
    FORWARD(
        "ASOF JOIN quotes AS q MATCH_CONDITION t.ts <= q.ts ON t.sym = q.sym",
        "q.sym = t.sym AND q.ts >= t.ts ORDER BY q.ts, q.id DESC",
        false),
    FORWARD_WITHIN(
        "LEFT ASOF JOIN quotes AS q MATCH_CONDITION t.ts < q.ts AND q.ts <= t.ts + INTERVAL '4' SECOND ON t.sym = q.sym",
        "q.sym = t.sym AND q.ts > t.ts AND q.ts <= t.ts + INTERVAL 4 SECOND ORDER BY q.ts, q.id DESC",
        true),
    NEAREST(
        "LEFT ASOF JOIN quotes AS q MATCH_CONDITION NEAREST(t.ts, q.ts) ON t.sym = q.sym",
        "q.sym = t.sym ORDER BY abs(epoch_us(q.ts) - epoch_us(t.ts)), q.ts, q.id DESC",
        true),
    NEAREST_WITHIN(
        "LEFT ASOF JOIN quotes AS q MATCH_CONDITION NEAREST(t.ts, q.ts, INTERVAL '1.5' SECOND) ON t.sym = q.sym",
        "q.sym = t.sym AND abs(epoch_us(q.ts) - epoch_us(t.ts)) <= 1500000 "
            + "ORDER BY abs(epoch_us(q.ts) - epoch_us(t.ts)), q.ts, q.id DESC",
        true),
    AS_OF(
        "JOIN quotes FOR SYSTEM_TIME AS OF t.ts AS q ON t.sym = q.sym",
        "q.sym = t.sym AND q.ts <= t.ts ORDER BY q.ts DESC, q.id DESC",
        false),
    LEFT_AS_OF(
        "LEFT JOIN quotes FOR SYSTEM_TIME AS OF t.ts AS q ON t.sym = q.sym AND t.venue = q.venue",
        "q.sym = t.sym AND q.venue = t.venue AND q.ts <= t.ts ORDER BY q.ts DESC, q.id DESC",
        true),
    PROBE_LIST(
        "TEMPORAL PROBE JOIN quotes AS q ON (sym) TIMESTAMPS (ts, ts) LIST (-5s, 0s, 1500ms) AS p",
        "q.sym = t.sym AND q.ts <= t.ts + INTERVAL (o) MILLISECOND ORDER BY q.ts DESC, q.id DESC",
        List.of(-5_000, 0, 1_500)),
    PROBE_RANGE(
        "TEMPORAL PROBE JOIN quotes AS q ON (sym, venue) TIMESTAMPS (ts, ts) RANGE FROM 2s TO 9s STEP 3s AS p",
        "q.sym = t.sym AND q.venue = t.venue AND q.ts <= t.ts + INTERVAL (o) MILLISECOND "
            + "ORDER BY q.ts DESC, q.id DESC",
        List.of(2_000, 5_000, 8_000));

    private final String ours;
    private final String found;
    private final boolean outer;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Integer> offsetsMs;

    Join(String ours, String found, boolean outer) {
      this.ours = ours;
      this.found = found;
      this.outer = outer;
      this.offsetsMs = List.of();
    }

    Join(String ours, String found, List<Integer> offsetsMs) {
      this.ours = ours;
      this.found = found;
      this.outer = true;
      this.offsetsMs = offsetsMs;
    }

    private static final String COLUMNS =
        "SELECT t.id AS id, t.note AS note, q.id AS quote, q.bid + 1 AS bid, q.note AS other ";

    String laminar() {
      StringBuilder offset = new StringBuilder();
      if (!offsetsMs.isEmpty()) {
        offset.append(", CASE p.\"offset\"");
        for (int ms : offsetsMs) {
          String sign = ms < 0 ? "-" : "";
          offset.append(" WHEN INTERVAL '").append(sign).append(Math.abs(ms) / 1000);
          offset.append('.').append(Math.abs(ms) % 1000 / 100).append("' SECOND THEN ").append(ms);
        }
        offset.append(" END AS o ");
      }
      return COLUMNS + offset + "FROM trades AS t " + ours;
    }

    String duckDb() {
      String probes =
          offsetsMs.stream().map(ms -> "(" + ms + ")").collect(Collectors.joining(", "));
      return COLUMNS
          + (offsetsMs.isEmpty() ? "" : ", o ")
          + "FROM trades AS t "
          + (offsetsMs.isEmpty() ? "" : "CROSS JOIN (VALUES " + probes + ") AS p (o) ")
          + (outer ? "LEFT" : "INNER")
          + " JOIN LATERAL (SELECT * FROM quotes AS q WHERE "
          + found
          + " LIMIT 1) AS q ON TRUE ORDER BY t.id";
    }
  }

  @Test
  void rowsAreThoseThatDuckDbFinds() throws Exception {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
      Random random = new Random(seed * 7919L);
      Input input = new Input(random);
      try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
        input.fill(duckDb);
        for (Join join : Join.values()) {
          List<String> expected = Jdbc.rows(duckDb, join.duckDb());
          List<String> first = null;
          for (int turn = 0; turn < TURNS; turn++) {
            List<String> rows = input.laminar(join.laminar(), random);
            assertThat(sorted(rows)).as("seed %s: %s", seed, join).isEqualTo(sorted(expected));
            if (first == null) {
              first = rows;
            }
            assertThat(rows).as("order, seed %s: %s", seed, join).isEqualTo(first);
          }
        }
      }
    }
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted(Comparator.naturalOrder()).toList();
  }

  /** Rows of both sources, in the order in which they come. */
  private static final class Input {

    private final List<Trade> trades;
    private final List<Quote> quotes;

    Input(Random random) {
      int span = 5 + random.nextInt(60);
      int most = random.nextInt(3) == 0 ? 800 : 80;
      int tradeCount = 10 + random.nextInt(most);
      List<LocalDateTime> tradeTimes = times(random, tradeCount, span);
      this.trades = new ArrayList<>();
      for (int i = 0; i < tradeCount; i++) {
        trades.add(
            new Trade(i, tradeTimes.get(i), symbol(random), random.nextInt(2), note(random, i)));
      }
      int quoteCount = 10 + random.nextInt(most);
      List<LocalDateTime> quoteTimes = times(random, quoteCount, span);
      this.quotes = new ArrayList<>();
      for (int i = 0; i < quoteCount; i++) {
        BigDecimal bid =
            random.nextInt(8) == 0 ? null : new BigDecimal(random.nextInt(100) + ".25");
        quotes.add(
            new Quote(
                i, quoteTimes.get(i), symbol(random), random.nextInt(2), bid, note(random, i)));
      }
    }

    /** Times in the order of arrival: none is further behind an earlier one than is allowed. */
    private static List<LocalDateTime> times(Random random, int count, int spanSeconds) {
      List<Integer> bases = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        bases.add(random.nextInt(2 * spanSeconds) * 500);
      }
      bases.sort(Comparator.naturalOrder());
      return bases.stream()
          .map(base ->
              LocalDateTime.of(1969, 12, 31, 23, 59, 40)
                  .plusNanos((base - random.nextInt(DELAY_MS / 500) * 500) * 1_000_000L))
          .toList();
    }

    private static @Nullable String symbol(Random random) {
      return random.nextInt(12) == 0 ? null : "ABCD".substring(random.nextInt(4)).substring(0, 1);
    }

    private static String note(Random random, int number) {
      return (random.nextBoolean() ? "n" : "a rather long note ") + number;
    }

    void fill(Connection connection) throws SQLException {
      Jdbc.execute(
          connection,
          "CREATE TABLE trades (id BIGINT, ts TIMESTAMP, sym VARCHAR, venue INTEGER, note VARCHAR)");
      Jdbc.execute(
          connection,
          "CREATE TABLE quotes (id BIGINT, ts TIMESTAMP, sym VARCHAR, venue BIGINT, bid DECIMAL(10, 2), note VARCHAR)");
      Jdbc.execute(
          connection,
          "INSERT INTO trades VALUES "
              + trades.stream().map(Trade::values).collect(Collectors.joining(", ")));
      Jdbc.execute(
          connection,
          "INSERT INTO quotes VALUES "
              + quotes.stream().map(Quote::values).collect(Collectors.joining(", ")));
    }

    List<String> laminar(String query, Random random) throws InterruptedException {
      EngineOptions engine = EngineOptions.defaults().withBatchCapacity(1 + random.nextInt(64));
      try (Laminar db = Laminar.open(LaminarOptions.defaults().withEngine(engine))) {
        db.execute(DEFINITIONS + "CREATE STREAM matched AS " + query);
        try (Subscription<Row> rows = db.subscribe("matched");
            Source<Trade> ofTrades = db.source("trades", Trade.class);
            Source<Quote> ofQuotes = db.source("quotes", Quote.class)) {
          push(db, ofTrades, ofQuotes, random);
          if (random.nextBoolean()) {
            ofTrades.end();
            ofQuotes.end();
          } else {
            ofQuotes.end();
            ofTrades.end();
          }
          List<String> read = new ArrayList<>();
          for (Row row : rows) {
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 0; i < row.columns().size(); i++) {
              Object value = row.get(i);
              values.add(value == null ? null : value.toString());
            }
            read.add(values.toString());
          }
          return read;
        }
      }
    }

    /** In groups of one source or the other; some wait until those before have been taken in. */
    private void push(Laminar db, Source<Trade> ofTrades, Source<Quote> ofQuotes, Random random)
        throws InterruptedException {
      int nextTrade = 0;
      int nextQuote = 0;
      while (nextTrade < trades.size() || nextQuote < quotes.size()) {
        boolean trade =
            nextQuote == quotes.size() || nextTrade < trades.size() && random.nextBoolean();
        int count = 1 + random.nextInt(random.nextBoolean() ? 4 : 60);
        for (int i = 0; i < count; i++) {
          if (trade && nextTrade < trades.size()) {
            ofTrades.push(trades.get(nextTrade++));
          } else if (!trade && nextQuote < quotes.size()) {
            ofQuotes.push(quotes.get(nextQuote++));
          }
        }
        if (random.nextInt(3) > 0) {
          EngineSnapshot now = db.metrics();
          while (now.queries().getFirst().failure() == null
              && now.sources().stream().mapToLong(SourceSnapshot::rows).sum()
                  < nextTrade + nextQuote) {
            Thread.sleep(0, 100_000);
            now = db.metrics();
          }
        }
      }
    }
  }

  private static String values(@Nullable Object... values) {
    return Arrays.stream(values)
        .map(value ->
            value == null ? "NULL" : value instanceof Number ? value.toString() : "'" + value + "'")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  record Trade(long id, LocalDateTime ts, @Nullable String sym, int venue, String note) {
    String values() {
      return AsofOracleTest.values(id, ts, sym, venue, note);
    }
  }

  record Quote(
      long id,
      LocalDateTime ts,
      @Nullable String sym,
      long venue,
      @Nullable BigDecimal bid,
      String note) {
    String values() {
      return AsofOracleTest.values(id, ts, sym, venue, bid, note);
    }
  }
}
