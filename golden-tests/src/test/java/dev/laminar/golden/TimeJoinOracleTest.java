package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.kernel.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DuckDB has the same rows as joins of two streams in time have, however the streams are cut into
 * batches and whichever is ahead. Rows that are late, which DuckDB is not given, are counted.
 */
class TimeJoinOracleTest {

  private static final long SECOND_US = 1_000_000;

  /**
   * A query of both systems.
   *
   * @param duckDb how DuckDB says it
   */
  record Query(String laminar, String duckDb) {

    static Query same(String sql) {
      return new Query(sql, sql);
    }

    @Override
    public String toString() {
      return laminar;
    }
  }

  static List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    String near = "b.ts BETWEEN a.ts - INTERVAL '10' SECOND AND a.ts + INTERVAL '3' SECOND";
    for (String type : List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")) {
      queries.add(
          Query.same(
              "SELECT a.id AS x, a.ts AS ats, b.id AS y, b.k AS bk FROM a "
                  + type
                  + " b ON a.k = b.k AND "
                  + near));
      queries.add(
          Query.same(
              "SELECT a.id AS x, b.id AS y FROM a "
                  + type
                  + " b ON a.k = b.k AND a.id % 3 <> b.id % 2 AND "
                  + near));
      queries.add(
          Query.same(
              "SELECT a.k AS x, b.k AS y, b.id FROM a "
                  + type
                  + " b ON a.ts = b.ts AND a.k = b.k"));
      queries.add(
          Query.same(
              "SELECT a.id AS x, b.id AS y FROM a "
                  + type
                  + " b ON b.ts >= a.ts AND b.ts < a.ts + INTERVAL '0.2' SECOND"));
    }
    for (String bounds :
        List.of(
            "a.ts - b.ts <= INTERVAL '4' SECOND AND b.ts - a.ts < INTERVAL '7' SECOND",
            "a.ts > b.ts AND a.ts <= b.ts + INTERVAL '6' SECOND",
            "a.ts - b.ts BETWEEN INTERVAL '-2' SECOND AND INTERVAL '9' SECOND",
            "a.ts + INTERVAL '20' SECOND >= b.ts AND b.ts - INTERVAL '12' SECOND > a.ts",
            "INTERVAL '8' SECOND > b.ts - a.ts AND b.ts > a.ts - INTERVAL '1' SECOND AND b.ts < a.ts + INTERVAL '30' SECOND",
            "b.ts + INTERVAL '1' SECOND BETWEEN a.ts AND a.ts + INTERVAL '6' SECOND")) {
      queries.add(
          Query.same("SELECT a.id AS x, b.id AS y FROM a JOIN b ON a.k = b.k AND " + bounds));
      queries.add(
          Query.same("SELECT a.id AS x, b.id AS y FROM a LEFT JOIN b ON a.k = b.k AND " + bounds));
    }
    queries.add(Query.same("SELECT a.id AS x, b.id AS y FROM a, b WHERE a.k = b.k AND " + near));
    queries.add(
        Query.same(
            "SELECT a.id, a.k FROM a WHERE EXISTS (SELECT 1 FROM b WHERE a.k = b.k AND "
                + near
                + ")"));
    queries.add(
        Query.same(
            "SELECT a.id, a.k FROM a WHERE NOT EXISTS (SELECT 1 FROM b WHERE a.k = b.k AND "
                + near
                + ")"));
    queries.add(
        Query.same(
            "SELECT a.id FROM a WHERE NOT EXISTS (SELECT 1 FROM b WHERE a.k = b.k AND "
                + near
                + " AND b.id > a.id)"));
    String joined =
        " FROM (SELECT a.ts AS ats, b.ts AS bts, a.id AS x, b.id AS y FROM a %s b ON a.k = b.k AND "
            + near
            + ") AS j ";
    for (String[] form :
        new String[][] {
          {"JOIN", "ats"}, {"JOIN", "bts"}, {"LEFT JOIN", "ats"}, {"RIGHT JOIN", "bts"}
        }) {
      queries.add(
          new Query(
              "SELECT TUMBLE_START("
                  + form[1]
                  + ", INTERVAL '10' SECOND) AS w, COUNT(*) AS n, SUM(x) AS sx, SUM(y) AS sy"
                  + joined.formatted(form[0])
                  + "GROUP BY TUMBLE("
                  + form[1]
                  + ", INTERVAL '10' SECOND)",
              "SELECT time_bucket(INTERVAL '10' SECOND, "
                  + form[1]
                  + ", TIMESTAMP '1970-01-01') AS w, COUNT(*), SUM(x), SUM(y)"
                  + joined.formatted(form[0])
                  + "GROUP BY w"));
    }
    // Three streams: the first join's times go on into the second.
    queries.add(
        Query.same(
            "SELECT a.id AS x, b.id AS y, c.id AS z FROM a JOIN b ON a.k = b.k AND "
                + near
                + " JOIN a AS c ON c.k = b.k AND c.ts BETWEEN b.ts AND b.ts + INTERVAL '2' SECOND"));
    return queries;
  }

  static List<Query> windowQueries() {
    List<Query> queries = new ArrayList<>();
    String table = "TABLE(TUMBLE(TABLE %s, DESCRIPTOR(ts), INTERVAL '10' SECOND))";
    String bucketed =
        "(SELECT *, time_bucket(INTERVAL '10' SECOND, ts, TIMESTAMP '1970-01-01') AS window_start,"
            + " time_bucket(INTERVAL '10' SECOND, ts, TIMESTAMP '1970-01-01') + INTERVAL '10' SECOND AS window_end FROM %s)";
    for (String type : List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN")) {
      for (String on :
          List.of(
              "l.window_start = r.window_start AND l.window_end = r.window_end AND l.k = r.k",
              "l.window_end = r.window_end AND l.k = r.k AND l.id < r.id",
              "l.k = r.k AND l.window_start = r.window_start")) {
        String form =
            "SELECT l.id AS x, r.id AS y, l.window_start AS s FROM %s AS l "
                + type
                + " %s AS r ON "
                + on;
        queries.add(
            new Query(
                form.formatted(table.formatted("a"), table.formatted("b")),
                form.formatted(bucketed.formatted("a"), bucketed.formatted("b"))));
      }
    }
    for (String not : List.of("", "NOT ")) {
      String form =
          "SELECT l.id AS x FROM %s AS l WHERE "
              + not
              + "EXISTS (SELECT 1 FROM %s AS r WHERE l.window_start = r.window_start AND l.window_end = r.window_end AND l.k = r.k)";
      queries.add(
          new Query(
              form.formatted(table.formatted("a"), table.formatted("b")),
              form.formatted(bucketed.formatted("a"), bucketed.formatted("b"))));
    }
    // Windows of two aggregates.
    String counts = "(SELECT k, %2$s AS s, COUNT(*) AS n FROM %1$s GROUP BY k, %3$s)";
    for (String type : List.of("JOIN", "LEFT JOIN", "FULL JOIN")) {
      String form =
          "SELECT l.k AS lk, r.k AS rk, l.s AS ls, l.n AS ln, r.n AS rn FROM %s AS l "
              + type
              + " %s AS r ON l.s = r.s AND l.k = r.k";
      String start = "TUMBLE_START(ts, INTERVAL '10' SECOND)";
      String window = "TUMBLE(ts, INTERVAL '10' SECOND)";
      String bucket = "time_bucket(INTERVAL '10' SECOND, ts, TIMESTAMP '1970-01-01')";
      queries.add(
          new Query(
              form.formatted(
                  counts.formatted("a", start, window), counts.formatted("b", start, window)),
              form.formatted(
                  counts.formatted("a", bucket, bucket), counts.formatted("b", bucket, bucket))));
    }
    return queries;
  }

  @ParameterizedTest
  @MethodSource("queries")
  void intervalJoins(Query query) throws Exception {
    agrees(query, false);
  }

  @ParameterizedTest
  @MethodSource("windowQueries")
  void windowJoins(Query query) throws Exception {
    agrees(query, true);
  }

  private static void agrees(Query query, boolean windows) throws Exception {
    for (int seed = 1; seed <= 2; seed++) {
      Random random = new Random(seed);
      List<TimedRows.Row> a = TimedRows.random(random, 600, 12, SECOND_US / 4, 4 * SECOND_US, 3);
      List<TimedRows.Row> b = TimedRows.random(random, 500, 12, SECOND_US / 3, 2 * SECOND_US, 3);
      List<TimedRows.Row> aOnTime =
          windows
              ? TimedRows.inOpenWindows(a, 5 * SECOND_US, 10 * SECOND_US)
              : TimedRows.onTime(a, 5 * SECOND_US);
      List<TimedRows.Row> bOnTime =
          windows
              ? TimedRows.inOpenWindows(b, 2 * SECOND_US, 10 * SECOND_US)
              : TimedRows.onTime(b, 2 * SECOND_US);
      Tier tier = seed == 1 ? Tier.ASM : Tier.JANINO;
      try (CompiledScript script =
          CompiledScript.compile(
              "query.sql",
              TimedQuery.SOURCES + "CREATE STREAM q AS " + query.laminar() + ";",
              CaseRunner.settings(tier),
              TimedQuery.VARIABLES)) {
        CompiledQuery compiled = script.queries().getLast();
        assertThat(compiled.plan().nodes())
            .as("%s", query)
            .anyMatch(PlanNode.IntervalJoin.class::isInstance)
            .noneMatch(PlanNode.Join.class::isInstance);
        List<String> expected =
            TimedQuery.duckDb(query.duckDb(), compiled.schema(), aOnTime, bOnTime);
        assertThat(expected).isNotEmpty();
        for (int capacity : new int[] {1_024, 7, 1}) {
          Random cuts = new Random(random.nextLong());
          assertThat(TimedQuery.run(script, a, b, capacity, cuts))
              .as("%s, tier %s, batches of %s, seed %s", query, tier, capacity, seed)
              .isEqualTo(expected);
        }
      }
    }
  }
}
