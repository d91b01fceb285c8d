package dev.laminar.bench;

import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * A query whose latency is measured. Rows are pushed at the pace of their event time, so that the
 * time in a result tells when the row that brought it about was due.
 *
 * @param sql makes a stream {@code result} of {@code ticks}, and of {@code quotes} where it has two
 *     inputs, which get every second row then; its column {@code due} is the greatest event time of
 *     the rows behind a result, µs
 * @param broughtByUs from {@code due} to the event time of the row that has the result come out
 * @param isCoalesced whether one result stands for all rows of its {@code sym} since the last one
 */
record LatencyQuery(
    String name, String sql, LongUnaryOperator broughtByUs, boolean isCoalesced, int inputs) {

  /** Distinct values of {@code sym}. */
  static final int SYMBOLS = 10;

  private static final long WINDOW_US = 1_000;

  private static final String COLUMNS =
      " (ts TIMESTAMP NOT NULL, due BIGINT NOT NULL, sym BIGINT NOT NULL, price BIGINT NOT NULL,"
          + " WATERMARK FOR ts AS ts);\n";

  static List<LatencyQuery> all(long periodUs) {
    return List.of(
        one("filter", "SELECT sym, due FROM ticks WHERE price > 50", us -> us, false),
        one(
            "tumbling, ON UPDATE",
            "SELECT sym, TUMBLE_START(ts, INTERVAL '1' SECOND) AS began, COUNT(*) AS n, SUM(price) AS total,"
                + " MAX(due) AS due FROM ticks"
                + " GROUP BY sym, TUMBLE(ts, INTERVAL '1' SECOND) EMIT ON UPDATE",
            us -> us,
            true),
        one(
            "tumbling, ON WINDOW CLOSE",
            "SELECT sym, TUMBLE_START(ts, INTERVAL '0.001' SECOND) AS began, COUNT(*) AS n, SUM(price) AS total,"
                + " MAX(due) AS due FROM ticks"
                + " GROUP BY sym, TUMBLE(ts, INTERVAL '0.001' SECOND) EMIT ON WINDOW CLOSE",
            us -> (Math.floorDiv(us, WINDOW_US) + 1) * WINDOW_US,
            false),
        two("ASOF join, ON UPDATE", " EMIT ON UPDATE", us -> us),
        two("ASOF join, by watermarks", "", us -> us + periodUs));
  }

  private static LatencyQuery one(
      String name, String query, LongUnaryOperator broughtBy, boolean isCoalesced) {
    String sql = "CREATE SOURCE ticks" + COLUMNS + "CREATE STREAM result AS " + query + ";";
    return new LatencyQuery(name, sql, broughtBy, isCoalesced, 1);
  }

  private static LatencyQuery two(String name, String emit, LongUnaryOperator broughtBy) {
    String sql =
        "CREATE SOURCE ticks"
            + COLUMNS
            + "CREATE SOURCE quotes"
            + COLUMNS
            + "CREATE STREAM result AS SELECT t.sym, t.due, q.price AS quote FROM ticks AS t"
            + " ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym"
            + emit
            + ";";
    return new LatencyQuery(name, sql, broughtBy, false, 2);
  }
}
