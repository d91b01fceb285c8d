package dev.laminar.compiler.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.compiler.CompilerFixture;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions as SQL writes them, and as scalars. */
class RexToScalarTest {

  private static final CompilerFixture FIXTURE = new CompilerFixture();

  private static Scalar scalar(String expression) {
    for (PhysicalNode node :
        FIXTURE.compile("SELECT " + expression + " AS x, id AS y FROM trades").plan().nodes()) {
      if (node instanceof Project project) {
        return project.items().getFirst().value();
      }
    }
    throw new AssertionError("no projection for " + expression);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        // Arithmetic
        "qty + 1 => (qty + 1)",
        "qty - 1 => (qty - 1)",
        "price * qty => (price * qty)",
        "price / 3 => (price / 3)",
        "qty % 3 => (qty % 3)",
        "MOD(id, qty) => (id % qty)",
        "-qty => (- qty)",
        "+qty + +1 => (qty + 1)",
        "-5 + qty => (-5 + qty)",
        "ratio * 2 => (ratio * 2.0e0)",
        "ratio + qty => (ratio + qty)",
        "small + 1 => (small + 1)",
        // Comparisons: literals meet the other operand's type
        "price > 10 => (price > 10.0000)",
        "ratio >= 5 => (ratio >= 5.0e0)",
        "id = 1 => (id = 1)",
        "id <> qty => (id <> CAST(qty AS BIGINT))",
        "qty <= 1.5 => (CAST(qty AS DECIMAL(11, 1)) <= 1.5)",
        "ts < TIMESTAMP '2020-01-01 00:00:00' => (ts < TIMESTAMP '2020-01-01 00:00:00')",
        "qty BETWEEN 1 AND 10 => ((qty >= 1) AND (qty <= 10))",
        "qty NOT BETWEEN 1 AND 10 => (NOT ((qty >= 1) AND (qty <= 10)))",
        "price IS DISTINCT FROM 3 => (price IS DISTINCT FROM 3.0000)",
        "note IS NOT DISTINCT FROM payload => (note IS NOT DISTINCT FROM payload)",
        // Lists
        "symbol IN ('A', 'B', 'C') => (symbol IN ('A', 'B', 'C'))",
        "symbol NOT IN ('A', 'B') => (symbol NOT IN ('A', 'B'))",
        "qty = 1 OR id = 2 OR qty = 3 => ((qty IN (1, 3)) OR (id = 2))",
        "qty IN (1, NULL) => ((qty = 1) OR NULL)",
        "price IN (1, 2.5) => (price IN (1.0000, 2.5000))",
        // Logic
        "NOT flag => (NOT flag)",
        "flag AND qty > 1 OR flag IS NULL => ((flag AND (qty > 1)) OR (flag IS NULL))",
        "flag IS TRUE => (flag IS TRUE)",
        "flag IS NOT TRUE => (flag IS NOT TRUE)",
        "flag IS FALSE => (flag IS FALSE)",
        "flag IS NOT FALSE => (flag IS NOT FALSE)",
        "flag IS UNKNOWN => (flag IS NULL)",
        "payload IS NOT NULL => (payload IS NOT NULL)",
        // Choices
        "CASE WHEN qty > 1 THEN 'a' ELSE 'bcd' END => CASE WHEN (qty > 1) THEN 'a' ELSE 'bcd' END",
        "CASE qty WHEN 1 THEN 2 ELSE ratio END => CASE WHEN (qty = 1) THEN 2.0e0 ELSE ratio END",
        "CASE WHEN flag THEN qty END => CASE WHEN flag THEN qty ELSE NULL END",
        "COALESCE(price, 0) => COALESCE(price, 0.0000)",
        "COALESCE(payload, symbol, 'x') => COALESCE(payload, symbol, 'x')",
        "NULLIF(qty, 0) => NULLIF(qty, 0)",
        "NVL(payload, 'x') => COALESCE(payload, 'x')",
        "IF(flag, 1, 2) => CASE WHEN flag THEN 1 ELSE 2 END",
        "GREATEST(qty, 2) => GREATEST(qty, 2)",
        "LEAST(qty, 2, 3) => LEAST(qty, 2, 3)",
        "GREATEST(price, 2) => CASE WHEN ((price IS NOT NULL) AND (price > 2.0000)) THEN price ELSE 2.0000 END",
        // Casts
        "CAST(qty AS BIGINT) => CAST(qty AS BIGINT)",
        "CAST(symbol AS INTEGER) => CAST(symbol AS INTEGER)",
        "symbol::DOUBLE => CAST(symbol AS DOUBLE)",
        "TRY_CAST(symbol AS INTEGER) => TRY_CAST(symbol AS INTEGER)",
        "CAST(symbol AS INTERVAL DAY TO SECOND) => CAST(symbol AS INTERVAL DAY TO SECOND)",
        "TRY_CAST(symbol AS INTERVAL YEAR TO MONTH) => TRY_CAST(symbol AS INTERVAL YEAR TO MONTH)",
        "symbol::INTERVAL HOUR TO MINUTE => CAST_TO_INTERVAL_DAY_TIME(symbol, 1, 2)",
        "TRY_CAST(symbol AS INTERVAL MONTH) => TRY_CAST_TO_INTERVAL_YEAR_MONTH(symbol, 1, 1)",
        "CAST(price AS VARCHAR) => CAST(price AS VARCHAR)",
        "CAST(5 AS BIGINT) => 5",
        // Text
        "UPPER(symbol) => UPPER(symbol)",
        "symbol || 'x' => (symbol || 'x')",
        "CONCAT_WS('-', symbol, payload, qty, day) => CONCAT_WS('-', symbol, payload, CAST(qty AS VARCHAR), CAST(day AS VARCHAR))",
        "JSON_SET(payload, '$.a', qty, '$.b', price) => JSON_SET(JSON_SET(payload, '$.a', JSON_OF(qty)), '$.b', COALESCE(CAST(price AS VARCHAR), 'null'))",
        "JSON_REPLACE(payload, '$', JSON_ARRAY(day)) => JSON_REPLACE(payload, '$', JSON_ARRAY_OF(COALESCE(JSON_ELEMENT(JSON_OF(CAST(day AS VARCHAR))), '')))",
        "JSON_REMOVE(payload, '$.a', '$.b') => JSON_REMOVE(JSON_REMOVE(payload, '$.a'), '$.b')",
        "JSON_OBJECT('s' VALUE symbol, 'p' VALUE payload FORMAT JSON) => JSON_OBJECT_OF((JSON_MEMBER('s', JSON_OF(symbol)) || JSON_MEMBER('p', COALESCE(JSON_CHECKED(payload), 'null'))))",
        "symbol ~ payload => POSIX_REGEX_CASE_SENSITIVE(symbol, payload)",
        "symbol !~* '^a' => (NOT POSIX_REGEX_CASE_INSENSITIVE(symbol, '^a'))",
        "REGEXP_COUNT(symbol, 'a', 2) => REGEXP_COUNT(symbol, 'a', 2)",
        "MAKE_DATE(2026, qty, 1) => MAKE_DATE(2026, qty, 1)",
        "AGE(ts) => AGE(CURRENT_DATE(), ts)",
        "CONCAT(symbol, payload, 'x') => ((symbol || COALESCE(payload, '')) || 'x')",
        "CHAR_LENGTH(symbol) => CHAR_LENGTH(symbol)",
        "LENGTH(symbol) => CHAR_LENGTH(symbol)",
        "SUBSTRING(symbol FROM 2 FOR 3) => SUBSTRING(symbol, 2, 3)",
        "SUBSTRING(symbol, 2) => SUBSTRING(symbol, 2)",
        "POSITION('a' IN symbol) => POSITION('a', symbol)",
        "POSITION('a' IN symbol FROM 2) => POSITION('a', symbol, 2)",
        "STRPOS(symbol, 'a') => POSITION('a', symbol)",
        "TRIM(symbol) => BTRIM(symbol)",
        "TRIM(BOTH 'x' FROM symbol) => BTRIM(symbol, 'x')",
        "TRIM(LEADING FROM symbol) => LTRIM(symbol)",
        "TRIM(TRAILING 'x' FROM symbol) => RTRIM(symbol, 'x')",
        "LTRIM(symbol) => LTRIM(symbol)",
        "OVERLAY(symbol PLACING 'x' FROM 1) => OVERLAY(symbol, 'x', 1)",
        "symbol LIKE 'a%' => LIKE(symbol, 'a%')",
        "symbol NOT LIKE 'a!%' ESCAPE '!' => (NOT LIKE(symbol, 'a!%', '!'))",
        "symbol SIMILAR TO 'a+' => SIMILAR_TO(symbol, 'a+')",
        "symbol ILIKE 'x' => ILIKE(symbol, 'x')",
        "REGEXP_REPLACE(symbol, 'a', 'b') => REGEXP_REPLACE(symbol, 'a', 'b')",
        "SPLIT_PART(symbol, ',', 1) => SPLIT_PART(symbol, ',', 1)",
        // Mathematics
        "ABS(qty) => ABS(qty)",
        "SQRT(ratio) => SQRT(ratio)",
        "POWER(ratio, 2) => POWER(ratio, 2.0e0)",
        "LN(ratio) => LN(ratio)",
        "PI => PI()",
        // Dates and times
        "ts + INTERVAL '1' DAY => (ts + INTERVAL '1 00:00:00' DAY TO SECOND)",
        "ts - INTERVAL '1' MONTH => (ts - INTERVAL '0-1' YEAR TO MONTH)",
        "TIMESTAMPADD(MINUTE, 2, ts) => (ts + INTERVAL '0 00:02:00' DAY TO SECOND)",
        "TIMESTAMPADD(MICROSECOND, 5, ts) => (ts + INTERVAL '0 00:00:00.000005' DAY TO SECOND)",
        "EXTRACT(YEAR FROM ts) => EXTRACT_YEAR(ts)",
        "EXTRACT(HOUR FROM INTERVAL '5' HOUR) => EXTRACT_HOUR_INTERVAL(INTERVAL '0 05:00:00' DAY TO SECOND)",
        "YEAR(ts) => EXTRACT_YEAR(ts)",
        "FLOOR(ts TO HOUR) => FLOOR_HOUR(ts)",
        "CEIL(ts TO DAY) => CEIL_DAY(ts)",
        "DATE_TRUNC('hour', ts) => FLOOR_HOUR(ts)",
        "TIMESTAMPDIFF(SECOND, ts, ts) => CAST((UNIX_MICROS((ts - ts)) / 1000000) AS INTEGER)",
        "TIMESTAMPDIFF(MILLISECOND, ts, ts) => CAST((UNIX_MICROS((ts - ts)) / 1000) AS INTEGER)",
        "TIMESTAMPDIFF(MICROSECOND, ts, ts) => CAST(UNIX_MICROS((ts - ts)) AS INTEGER)",
        "TIMESTAMPDIFF(SECOND, ts, ts) * 1000 => (CAST((UNIX_MICROS((ts - ts)) / 1000000) AS INTEGER) * 1000)",
        "TIMESTAMPDIFF(MONTH, ts, ts) => MONTHS_BETWEEN(ts, ts)",
        "-INTERVAL '1' DAY => INTERVAL '-1 00:00:00' DAY TO SECOND",
      })
  void converts(String sql, String expected) {
    assertThat(ScalarPrinter.print(scalar(sql))).isEqualTo(expected);
  }

  @Test
  void literalsKeepTheirExactValue() {
    assertLiteral("TRUE", true, TypeKind.BOOLEAN);
    assertLiteral("2147483647", Integer.MAX_VALUE, TypeKind.INTEGER);
    assertLiteral("-9223372036854775808", Long.MIN_VALUE, TypeKind.BIGINT);
    assertLiteral("1.25", 125L, TypeKind.DECIMAL);
    assertLiteral(
        "12345678901234567890.5",
        new BigDecimal("12345678901234567890.5").unscaledValue(),
        TypeKind.DECIMAL);
    assertLiteral("1e3", 1000.0, TypeKind.DOUBLE);
    assertLiteral("0.1e0", 0.1, TypeKind.DOUBLE);
    assertLiteral(
        "DATE '1969-12-31'", (int) LocalDate.of(1969, 12, 31).toEpochDay(), TypeKind.DATE);
    assertLiteral("TIME '10:00:01.5'", 36_001_500_000L, TypeKind.TIME);
    assertLiteral(
        "TIMESTAMP '1969-12-31 23:59:59.999999'",
        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("1969-12-31T23:59:59.999999Z")),
        TypeKind.TIMESTAMP);
    assertLiteral("INTERVAL '1-2' YEAR TO MONTH", 14, TypeKind.INTERVAL_YEAR_MONTH);
    assertLiteral(
        "INTERVAL '1 02:03:04.5' DAY TO SECOND",
        Duration.parse("P1DT2H3M4.5S").toNanos() / 1000,
        TypeKind.INTERVAL_DAY_TIME);
    assertThat((byte[]) ((Constant) scalar("'Grüße'")).value())
        .isEqualTo("Grüße".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat((byte[]) ((Constant) scalar("x'0aff'")).value()).containsExactly(0x0A, 0xFF);
  }

  private static void assertLiteral(String sql, Object value, TypeKind kind) {
    Constant constant = (Constant) scalar(sql);
    assertThat(constant.value()).as(sql).isEqualTo(value);
    assertThat(constant.type().kind()).as(sql).isEqualTo(kind);
    assertThat(constant.span()).as(sql).isEqualTo(SourceSpan.NONE);
  }

  @Test
  void aBareNullIsText() {
    Constant constant = (Constant) scalar("NULL");
    assertThat(constant.value()).isNull();
    assertThat(constant.type())
        .isEqualTo(new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, true));
  }

  @Test
  void decimalsBeyondALongAreBigIntegers() {
    Constant constant = (Constant) scalar("CAST(5 AS DECIMAL(30, 2))");
    assertThat(constant.value()).isEqualTo(BigInteger.valueOf(500));
    assertThat(constant.type()).isEqualTo(DataType.decimal(30, 2, false));
  }

  @Test
  void callsKnowWhereTheyStand() {
    Call sum = (Call) scalar("100 / (qty - 7)");
    assertThat(sum.span()).isEqualTo(new SourceSpan("q.sql", 1, 8, 1, 22));
    assertThat(sum.arguments().get(1).span()).isEqualTo(new SourceSpan("q.sql", 1, 14, 1, 22));
    assertThat(scalar("qty % 3").span().isKnown()).isTrue();
  }

  @Test
  void nullabilityIsThePlanners() {
    assertThat(scalar("price + 1").type().nullable()).isTrue();
    assertThat(scalar("qty + 1").type().nullable()).isFalse();
    assertThat(scalar("COALESCE(price, 0)").type()).isEqualTo(DataType.decimal(18, 4, false));
    assertThat(scalar("NULLIF(qty, 0)").type().nullable()).isTrue();
  }
}
