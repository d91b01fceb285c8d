package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompiledScript;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which rows are late is said row by row, in the order in which they came: operators in the order
 * of event time have what DuckDB has of the rows that are not behind the watermark as it was when
 * they came, wherever batches of rows begin and end.
 */
class LateRowsOracleTest {

  private static final long SECOND_US = 1_000_000;

  /**
   * A query of both systems.
   *
   * @param laminar the statements that make stream {@code q}
   * @param windows whether rows are late when a window of ten seconds is over, not when the
   *     watermark has passed them
   */
  record Query(String laminar, String duckDb, boolean windows) {

    @Override
    public String toString() {
      return laminar;
    }
  }

  private static final String STREAM = "CREATE STREAM s AS SELECT * FROM a WHERE id % 7 <> 3; ";
  private static final String OF_STREAM = "(SELECT * FROM a WHERE id % 7 <> 3)";

  private static final String LAST_THREE =
      "SELECT id, k, SUM(id) OVER (PARTITION BY k ORDER BY ts, id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS n, "
          + "LAG(id) OVER (PARTITION BY k ORDER BY ts, id) AS p FROM %s";
  private static final String LAST_SECONDS =
      "SELECT id, COUNT(*) OVER (PARTITION BY k ORDER BY ts RANGE BETWEEN INTERVAL '4' SECOND PRECEDING AND CURRENT ROW) AS n FROM %s";
  private static final String PAIRS =
      "CREATE STREAM q AS SELECT * FROM %s MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts, id "
          + "MEASURES X.id AS x, Y.id AS y AFTER MATCH SKIP TO NEXT ROW PATTERN (X Y) DEFINE Y AS Y.id > X.id)";
  private static final String FIRST_OF_WINDOW =
      "CREATE STREAM q AS SELECT id, window_start FROM TABLE(TUMBLE(TABLE %s, DESCRIPTOR(ts), INTERVAL '10' SECOND)) "
          + "QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, window_end, k ORDER BY id) <= 2";
  private static final String BUCKET =
      "time_bucket(INTERVAL '10' SECOND, ts, TIMESTAMP '1970-01-01')";

  static Stream<Query> queries() {
    return Stream.of(
        over(LAST_THREE, "", "a", "a"),
        over(LAST_THREE, STREAM, "s", OF_STREAM),
        over(LAST_SECONDS, "", "a", "a"),
        over(LAST_SECONDS, STREAM, "s", OF_STREAM),
        over(LAST_THREE, "", manyColumns(), manyColumns()),
        pairs("", "a", "a"),
        pairs(STREAM, "s", OF_STREAM),
        new Query(
            "CREATE STREAM q AS SELECT a.id AS x, b.id AS y FROM a LEFT ASOF JOIN b MATCH_CONDITION a.ts >= b.ts ON a.k = b.k",
            nearest("a"),
            false),
        new Query(
            STREAM
                + "CREATE STREAM q AS SELECT s.id AS x, b.id AS y FROM s LEFT JOIN b FOR SYSTEM_TIME AS OF s.ts ON s.k = b.k",
            nearest(OF_STREAM),
            false),
        new Query(
            STREAM
                + "CREATE STREAM q AS SELECT s.id AS x, b.id AS y FROM s JOIN b ON s.k = b.k AND b.ts BETWEEN s.ts AND s.ts + INTERVAL '3' SECOND",
            "SELECT a.id, b.id FROM "
                + OF_STREAM
                + " AS a JOIN b ON a.k = b.k AND b.ts BETWEEN a.ts AND a.ts + INTERVAL '3' SECOND",
            false),
        firstOfWindow("", "a", "a"),
        firstOfWindow(STREAM, "s", OF_STREAM),
        new Query(
            STREAM
                + "CREATE STREAM q AS SELECT k, TUMBLE_START(ts, INTERVAL '10' SECOND) AS w, COUNT(*) AS n FROM s GROUP BY k, TUMBLE(ts, INTERVAL '10' SECOND)",
            "SELECT k, " + BUCKET + " AS w, COUNT(*) AS n FROM " + OF_STREAM + " GROUP BY k, w",
            true));
  }

  private static Query over(String form, String streams, String laminar, String duckDb) {
    return new Query(
        streams + "CREATE STREAM q AS " + form.formatted(laminar), form.formatted(duckDb), false);
  }

  /** So many that they are computed in several loops. */
  private static String manyColumns() {
    StringBuilder columns = new StringBuilder("(SELECT ts, k, id");
    for (int i = 0; i < 90; i++) {
      columns.append(", id * ").append(i).append(" + 1 AS c").append(i);
    }
    return columns + " FROM a WHERE id * 2 + 1 > 0) AS m";
  }

  private static Query pairs(String streams, String laminar, String duckDb) {
    return new Query(
        streams + PAIRS.replace("%s", laminar),
        "SELECT k, id, y FROM (SELECT k, id, LEAD(id) OVER (PARTITION BY k ORDER BY ts, id) AS y FROM "
            + duckDb
            + ") WHERE y > id",
        false);
  }

  private static String nearest(String left) {
    return "SELECT a.id, (SELECT b.id FROM b WHERE b.k = a.k AND b.ts <= a.ts ORDER BY b.ts DESC, b.id DESC LIMIT 1) FROM "
        + left
        + " AS a";
  }

  private static Query firstOfWindow(String streams, String laminar, String duckDb) {
    return new Query(
        streams + FIRST_OF_WINDOW.replace("%s", laminar),
        "SELECT id, "
            + BUCKET
            + " AS s FROM "
            + duckDb
            + " QUALIFY ROW_NUMBER() OVER (PARTITION BY s, k ORDER BY id) <= 2",
        true);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void batchesMakeNoDifference(Query query) throws Exception {
    for (int seed = 1; seed <= 2; seed++) {
      long aDelayUs = seed == 1 ? 5 * SECOND_US : 0;
      Random random = new Random(seed);
      List<TimedRows.Row> a = TimedRows.random(random, 700, 6, SECOND_US / 4, SECOND_US, 25);
      List<TimedRows.Row> b = TimedRows.random(random, 500, 6, SECOND_US / 3, SECOND_US, 25);
      String sources =
          seed == 1
              ? TimedQuery.SOURCES
              : TimedQuery.SOURCES.replace(" AS ts - INTERVAL '5' SECOND", "");
      try (CompiledScript script =
          CompiledScript.compile(
              "query.sql",
              sources + query.laminar() + ";",
              CaseRunner.settings(seed == 1 ? Tier.ASM : Tier.JANINO),
              TimedQuery.VARIABLES)) {
        List<String> expected =
            TimedQuery.duckDb(
                query.duckDb(),
                script.queries().getLast().schema(),
                onTime(query, a, aDelayUs),
                onTime(query, b, 2 * SECOND_US));
        assertThat(expected).isNotEmpty();
        for (int capacity : new int[] {1_024, 1_024, 1_024, 100, 7, 1}) {
          assertThat(TimedQuery.run(script, a, b, capacity, new Random(random.nextLong())))
              .as("%s, batches of %s, seed %s", query, capacity, seed)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static List<TimedRows.Row> onTime(Query query, List<TimedRows.Row> rows, long delayUs) {
    return query.windows()
        ? TimedRows.inOpenWindows(rows, delayUs, 10 * SECOND_US)
        : TimedRows.onTime(rows, delayUs);
  }
}
