package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Aggregate functions that users write. */
@Timeout(60)
class UserAggregateTest extends FunctionTest {

  private static final String SAMPLES = "dev.laminar.AggregateSamples.";
  private static final String ROWS =
      """
      CREATE TABLE t (k VARCHAR, n INTEGER, s VARCHAR);
      INSERT INTO t VALUES ('a', 2, 'x'), ('a', 8, NULL), ('b', 3, 'yy'), ('a', NULL, 'zzz'), ('b', 3, 'yy');
      """;

  private void createAll() {
    for (String name : List.of("GeometricMean", "SquareSum", "Listed", "Longest")) {
      db.execute("CREATE FUNCTION " + name + " AS '" + SAMPLES + name + "'");
    }
  }

  /** Such that take rows out, and such that do not. */
  @Test
  void framesAreAccumulated() {
    createAll();
    db.execute(
        """
        CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, s VARCHAR);
        CREATE MATERIALIZED VIEW v AS
          SELECT id, SquareSum(n) OVER (ORDER BY id ROWS 1 PRECEDING) AS q,
            GeometricMean(n) OVER (ORDER BY id ROWS 1 PRECEDING) AS g,
            Listed(s, n) OVER (ORDER BY id) AS l,
            Listed(s, id) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS f FROM t;
        INSERT INTO t VALUES (1, 2, 'x'), (2, 8, NULL), (3, NULL, 'z'), (4, 3, 'w');
        """);
    assertThat(rows("SELECT id, q, g, l, f FROM v ORDER BY id"))
        .containsExactly(
            List.of("1", "4", "2", "x=2", "null=2"),
            List.of("2", "68", "4", "x=2 null=8", "z=3"),
            List.of("3", "64", "8", "x=2 null=8", "w=4"),
            List.of("4", "9", "3", "x=2 null=8 w=3", ""));
    db.execute("DELETE FROM t WHERE id = 1");
    assertThat(rows("SELECT id, q, g, l, f FROM v ORDER BY id"))
        .containsExactly(
            List.of("2", "64", "8", "null=8", "z=3"),
            List.of("3", "64", "8", "null=8", "w=4"),
            List.of("4", "9", "3", "null=8 w=3", ""));
    assertThatThrownBy(() -> rows("SELECT Listed(s, n) FILTER (WHERE n > 2) OVER () FROM t"))
        .hasMessageContaining("which takes NULL for a value");
  }

  @ParameterizedTest
  @EnumSource(CodegenOptions.Tier.class)
  void groupsAreAccumulated(CodegenOptions.Tier tier) {
    openWith(tier);
    createAll();
    db.execute(ROWS);
    assertThat(
            rows(
                "SELECT k, GeometricMean(n), SquareSum(n), Listed(s, n), Longest(s), Longest(n) FROM t GROUP BY k ORDER BY k"))
        .containsExactly(
            List.of("a", "4", "68", "x=2 null=8", "zzz", "2"),
            List.of("b", "3", "18", "yy=3 yy=3", "yy", "3"));
    assertThat(
            rows(
                "SELECT k, SquareSum(DISTINCT n), SquareSum(n) FILTER (WHERE n > 2), SquareSum(n + 1) FROM t GROUP BY k ORDER BY k"))
        .containsExactly(List.of("a", "68", "64", "90"), List.of("b", "9", "18", "32"));
  }

  /** The result of no row is the class's own. */
  @Test
  void noRowsHaveAResult() {
    createAll();
    db.execute("CREATE TABLE t (n INTEGER, s VARCHAR)");
    assertThat(rows("SELECT GeometricMean(n), SquareSum(n), Longest(s), COUNT(*) FROM t"))
        .containsExactly(Arrays.asList(null, "0", "", "0"));
    assertThat(rows("SELECT SquareSum(n) FROM t GROUP BY s")).isEmpty();
  }

  /** With retract, and without: the rows are kept then. */
  @Test
  void viewsFollowRowsThatAreTakenBack() {
    createAll();
    db.execute(ROWS);
    db.execute(
        """
        CREATE MATERIALIZED VIEW v AS SELECT k, GeometricMean(n) AS g, SquareSum(n) AS q, Listed(s, n) AS l,
            SquareSum(DISTINCT n) AS d, GeometricMean(DISTINCT n) AS gd
          FROM t GROUP BY k;
        CREATE MATERIALIZED VIEW w AS SELECT SquareSum(n) AS q, Longest(s) AS l FROM t;
        """);
    String view = "SELECT k, g, q, l, d, gd FROM v ORDER BY k";
    assertThat(rows(view))
        .containsExactly(
            List.of("a", "4", "68", "x=2 null=8", "68", "4"),
            List.of("b", "3", "18", "yy=3 yy=3", "9", "3"));
    db.execute(
        "UPDATE t SET n = 4 WHERE n = 8; INSERT INTO t VALUES ('c', 5, 'c'), ('b', 12, 'm')");
    assertThat(rows(view))
        .containsExactly(
            List.of("a", "2.828", "20", "x=2 null=4", "20", "2.828"),
            List.of("b", "4.762", "162", "yy=3 yy=3 m=12", "153", "6"),
            List.of("c", "5", "25", "c=5", "25", "5"));
    db.execute("DELETE FROM t WHERE k = 'b' AND n = 3; DELETE FROM t WHERE k = 'c'");
    assertThat(rows("SELECT k, q, l, d FROM v ORDER BY k"))
        .containsExactly(
            List.of("a", "20", "x=2 null=4", "20"), List.of("b", "144", "m=12", "144"));
    assertThat(rows("SELECT q, l FROM w")).containsExactly(List.of("164", "zzz"));
    db.execute("DELETE FROM t");
    assertThat(rows("SELECT q, l FROM w")).containsExactly(List.of("0", ""));
    assertThat(rows(view)).isEmpty();
  }

