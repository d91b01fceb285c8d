package dev.laminar.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What is not executed is refused when the query is created: exact text, with the caret under the
 * reason.
 */
class RefusalTest {

  private final CompilerFixture fixture = new CompilerFixture();

  private void assertRefused(String sql, String expected) {
    assertThat(fixture.refusal(sql)).isEqualTo(expected.stripTrailing());
  }

  @Test
  void windowWithoutWatermark() {
    assertRefused(
        "SELECT k, SUM(v) AS s FROM plain GROUP BY k, TUMBLE(at, INTERVAL '1' MINUTE)",
        """
        error [42LM2]: the window has no watermark that could close it
          --> q.sql:1:46
        1 | SELECT k, SUM(v) AS s FROM plain GROUP BY k, TUMBLE(at, INTERVAL '1' MINUTE)
          |                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: a window needs an event-time column: declare `WATERMARK FOR at` on source plain
        """);
  }

  @Test
  void windowOverAnotherColumnThanTheEventTime() {
    assertRefused(
        "SELECT COUNT(*) AS n FROM (SELECT CAST(day AS TIMESTAMP) AS d, ts FROM trades)\n"
            + "GROUP BY TUMBLE(d, INTERVAL '1' DAY), TUMBLE(ts, INTERVAL '1' DAY)",
        """
        error [42LM3]: rows cannot be grouped by two different windows
          --> q.sql:2:39
        2 | GROUP BY TUMBLE(d, INTERVAL '1' DAY), TUMBLE(ts, INTERVAL '1' DAY)
          |                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: group by one window here, and by the other in a query over the result
        """);
    assertRefused(
        "SELECT MIN(ts) AS m FROM trades\n"
            + "GROUP BY TUMBLE(CAST(day AS TIMESTAMP), INTERVAL '1' DAY)",
        """
        error [42LM2]: the window is over an expression, CAST(day AS TIMESTAMP(6)), which has no watermark
          --> q.sql:2:17
        2 | GROUP BY TUMBLE(CAST(day AS TIMESTAMP), INTERVAL '1' DAY)
          |                 ^^^^^^^^^^^^^^^^^^^^^^
        help: make it a computed column of the source, `t AS CAST(day AS TIMESTAMP(6))`, and declare `WATERMARK FOR t`
        """);
  }

  @Test
  void windowThatCutsThroughWindows() {
    assertRefused(
        """
        SELECT TUMBLE_START(window_start, INTERVAL '90' SECOND) AS h, MAX(hi) AS hi FROM (
          SELECT window_start, MAX(price) AS hi
          FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY window_start)
        GROUP BY TUMBLE(window_start, INTERVAL '90' SECOND)
        """,
        """
        error [42LM3]: the window cuts through windows of INTERVAL '1' MINUTE, which its rows come from
          --> q.sql:4:10
        4 | GROUP BY TUMBLE(window_start, INTERVAL '90' SECOND)
          |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: make its size a multiple of INTERVAL '1' MINUTE, with the same offset
        """);
  }

  @Test
  void windowsOfNoLength() {
    assertRefused(
        "SELECT COUNT(*) AS n FROM trades GROUP BY TUMBLE(ts, INTERVAL '0' SECOND)",
        """
        error [42LM3]: the size of a window must be greater than zero
          --> q.sql:1:43
        1 | SELECT COUNT(*) AS n FROM trades GROUP BY TUMBLE(ts, INTERVAL '0' SECOND)
          |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write for example TUMBLE(ts, INTERVAL '1' MINUTE)
        """);
  }

  @Test
  void windowsWithLengthsThatDoNotFit() {
    assertRefused(
        "SELECT COUNT(*) AS n FROM trades GROUP BY HOP(ts, INTERVAL '5' SECOND, INTERVAL '1'"
            + " SECOND)",
        """
        error [42LM3]: the slide of these windows, INTERVAL '5' SECOND, is longer than their size, INTERVAL '1' SECOND: rows between two windows would be in none
          --> q.sql:1:43
        1 | SELECT COUNT(*) AS n FROM trades GROUP BY HOP(ts, INTERVAL '5' SECOND, INTERVAL '1' SECOND)
          |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: the slide comes first: HOP(ts, slide, size)
        """);
    assertRefused(
        "SELECT * FROM TABLE(CUMULATE(TABLE trades, DESCRIPTOR(ts), INTERVAL '2' MINUTE, INTERVAL"
            + " '5' MINUTE))",
        """
        error [42LM3]: the size of these windows, INTERVAL '5' MINUTE, is no multiple of their step, INTERVAL '2' MINUTE
          --> q.sql:1:21
        1 | SELECT * FROM TABLE(CUMULATE(TABLE trades, DESCRIPTOR(ts), INTERVAL '2' MINUTE, INTERVAL '5' MINUTE))
          |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: the step comes first: CUMULATE(ts, step, size)
        """);
  }

