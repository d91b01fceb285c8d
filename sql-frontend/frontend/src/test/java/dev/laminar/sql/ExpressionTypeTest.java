package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.sql.type.KernelTypes;
import org.apache.calcite.rel.type.RelDataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Result types of operators and aggregates, worked out by hand from the rules of the type system.
 */
class ExpressionTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        // sums: max(p1 - s1, p2 - s2) + max(s1, s2) + 1 digits; an INTEGER is a DECIMAL(10, 0)
        "price + qty -> DECIMAL(19, 4)",
        "price + p38 -> DECIMAL(38, 10)",
        // products: p1 + p2 digits, s1 + s2 of them after the point
        "price * price -> DECIMAL(36, 8)",
        "price * p38 -> DECIMAL(38, 14)",
        // quotients: scale max(6, s1 + p2 + 1), digits p1 - s1 + s2 + scale
        "price / qty -> DECIMAL(29, 15)",
        "qty / 2.0 -> DECIMAL(17, 6)",
        // over 32 digits before the cut, the scale shrinks, but not under 6
        "p38 / p38 -> DECIMAL(38, 6)",
        "qty / 3 -> INTEGER",
        "b / qty -> BIGINT",
        "ti + si -> SMALLINT",
        "qty + b -> BIGINT",
        "-qty -> INTEGER",
        "r + 1 -> REAL",
        "r + d -> DOUBLE",
        "r * price -> DOUBLE",
        "qty % 3 -> INTEGER",
        "floor(price) -> DECIMAL(18, 0)",
        "CAST(price AS DECIMAL) -> DECIMAL(38, 0)",
        "CAST(price AS NUMERIC(10)) -> DECIMAL(10, 0)",
        "price::FLOAT -> DOUBLE",
        "qty::TEXT -> VARCHAR",
        "symbol || c -> VARCHAR",
        "'a' || 'bc' -> CHAR(3)",
        "CASE WHEN ok THEN 'a' ELSE 'bcd' END -> VARCHAR(3)",
        "CASE WHEN ok THEN qty ELSE 2.50 END -> DECIMAL(12, 2)",
        "COALESCE(note, symbol) -> VARCHAR",
        "ts -> TIMESTAMP(6)",
        "tm -> TIME(6)",
        "ltz -> TIMESTAMP(6) WITH LOCAL TIME ZONE",
        "ts + INTERVAL '1' DAY -> TIMESTAMP(6)",
        "ts - ts -> INTERVAL DAY TO SECOND",
        "dt - dt -> INTERVAL DAY TO SECOND",
        "(ts - ts) SECOND -> INTERVAL DAY TO SECOND",
        "ts - INTERVAL '1' YEAR -> TIMESTAMP(6)",
        "TIMESTAMP '2026-01-01 00:00:00.123' -> TIMESTAMP(3)",
        "CAST('2026-01-01' AS TIMESTAMP) -> TIMESTAMP(6)",
        "date_trunc('hour', ts) -> TIMESTAMP(6)",
        "date_part('hour', ts) -> BIGINT",
        "EXTRACT(YEAR FROM ts) -> BIGINT",
        "char_length(symbol) -> INTEGER",
        "JSON_VALUE(symbol, '$.a') -> VARCHAR",
        "JSON_VALUE(symbol, '$.a' RETURNING INTEGER) -> INTEGER",
        "price > 3 AND ok -> BOOLEAN",
        "NULL -> VARCHAR",
      })
  void scalars(String expression, String type) {
    assertThat(typeOf(expression, "")).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "COUNT(*) -> BIGINT NOT NULL",
        "COUNT(qty) -> BIGINT NOT NULL",
        "SUM(ti) -> BIGINT",
        "SUM(b) -> BIGINT",
        "SUM(price) -> DECIMAL(38, 4)",
        "SUM(p38) -> DECIMAL(38, 10)",
        "SUM(r) -> REAL",
        "SUM(d) -> DOUBLE",
        "AVG(qty) -> DECIMAL(38, 6)",
        "AVG(price) -> DECIMAL(38, 6)",
        "AVG(p38) -> DECIMAL(38, 10)",
        "AVG(r) -> DOUBLE",
        "AVG(d) -> DOUBLE",
        "MIN(note) -> VARCHAR(10)",
        "MAX(ts) -> TIMESTAMP(6)",
        "MAX(symbol) -> VARCHAR NOT NULL",
        "FIRST_VALUE(price) -> DECIMAL(18, 4)",
        "LAST_VALUE(symbol) -> VARCHAR NOT NULL",
        "LAST_VALUE(symbol) FILTER (WHERE ok) -> VARCHAR",
        "SUM(qty) FILTER (WHERE qty > 3) -> BIGINT",
      })
  void aggregatesOfAGroup(String expression, String type) {
    RelDataType result = column("SELECT " + expression + " AS x FROM trades GROUP BY symbol");
    assertThat(KernelTypes.of(result).orElseThrow()).hasToString(type);
  }

  private static String typeOf(String expression, String rest) {
    return KernelTypes.of(column("SELECT " + expression + " AS x FROM trades" + rest))
        .orElseThrow()
        .toSql();
  }

  private static RelDataType column(String sql) {
    return FrontendFixture.analyze(sql).columns().getFirst().type();
  }
}
