package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.compiler.explain.LogicalPrinter;
import dev.laminar.compiler.explain.PhysicalExplanation;
import dev.laminar.compiler.explain.PlanPrinter;
import org.junit.jupiter.api.Test;

/** What queries become, as text. */
class PhysicalPlanTest {

  private final CompilerFixture fixture = new CompilerFixture();

  private static String withoutIds(String plan) {
    return plan.replaceAll("id: [0-9a-f]{8}", "id: ID");
  }

  private void assertPlan(String sql, String expected) {
    assertThat(PlanPrinter.printOperators(fixture.compile(sql).plan())).as(sql).isEqualTo(expected);
  }

  @Test
  void readsOnlyTheColumnsThatAreNeeded() {
    assertPlan(
        "SELECT symbol, price * qty AS notional FROM trades WHERE price > 10 AND symbol IN ('A', 'B')",
        """
        Output#4 out
          Project#3 symbol, notional = (price * qty)
            Filter#2 ((price > 10.0000) AND (symbol IN ('A', 'B')))
              Scan#1 source trades (symbol, price, qty)
        """);
  }

  @Test
  void aSelectOfEverythingNeedsNoProjection() {
    assertPlan(
        "SELECT * FROM plain",
        """
        Output#2 out
          Scan#1 source plain (k, v, at)
        """);
  }

  @Test
  void aRenameNeedsNoProjection() {
    assertPlan(
        "SELECT k AS a, v AS b, at AS c FROM plain",
        """
        Output#2 out
          Scan#1 source plain (k, v, at)
        """);
    assertThat(fixture.compile("SELECT k AS a, v AS b, at AS c FROM plain").schema())
        .hasToString("(a VARCHAR NOT NULL, b BIGINT, c TIMESTAMP(3))");
  }

  @Test
  void reorderedColumnsAreAProjection() {
    assertPlan(
        "SELECT v, k FROM plain",
        """
        Output#3 out
          Project#2 v, k
            Scan#1 source plain (k, v)
        """);
  }

  @Test
  void tumblingWindowInGroupBy() {
    assertPlan(
        """
        SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, TUMBLE_END(ts, INTERVAL '1' MINUTE) AS we,
          FIRST_VALUE(price) AS o, MAX(price) AS h, MIN(price) AS l, LAST_VALUE(price) AS c, SUM(qty) AS volume
        FROM trades GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE)
        """,
        """
        Output#4 out
          Aggregate#3 by symbol, TUMBLE(ts, INTERVAL '1' MINUTE) emit on window close
              o = FIRST_VALUE(price ORDER BY ts)
              h = MAX(price)
              l = MIN(price)
              c = LAST_VALUE(price ORDER BY ts)
              volume = SUM(qty)
            Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
              Scan#1 source trades (symbol, price, qty, ts)
        """);
  }

  @Test
  void havingAndFilterOfAggregates() {
    assertPlan(
        """
        SELECT symbol, COUNT(*) FILTER (WHERE qty > 1) AS n, AVG(price * qty) AS a
        FROM trades WHERE flag GROUP BY symbol, TUMBLE(ts, INTERVAL '90' SECOND, INTERVAL '-30' SECOND)
        HAVING COUNT(*) > 2
        """,
        """
        Output#7 out
          Project#6 symbol, n, a
            Filter#5 ($f4 > 2)
              Aggregate#4 by symbol, TUMBLE(ts, INTERVAL '90' SECOND, INTERVAL '1' MINUTE) emit on window close
                  n = COUNT(*) FILTER (WHERE (qty > 1))
                  a = AVG((price * qty))
                  $f4 = COUNT(*)
                Filter#3 flag
                  Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
                    Scan#1 source trades (symbol, price, qty, ts, flag)
        """);
  }

  @Test
  void tumblingWindowAsTableFunction() {
    assertPlan(
        """
        SELECT window_start, window_end, symbol, SUM(qty) AS total
        FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' HOUR))
        WHERE qty > 0 GROUP BY symbol, window_start, window_end
        """,
        """
        Output#6 out
          Project#5 window_start, window_end, symbol, total
            Aggregate#4 by symbol, TUMBLE(ts, INTERVAL '1' HOUR) emit on window close
                total = SUM(qty)
              Filter#3 (qty > 0)
                Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
                  Scan#1 source trades (symbol, qty, ts)
        """);
  }