  @Test
  void boundsOfWindowsThatRowsAreNotGroupedBy() {
    assertRefused(
        "SELECT SESSION_START(ts, INTERVAL '5' SECOND) AS s FROM trades",
        """
        error [42LM3]: SESSION_START is a bound of the windows that rows are grouped by
          --> q.sql:1:8
        1 | SELECT SESSION_START(ts, INTERVAL '5' SECOND) AS s FROM trades
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write GROUP BY SESSION(…) with the same arguments, or the table function SESSION
        """);
    assertRefused(
        "SELECT * FROM TABLE(SESSION(TABLE trades, DESCRIPTOR(ts), INTERVAL '5' MINUTE))",
        """
        not supported [0A000]: SESSION without GROUP BY of window_start, window_end and what its table is partitioned by is not executed in this version
          --> q.sql:1:21
        1 | SELECT * FROM TABLE(SESSION(TABLE trades, DESCRIPTOR(ts), INTERVAL '5' MINUTE))
          |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: group by PARTITION BY's columns, window_start and window_end, and by nothing else
        """);
  }

  @Test
  void changesIntoASinkThatOnlyAppends() {
    assertRefused(
        "SELECT k, SUM(v) AS s FROM plain GROUP BY k",
        """
        error [42LM4]: sink out only appends rows, but this query takes back rows it has emitted before
          --> q.sql:1:1
        1 | SELECT k, SUM(v) AS s FROM plain GROUP BY k
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write EMIT ON WINDOW CLOSE over a window, or choose a sink that takes updates, such as print
        """);
  }

  @Test
  void emitModesWithoutWhatTheyNeed() {
    assertRefused(
        "SELECT k, SUM(v) AS s FROM plain GROUP BY k EMIT EVERY INTERVAL '1' SECOND",
        """
        error [42LM4]: sink out only appends rows, but this query replaces rows it has emitted before
          --> q.sql:1:45
        1 | SELECT k, SUM(v) AS s FROM plain GROUP BY k EMIT EVERY INTERVAL '1' SECOND
          |                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write EMIT ON WINDOW CLOSE over a window, or choose a sink that takes updates, such as print
        """);
    assertRefused(
        "SELECT k FROM plain EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '5' SECOND",
        """
        error [42000]: ALLOW LATENESS is for windows, and this query groups by none
          --> q.sql:1:57
        1 | SELECT k FROM plain EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '5' SECOND
          |                                                         ^^^^^^^^^^^^^^^^^^^
        help: group by a window, such as TUMBLE(ts, INTERVAL '1' MINUTE), or leave it out: without a window no row is late
        """);
  }

  @Test
  void anAggregateThatWouldNeverEmit() {
    assertRefused(
        "SELECT k, SUM(v) AS s FROM plain GROUP BY k EMIT ON WINDOW CLOSE",
        """
        error [42000]: this aggregate has no window that could close, and its input never ends: it would never emit
          --> q.sql:1:45
        1 | SELECT k, SUM(v) AS s FROM plain GROUP BY k EMIT ON WINDOW CLOSE
          |                                             ^^^^^^^^^^^^^^^^^^^^
        help: group by a window, such as TUMBLE(ts, INTERVAL '1' MINUTE), or write EMIT ON UPDATE or EMIT CHANGES
        """);
  }

  @Test
  void updatesIntoASinkThatOnlyAppends() {
    assertRefused(
        "SELECT k, SUM(v) AS s FROM plain GROUP BY k EMIT ON UPDATE",
        """
        error [42LM4]: sink out only appends rows, but this query replaces rows it has emitted before
          --> q.sql:1:45
        1 | SELECT k, SUM(v) AS s FROM plain GROUP BY k EMIT ON UPDATE
          |                                             ^^^^^^^^^^^^^^
        help: write EMIT ON WINDOW CLOSE over a window, or choose a sink that takes updates, such as print
        """);
  }