  record Measure(java.time.LocalDateTime ts, String k, Integer n) {}

  @Test
  void windowsHaveStatesOfTheirOwn() {
    createAll();
    db.execute(
        """
        CREATE SOURCE s (ts TIMESTAMP NOT NULL, k VARCHAR, n INTEGER, WATERMARK FOR ts);
        CREATE STREAM q AS SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE) AS m, k, GeometricMean(n) AS g, SquareSum(n) AS q
          FROM s GROUP BY k, TUMBLE(ts, INTERVAL '1' MINUTE);
        """);
    try (Subscription<Row> out = db.subscribe("q");
        Source<Measure> source = db.source("s", Measure.class)) {
      java.time.LocalDateTime start = java.time.LocalDateTime.parse("2026-03-01T09:00:00");
      for (int i = 0; i < 6; i++) {
        source.push(new Measure(start.plusSeconds(20L * i), i % 2 == 0 ? "a" : "b", i + 1));
      }
      source.end();
      List<String> seen = new ArrayList<>();
      for (Row row : out) {
        seen.add(row.get("k") + " " + row.get("q"));
      }
      assertThat(seen).containsExactly("a 10", "b 4", "b 52", "a 25");
    }
  }

  @Test
  void errorsNameTheRow() {
    createAll();
    db.execute("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (3), (-1)");
    String sql = "SELECT 1 + GeometricMean(n) FROM t";
    LaminarException failed = catchThrowableOfType(LaminarException.class, () -> rows(sql));
    assertThat(failed.render(sql))
        .isEqualTo(
            """
            error [38000]: function 'GeometricMean' threw java.lang.IllegalArgumentException: not positive: -1.0, in Aggregate#2: n = -1
              --> sql:1:12
            1 | SELECT 1 + GeometricMean(n) FROM t
              |            ^^^^^^^^^^^^^^^^
            help: the cause has the stack trace\
            """);
  }

  @Test
  void classesThatAreNoAggregatesAreRefused() {
    assertRefused(
        "Unfinished",
        "class dev.laminar.AggregateSamples$Unfinished has no public static method 'result'");
    assertRefused(
        "Forgetful",
        "method dev.laminar.AggregateSamples$Forgetful.accumulate is not that of an aggregate");
    createAll();
    db.execute(ROWS);
    assertThatThrownBy(() -> rows("SELECT SquareSum(s) FROM t"))
        .hasMessage("'SquareSum' cannot be applied to VARCHAR");
    LaminarException correlated =
        catchThrowableOfType(
            LaminarException.class,
            () -> rows("SELECT (SELECT SquareSum(n) FROM t b WHERE b.k = a.k) FROM t a"));
    assertThat(correlated.code()).isEqualTo(ErrorCode.UNSUPPORTED);
    assertThat(correlated.span().isKnown()).isTrue();
  }

  private void assertRefused(String name, String message) {
    assertThatThrownBy(() -> db.execute("CREATE FUNCTION f AS '" + SAMPLES + name + "'"))
        .hasMessage(message);
  }

  @Test
  void aggregatesAreShownAndKeptWhileTheyAreUsed() {
    db.createFunction("sq", AggregateSamples.SquareSum.class);
    StatementResult.Table shown = (StatementResult.Table) db.execute("SHOW FUNCTIONS").getFirst();
    assertThat(shown.rows().getFirst())
        .containsExactly("sq", "sq(INTEGER) RETURNS BIGINT NOT NULL");
    db.execute(
        "CREATE TABLE t (n INTEGER); CREATE MATERIALIZED VIEW v AS SELECT sq(n) AS q FROM t");
    assertThatThrownBy(() -> db.execute("DROP FUNCTION sq"))
        .hasMessage("cannot drop function 'sq': materialized view 'v' depends on it");
    db.execute("DROP FUNCTION sq CASCADE");
    assertThatThrownBy(() -> rows("SELECT sq(n) FROM t")).hasMessage("there is no function 'sq'");
  }
}