  @Test
  void windowColumnsWithoutGroupingAreComputed() {
    assertPlan(
        """
        SELECT symbol, window_start FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
        """,
        """
        Output#4 out
          Project#3 symbol, window_start = TIMESTAMP_MICROS((UNIX_MICROS(ts) - (((UNIX_MICROS(ts) % 60000000) + 60000000) % 60000000)))
            Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
              Scan#1 source trades (symbol, ts)
        """);
  }

  @Test
  void projectionsAndFiltersBetweenWindowAndGrouping() {
    assertPlan(
        """
        SELECT s, window_end, SUM(q2) AS total FROM (
          SELECT UPPER(symbol) AS s, qty * 2 AS q2, window_start, window_end
          FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) WHERE price IS NOT NULL)
        WHERE q2 > 4 GROUP BY s, window_start, window_end
        """,
        """
        Output#8 out
          Project#7 s, window_end, total
            Aggregate#6 by s, TUMBLE(window_start, INTERVAL '1' MINUTE) emit on window close
                total = SUM(q2)
              Filter#5 (q2 > 4)
                Project#4 s = UPPER(symbol), q2 = (qty * 2), window_start = ts
                  Filter#3 (price IS NOT NULL)
                    Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
                      Scan#1 source trades (symbol, price, qty, ts)
        """);
  }

  @Test
  void aggregateOfAnAggregateOverTheSameWindow() {
    assertPlan(
        """
        SELECT ws, MAX(total) AS top FROM (
          SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, SUM(qty) AS total
          FROM trades GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE))
        GROUP BY ws
        """,
        """
        Output#6 out
          Project#5 ws = window_start, top
            Aggregate#4 by TUMBLE(window_start, INTERVAL '1' MINUTE) emit on window close
                top = MAX(total)
              Aggregate#3 by symbol, TUMBLE(ts, INTERVAL '1' MINUTE) emit on window close
                  total = SUM(qty)
                Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
                  Scan#1 source trades (symbol, qty, ts)
        """);
  }

  @Test
  void aggregateOfAnAggregateOverALongerWindow() {
    assertPlan(
        """
        SELECT TUMBLE_START(window_time, INTERVAL '1' HOUR) AS h, SUM(n) AS total FROM (
          SELECT symbol, window_time, COUNT(*) AS n
          FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY symbol, window_time)
        GROUP BY TUMBLE(window_time, INTERVAL '1' HOUR)
        """,
        """
        Output#6 out
          Project#5 h = window_start, total
            Aggregate#4 by TUMBLE((window_end - INTERVAL '0 00:00:00.000001' DAY TO SECOND), INTERVAL '1' HOUR) emit on window close
                total = SUM(n)
              Aggregate#3 by symbol, TUMBLE(ts, INTERVAL '1' MINUTE) emit on window close
                  n = COUNT(*)
                Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
                  Scan#1 source trades (symbol, ts)
        """);
  }

  @Test
  void computedColumnsAreComputedWhenTheyAreRead() {
    assertPlan(
        "SELECT line, size_kb FROM logs WHERE line > 5",
        """
        Output#4 out
          Project#3 line, size_kb = (CHAR_LENGTH(message) / 1024)
            Filter#2 (line > 5)
              Scan#1 source logs (line, message)
        """);
  }

  @Test
  void aComputedEventTimeIsComputedFirst() {
    assertPlan(
        "SELECT COUNT(*) AS n, MAX(size_kb) AS m FROM logs WHERE line > 5 GROUP BY TUMBLE(ts, INTERVAL '1' DAY)",
        """
        Output#7 out
          Project#6 n, m
            Aggregate#5 by TUMBLE(ts, INTERVAL '1' DAY) emit on window close
                n = COUNT(*)
                m = MAX((CHAR_LENGTH(message) / 1024))
              Filter#4 (line > 5)
                Watermark#3 ts AS ts
                  Project#2 line, message, ts = (TIMESTAMP '1970-01-01 00:00:00' + (INTERVAL '0 00:00:01' DAY TO SECOND * CAST((epoch_ms / 1000) AS INTEGER)))
                    Scan#1 source logs (line, epoch_ms, message)
        """);
  }