  @Test
  void updatesWithoutTheirKey() {
    fixture.run(
        "CREATE STREAM latest AS SELECT symbol, LAST_VALUE(price) AS p FROM trades GROUP BY symbol"
            + " EMIT ON UPDATE");
    assertThat(fixture.refusalOfStream("SELECT p FROM latest"))
        .isEqualTo(
            """
            error [42LM4]: rows that replace earlier ones need their key, but not all group keys are selected
              --> q.sql:1:1
            1 | SELECT p FROM latest
              | ^^^^^^^^^^^^^^^^^^^^
            help: add every GROUP BY column to the SELECT list, or write EMIT CHANGES instead of EMIT ON UPDATE\
            """);
  }

  @Test
  void filtersAndAggregatesOverUpdates() {
    fixture.run(
        "CREATE STREAM latest AS SELECT symbol, LAST_VALUE(price) AS p FROM trades GROUP BY symbol"
            + " EMIT ON UPDATE");
    assertRefused(
        "SELECT symbol, p FROM latest WHERE p > 1",
        """
        not supported [0A000]: a filter over rows that replace earlier ones is not executed in this version
          --> q.sql:1:36
        1 | SELECT symbol, p FROM latest WHERE p > 1
          |                                    ^^^^^
        help: filter in the query of the stream, or write EMIT CHANGES there instead of EMIT ON UPDATE
        """);
    assertRefused(
        "SELECT MAX(p) AS m FROM latest EMIT ON UPDATE",
        """
        not supported [0A000]: an aggregate over rows that replace earlier ones is not executed in this version
          --> q.sql:1:8
        1 | SELECT MAX(p) AS m FROM latest EMIT ON UPDATE
          |        ^^^^^^
        help: read from a stream that says what it replaces: one with EMIT CHANGES instead of EMIT ON UPDATE
        """);
  }

  @Test
  void joins() {
    fixture.run(
        "CREATE STREAM latest AS SELECT symbol, LAST_VALUE(price) AS p FROM trades GROUP BY symbol"
            + " EMIT ON UPDATE");
    assertRefused(
        "SELECT l.symbol FROM latest AS l JOIN plain ON l.symbol = plain.k",
        """
        not supported [0A000]: a join over rows that replace earlier ones is not executed in this version
          --> q.sql:1:48
        1 | SELECT l.symbol FROM latest AS l JOIN plain ON l.symbol = plain.k
          |                                                ^^^^^^^^^^^^^^^^^^
        help: read from a table or a view, or from a stream with EMIT CHANGES or EMIT ON WINDOW CLOSE
        """);
  }

  @Test
  void windowsOverJoins() {
    assertRefused(
        "SELECT COUNT(*) AS n FROM trades a JOIN trades b ON a.symbol = b.symbol GROUP BY"
            + " TUMBLE(a.ts, INTERVAL '1' MINUTE)",
        """
        error [42LM2]: the window has no watermark that could close it
          --> q.sql:1:82
        1 | SELECT COUNT(*) AS n FROM trades a JOIN trades b ON a.symbol = b.symbol GROUP BY TUMBLE(a.ts, INTERVAL '1' MINUTE)
          |                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: rows of a join come in any order of time: group by a window in a query before the join
        """);
  }

  @Test
  void recursionInQueriesThatGoOn() {
    assertRefused(
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5)\n"
            + "SELECT n FROM r",
        """
        not supported [0A000]: WITH RECURSIVE in a query that goes on is not executed in this version
          --> q.sql:1:16
        1 | WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5)
          |                ^
        help: ask for it by a SELECT over tables, views and sources that end, or store its rows by INSERT INTO a table
        """);
    assertRefused(
        "SELECT k FROM plain EXCEPT ALL SELECT symbol FROM trades EMIT ON UPDATE",
        """
        not supported [0A000]: INTERSECT ALL and EXCEPT ALL emit changes, and nothing else
          --> q.sql:1:58
        1 | SELECT k FROM plain EXCEPT ALL SELECT symbol FROM trades EMIT ON UPDATE
          |                                                          ^^^^^^^^^^^^^^
        help: write EMIT CHANGES, or leave EMIT out
        """);
  }

  @Test
  void overAndSubqueries() {
    assertRefused(
        "SELECT ARRAY_AGG(v ORDER BY v) OVER (ORDER BY at) AS s FROM plain",
        """
        not supported [0A000]: an order of its own for an aggregate with OVER is not executed in this version
          --> q.sql:1:8
        1 | SELECT ARRAY_AGG(v ORDER BY v) OVER (ORDER BY at) AS s FROM plain
          |        ^^^^^^^^^^^^^^^^^^^^^^^
        help: leave it out: the rows of a frame come in the order of the window
        """);
    assertRefused(
        "SELECT ARRAY_AGG(v) FILTER (WHERE v > 1) OVER (ORDER BY at) AS s FROM plain",
        """
        not supported [0A000]: FILTER, or CASE without ELSE, in ARRAY_AGG with OVER, which takes NULL for a value, is not executed in this version
          --> q.sql:1:8
        1 | SELECT ARRAY_AGG(v) FILTER (WHERE v > 1) OVER (ORDER BY at) AS s FROM plain
          |        ^^^^^^^^^^^^
        help: leave the rows out with WHERE in a subquery
        """);
    assertRefused(
        "SELECT SUM(v) OVER (ORDER BY k ROWS v PRECEDING) AS s FROM plain",
        """
        not supported [0A000]: a frame whose size depends on the row is not executed in this version
          --> q.sql:1:8
        1 | SELECT SUM(v) OVER (ORDER BY k ROWS v PRECEDING) AS s FROM plain
          |        ^^^^^^
        help: write a number of rows
        """);
    assertRefused(
        "SELECT MIN(k) OVER w AS s FROM plain WINDOW w AS (ORDER BY v RANGE BETWEEN UNBOUNDED"
            + " PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE GROUP)",
        """
        not supported [0A000]: MIN of what is NOT NULL, over a frame that may have no row, is not executed in this version
          --> q.sql:1:8
        1 | SELECT MIN(k) OVER w AS s FROM plain WINDOW w AS (ORDER BY v RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE GROUP)
          |        ^^^^^^
        help: write NULLIF(x, NULL) instead of x, which may be NULL as the result
        """);
    assertRefused(
        "SELECT SUM(v) OVER (ORDER BY k RANGE 2 PRECEDING) AS s FROM plain",
        """
        error [42000]: data type of ORDER BY prohibits use of RANGE clause
          --> q.sql:1:38
        1 | SELECT SUM(v) OVER (ORDER BY k RANGE 2 PRECEDING) AS s FROM plain
          |                                      ^
        """);
    assertRefused(
        "SELECT k FROM plain\nORDER BY v",
        """
        not supported [0A000]: ORDER BY of rows that do not end is not executed in this version
          --> q.sql:2:1
        2 | ORDER BY v
          | ^^^^^^^^^^
        help: leave it out, or add LIMIT, which keeps the first rows up to date
        """);
    assertRefused(
        "SELECT k FROM plain LEFT JOIN orders ON id IN (SELECT qty FROM items WHERE qty = v)",
        """
        not supported [0A000]: a subquery in the ON condition of an outer join that reads columns of both sides is not executed in this version
          --> q.sql:1:1
        1 | SELECT k FROM plain LEFT JOIN orders ON id IN (SELECT qty FROM items WHERE qty = v)
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: compute it as a column of one side, in a subquery in FROM
        """);
  }

  @Test
  void whatDoesNotEndHasNoAnswer() {
    assertThat(fixture.refusalOnce("SELECT k FROM plain"))
        .isEqualTo(
            """
            not supported [0A000]: source plain does not end, so that a query over it has no answer
              --> q.sql:1:15
            1 | SELECT k FROM plain
              |               ^^^^^
            help: create a stream or a materialized view of the query, and read that\
            """);
    fixture.run("CREATE STREAM s AS SELECT k FROM plain");
    assertThat(fixture.refusalOnce("SELECT k FROM s"))
        .isEqualTo(
            """
            not supported [0A000]: stream s does not end, so that a query over it has no answer
              --> q.sql:1:15
            1 | SELECT k FROM s
              |               ^
            help: create a stream or a materialized view of the query, and read that\
            """);
    assertThat(fixture.refusalOnce("SELECT id FROM orders EMIT ON UPDATE"))
        .isEqualTo(
            """
            error [42000]: EMIT says when a query that goes on emits, and this one answers once
              --> q.sql:1:23
            1 | SELECT id FROM orders EMIT ON UPDATE
              |                       ^^^^^^^^^^^^^^
            help: leave EMIT out, or create a stream or a materialized view of the query\
            """);
  }

  @Test
  void formsOfAggregates() {
    assertRefused(
        "SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE) AS w, symbol, SUM(qty) AS s FROM trades\n"
            + "GROUP BY ROLLUP (TUMBLE(ts, INTERVAL '1' MINUTE), symbol)",
        """
        not supported [0A000]: a grouping set without the window is not executed in this version
          --> q.sql:2:18
        2 | GROUP BY ROLLUP (TUMBLE(ts, INTERVAL '1' MINUTE), symbol)
          |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: put the window into every set: GROUP BY TUMBLE(…), ROLLUP (…)
        """);
    assertRefused(
        "SELECT window_start, symbol, SUM(qty) AS s\n"
            + "FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE))\n"
            + "GROUP BY CUBE (window_start, symbol)",
        """
        not supported [0A000]: a grouping set without the window is not executed in this version
          --> q.sql:3:1
        3 | GROUP BY CUBE (window_start, symbol)
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: put the window into every set, or write a query without window for the others
        """);
    assertRefused(
        "SELECT STRING_AGG(k, k) AS s FROM plain EMIT ON UPDATE",
        """
        not supported [0A000]: a separator that is not a literal is not executed in this version
          --> q.sql:1:8
        1 | SELECT STRING_AGG(k, k) AS s FROM plain EMIT ON UPDATE
          |        ^^^^^^^^^^^^^^^^
        help: write a text literal, such as ', '
        """);
    assertRefused(
        "SELECT STRING_AGG(DISTINCT k, ',' ORDER BY v) AS s FROM plain EMIT ON UPDATE",
        """
        not supported [0A000]: with DISTINCT, values can be ordered by themselves only
          --> q.sql:1:8
        1 | SELECT STRING_AGG(DISTINCT k, ',' ORDER BY v) AS s FROM plain EMIT ON UPDATE
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: order by the value that is aggregated, or leave out DISTINCT
        """);
    assertRefused(
        "SELECT INTERSECTION(MULTISET[v]) AS s FROM plain EMIT ON UPDATE",
        """
        not supported [0A000]: aggregate function INTERSECTION is not executed in this version
          --> q.sql:1:8
        1 | SELECT INTERSECTION(MULTISET[v]) AS s FROM plain EMIT ON UPDATE
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^
        help: SHOW FUNCTIONS lists those that are
        """);
  }

  @Test
  void functionsThatAreNotGenerated() {
    assertRefused(
        "SELECT CURRENT_USER AS u FROM plain",
        """
        not supported [0A000]: function CURRENT_USER is not executed in this version
          --> q.sql:1:8
        1 | SELECT CURRENT_USER AS u FROM plain
          |        ^^^^^^^^^^^^
        help: write it with functions that are, or compute it before the rows come in
        """);
  }

  @Test
  void castsThatAreNotGenerated() {
    assertRefused(
        "SELECT CAST(v AS INTERVAL DAY) AS i FROM plain",
        """
        not supported [0A000]: a cast of BIGINT to INTERVAL DAY TO SECOND is not executed in this version
          --> q.sql:1:8
        1 | SELECT CAST(v AS INTERVAL DAY) AS i FROM plain
          |        ^^^^^^^^^^^^^^^^^^^^^^^
        help: cast to VARCHAR first
        """);
  }

  @Test
  void typesWithoutColumns() {
    assertRefused(
        "SELECT CAST(NULL AS VARIANT) AS a FROM plain",
        """
        not supported [0A000]: values of type VARIANT are not executed in this version
          --> q.sql:1:8
        1 | SELECT CAST(NULL AS VARIANT) AS a FROM plain
          |        ^^^^^^^^^^^^^^^^^^^^^
        help: cast it to a scalar type
        """);
  }
}