  @Test
  void groupsWithoutWindowEmitOnUpdate() {
    assertPlan(
        "SELECT qty + 1 AS q1, UPPER(symbol) AS u, MIN(price) AS lo, LAST_VALUE(price) AS last FROM trades "
            + "GROUP BY qty + 1, UPPER(symbol) EMIT ON UPDATE",
        """
        Output#4 out
          Aggregate#3 by q1 = (qty + 1), u = UPPER(symbol) emit on update
              lo = MIN(price)
              last = LAST_VALUE(price ORDER BY ts)
            Watermark#2 ts AS (ts - INTERVAL '0 00:00:05' DAY TO SECOND)
              Scan#1 source trades (symbol, price, qty, ts)
        """);
  }

  @Test
  void withoutEventTimeFirstAndLastGoByArrival() {
    assertPlan(
        "SELECT FIRST_VALUE(v) AS f FROM plain EMIT ON UPDATE",
        """
        Output#3 out
          Aggregate#2 all rows emit on update
              f = FIRST_VALUE(v)
            Scan#1 source plain (v)
        """);
  }

  @Test
  void groupsOfABoundedSourceMayEmitAtItsEnd() {
    assertPlan(
        "SELECT k, SUM(v) AS s FROM bounded GROUP BY k EMIT ON WINDOW CLOSE",
        """
        Output#3 out
          Aggregate#2 by k emit on window close
              s = SUM(v)
            Scan#1 bounded source bounded (k, v)
        """);
  }

  @Test
  void subqueriesAndCommonTableExpressionsAreFolded() {
    assertPlan(
        "WITH big AS (SELECT symbol, qty * 2 AS q2, price FROM trades WHERE qty > 1) "
            + "SELECT symbol, q2 + 1 AS q3 FROM (SELECT * FROM big WHERE symbol <> 'A')",
        """
        Output#4 out
          Project#3 symbol, q3 = ((qty * 2) + 1)
            Filter#2 ((qty > 1) AND (symbol <> 'A'))
              Scan#1 source trades (symbol, qty)
        """);
  }

  @Test
  void whatIsReadTwiceIsComputedOnce() {
    assertPlan(
        "SELECT SUM(q2) AS a, MIN(q2) AS b FROM (SELECT qty * 2 AS q2 FROM trades) EMIT ON UPDATE",
        """
        Output#4 out
          Aggregate#3 all rows emit on update
              a = SUM(q2)
              b = MIN(q2)
            Project#2 q2 = (qty * 2)
              Scan#1 source trades (qty)
        """);
  }

  @Test
  void aFilterThatCouldFailStaysBehindOneThatMayBeUnknown() {
    assertPlan(
        "SELECT id FROM (SELECT id, qty FROM trades WHERE price > 1) WHERE 10 / qty > 1",
        """
        Output#5 out
          Project#4 id
            Filter#3 ((10 / qty) > 1)
              Filter#2 (price > 1.0000)
                Scan#1 source trades (price, qty, id)
        """);
  }

  @Test
  void aFilterOnAComputedColumnStaysAboveIt() {
    assertPlan(
        "SELECT r FROM (SELECT 10 / qty AS r FROM trades) WHERE r > 1",
        """
        Output#4 out
          Filter#3 (r > 1)
            Project#2 r = (10 / qty)
              Scan#1 source trades (qty)
        """);
  }

  @Test
  void streamsCarryEventTimeAndKey() {
    fixture.run(
        """
        CREATE STREAM bars AS SELECT symbol, window_start, window_end, MAX(price) AS hi
        FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY symbol, window_start, window_end
        """);
    assertThat(
            withoutIds(
                PlanPrinter.print(
                    fixture
                        .compile(
                            "SELECT TUMBLE_END(window_end, INTERVAL '1' HOUR) AS h, MAX(hi) AS hi FROM bars "
                                + "GROUP BY TUMBLE(window_end, INTERVAL '1' HOUR)")
                        .plan())))
        .isEqualTo(
            """
            Output#4 out
                rows: h TIMESTAMP(3) NOT NULL, hi DECIMAL(18, 4)
                append; event time h by watermark (ts - INTERVAL '0 00:00:05' DAY TO SECOND); key (h); single; stateless
                id: ID [q.sql:1:1]
              Project#3 h = window_end, hi
                  rows: h TIMESTAMP(3) NOT NULL, hi DECIMAL(18, 4)
                  append; event time h by watermark (ts - INTERVAL '0 00:00:05' DAY TO SECOND); key (h); single; stateless
                  id: ID [q.sql:1:1]
                Aggregate#2 by TUMBLE(window_end, INTERVAL '1' HOUR) emit on window close
                    hi = MAX(hi)
                    rows: window_start TIMESTAMP(3) NOT NULL, window_end TIMESTAMP(3) NOT NULL, hi DECIMAL(18, 4)
                    append; event time window_start, window_end by watermark (ts - INTERVAL '0 00:00:05' DAY TO SECOND); key (window_start) or (window_end); single; state bounded by windows of INTERVAL '1' HOUR
                    id: ID [q.sql:1:56]
                  Scan#1 stream bars (symbol, window_start, window_end, hi)
                      rows: symbol VARCHAR NOT NULL, window_start TIMESTAMP(3) NOT NULL, window_end TIMESTAMP(3) NOT NULL, hi DECIMAL(18, 4)
                      append; event time window_start, window_end by watermark (ts - INTERVAL '0 00:00:05' DAY TO SECOND); key (symbol, window_start) or (symbol, window_end); single; stateless
                      id: ID [q.sql:1:75]
            """);
  }

  @Test
  void explanationShowsPlanPipelinesAndPasses() {
    String sql = "SELECT k, SUM(v) AS s FROM plain GROUP BY k EMIT ON UPDATE";
    assertThat(withoutIds(PhysicalExplanation.print(fixture.compile(sql))))
        .isEqualTo(
            """
            Output#3 out
                rows: k VARCHAR NOT NULL, s BIGINT
                upsert; no event time; key (k); single; stateless
                id: ID [q.sql:1:1]
              Aggregate#2 by k emit on update
                  s = SUM(v)
                  rows: k VARCHAR NOT NULL, s BIGINT
                  upsert; no event time; key (k); single; state unbounded
                  id: ID [q.sql:1:11]
                Scan#1 source plain (k, v)
                    rows: k VARCHAR NOT NULL, v BIGINT
                    append; no event time; no key; single; stateless
                    id: ID [q.sql:1:28]
            warning: the state of Aggregate#2 grows with every new key and is never freed [q.sql:1:11]
              help: SET state_ttl = '1 day' before, which drops what nothing has touched for that long, or group by a window as well, for example TUMBLE(ts, INTERVAL '1' HOUR), or by keys that are few
            pipelines:
              0: plain > Aggregate#2
              1: Aggregate#2 groups > output
            passes:
              Translate:
                Output#3 out
                  Aggregate#2 by k emit on window close
                      s = SUM(v)
                    Scan#1 source plain (k, v, at)
              AssignEmission:
                Output#3 out
                  Aggregate#2 by k emit on update
                      s = SUM(v)
                    Scan#1 source plain (k, v, at)
              DelayComputedColumns
              PushFilterBelowProject
              PruneColumns:
                Output#3 out
                  Aggregate#2 by k emit on update
                      s = SUM(v)
                    Scan#1 source plain (k, v)
              MergeProjectsAndFilters
              AssignLateRows
              InferWatermark
              InferChangelogMode
              InferKey
              InferStateBound
              CheckEmission
            """);
  }

  @Test
  void logicalPlansArePrintedWithoutIds() {
    String sql = "SELECT k, v + 1 AS w FROM plain WHERE v > 1";
    String expected =
        """
        LogicalProject(k=[$0], w=[+($1, 1)])
          LogicalFilter(condition=[>($1, 1)])
            LogicalTableScan(table=[[plain]])
        """;
    assertThat(LogicalPrinter.print(fixture.compile(sql).logical())).isEqualTo(expected);
    assertThat(LogicalPrinter.print(fixture.compile(sql).logical())).isEqualTo(expected);
  }
}
