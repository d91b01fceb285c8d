package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.ExpressionTester.over;
import static dev.laminar.codegen.expression.Sql.BIGINT;
import static dev.laminar.codegen.expression.Sql.DATE;
import static dev.laminar.codegen.expression.Sql.DOUBLE;
import static dev.laminar.codegen.expression.Sql.INTEGER;
import static dev.laminar.codegen.expression.Sql.INTERVAL_DAY;
import static dev.laminar.codegen.expression.Sql.INTERVAL_MONTH;
import static dev.laminar.codegen.expression.Sql.REAL;
import static dev.laminar.codegen.expression.Sql.SMALLINT;
import static dev.laminar.codegen.expression.Sql.TIME;
import static dev.laminar.codegen.expression.Sql.TIMESTAMP;
import static dev.laminar.codegen.expression.Sql.TINYINT;
import static dev.laminar.codegen.expression.Sql.at;
import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.column;
import static dev.laminar.codegen.expression.Sql.decimal;
import static dev.laminar.codegen.expression.Sql.exactCall;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.type.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

  private static ExpressionTester binary(String function, DataType type) {
    return over(call(function, type, column(0, "a", type), column(1, "b", type)), type, type);
  }

  private static ExpressionTester unary(String function, DataType type) {
    return over(call(function, type, column(0, "a", type)), type);
  }

  @Test
  void integersOverflowWithAnError() {
    assertOverflow(TINYINT, -128, 127);
    assertOverflow(SMALLINT, -32768, 32767);
    assertOverflow(INTEGER, Integer.MIN_VALUE, Integer.MAX_VALUE);
    assertOverflow(BIGINT, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static void assertOverflow(DataType type, Number min, Number max) {
    Number one = type == BIGINT ? (Number) 1L : (Number) 1;
    Number minusOne = type == BIGINT ? (Number) Long.valueOf(-1) : (Number) Integer.valueOf(-1);
    Number zero = type == BIGINT ? (Number) 0L : (Number) 0;
    for (SqlRuntimeException error :
        List.of(
            binary("ADD", type).yields(max, max, zero).yields(null, max, null).fails(max, one),
            binary("SUBTRACT", type).yields(zero, max, max).fails(min, one),
            binary("MULTIPLY", type)
                .yields(max, max, one)
                .yields(null, null, min)
                .fails(min, minusOne),
            binary("DIVIDE", type).yields(one, max, max).fails(min, minusOne),
            unary("NEGATE", type).yields(negated(max), max).fails(min),
            unary("ABS", type).yields(max, negated(max)).yields(null, (Object) null).fails(min))) {
      assertThat(error.code()).isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
      assertThat(error.getMessage()).isEqualTo("value out of range for " + type.toSql());
    }
    binary("MOD", type).yields(zero, min, minusOne).yields(minusOne, minusOne, max);
    for (String function : List.of("DIVIDE", "MOD")) {
      SqlRuntimeException error = binary(function, type).yields(null, null, zero).fails(one, zero);
      assertThat(error.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO);
    }
  }

  private static Number negated(Number value) {
    return value instanceof Long large ? (Number) (-large) : (Number) (-value.intValue());
  }

  @Test
  void aLiteralDivisorIsPartOfTheCode() {
    Scalar a = column(0, "a", notNull(INTEGER));
    over(call("DIVIDE", INTEGER, a, literal(7)), notNull(INTEGER))
        .yields(-14, -100)
        .rendersAs("int divide = values[row] / 7;");
    over(call("MOD", INTEGER, a, literal(7)), notNull(INTEGER)).yields(-2, -100);
    assertThat(over(call("DIVIDE", INTEGER, a, literal(0)), notNull(INTEGER)).fails(1).code())
        .isEqualTo(ErrorCode.DIVISION_BY_ZERO);
    assertThat(
            over(call("DIVIDE", INTEGER, a, literal(-1)), notNull(INTEGER))
                .fails(Integer.MIN_VALUE)
                .code())
        .isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
  }

  @Test
  void oneNullCheckGuardsAWholeExpression() {
    Scalar a = column(0, "a", BIGINT);
    Scalar b = column(1, "b", BIGINT);
    Scalar sum = call("ADD", BIGINT, call("MULTIPLY", BIGINT, a, b), literal(1L));
    over(sum, BIGINT, BIGINT)
        .yields(7L, 2L, 3L)
        .yields(null, null, 3L)
        .rendersAs("boolean addIsNull = nulls[row] || nulls_2[row];");
  }

  @Test
  void mixedIntegersComputeInTheWiderType() {
    Scalar a = column(0, "a", BIGINT);
    Scalar b = column(1, "b", INTEGER);
    over(call("MOD", INTEGER, a, b), BIGINT, INTEGER).yields(7, Long.MAX_VALUE, 10);
  }

  @Test
  void approximateNumbers() {
    binary("ADD", DOUBLE).yields(0.1 + 0.2, 0.1, 0.2).yields(Double.NaN, Double.NaN, 1.0);
    assertThat(binary("MULTIPLY", DOUBLE).fails(1e300, 1e300).code())
        .isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
    assertThat(binary("DIVIDE", DOUBLE).fails(1.0, 0.0).code())
        .isEqualTo(ErrorCode.DIVISION_BY_ZERO);
    binary("DIVIDE", DOUBLE)
        .yields(Double.NaN, Double.NaN, 0.0)
        .yields(0.0, 1.0, Double.POSITIVE_INFINITY);
    binary("SUBTRACT", REAL).yields(0.5f, 1f, 0.5f).yields(null, null, 1f);
    unary("NEGATE", DOUBLE).yields(-0.0, 0.0);
    unary("ABS", REAL).yields(1.5f, -1.5f);
  }

  @Test
  void decimalsInOneLong() {
    DataType money = decimal(10, 2);
    Scalar price = column(0, "price", notNull(money));
    Scalar amount = column(1, "amount", notNull(decimal(6, 3)));
    over(call("ADD", decimal(12, 3), price, amount), notNull(money), notNull(decimal(6, 3)))
        .yields(new BigDecimal("3.345"), new BigDecimal("1.10"), new BigDecimal("2.245"))
        .rendersAs("long add = values[row] * 10L + values_2[row];");
    over(call("MULTIPLY", decimal(16, 5), price, amount), notNull(money), notNull(decimal(6, 3)))
        .yields(
            new BigDecimal("-99999999.99").multiply(new BigDecimal("999.999")),
            new BigDecimal("-99999999.99"),
            new BigDecimal("999.999"))
        .rendersAs("long multiply = values[row] * values_2[row];");
    over(call("DIVIDE", decimal(17, 6), price, amount), notNull(money), notNull(decimal(6, 3)))
        .yields(new BigDecimal("0.666667"), new BigDecimal("2.00"), new BigDecimal("3.000"))
        .yields(new BigDecimal("-0.666667"), new BigDecimal("-2.00"), new BigDecimal("3.000"));
    over(call("MOD", decimal(6, 3), price, amount), notNull(money), notNull(decimal(6, 3)))
        .yields(new BigDecimal("-0.500"), new BigDecimal("-7.00"), new BigDecimal("3.250"));
    over(call("ADD", decimal(10, 2), price, price), notNull(money))
        .yields(new BigDecimal("2.00"), new BigDecimal("1.00"));
    assertThat(
            over(call("ADD", decimal(10, 2), price, price), notNull(money))
                .fails(new BigDecimal("99999999.99"))
                .getMessage())
        .isEqualTo("value out of range for DECIMAL(10, 2)");
  }

  @Test
  void decimalsInTwoLongs() {
    DataType wide = decimal(38, 10);
    BigDecimal a = new BigDecimal("1234567890123456789012345678.0123456789");
    BigDecimal b = new BigDecimal("-0.0000000003");
    binary("ADD", wide).yields(a.add(b), a, b).yields(null, a, null);
    binary("SUBTRACT", wide).yields(a.subtract(b), a, b);
    binary("MULTIPLY", wide).yields(a.multiply(b).setScale(10, RoundingMode.HALF_UP), a, b);
    BigDecimal three = new BigDecimal("3.0000000000");
    binary("DIVIDE", wide).yields(a.divide(three, 10, RoundingMode.HALF_UP), a, three);
    binary("MOD", wide).yields(a.remainder(three), a, three);
    unary("NEGATE", wide).yields(a.negate(), a).yields(null, (Object) null);
    unary("ABS", wide).yields(b.abs(), b);
    assertThat(binary("DIVIDE", wide).fails(a, new BigDecimal("0.0000000000")).code())
        .isEqualTo(ErrorCode.DIVISION_BY_ZERO);
    assertThat(binary("MULTIPLY", wide).fails(a, a).code())
        .isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
    Scalar product =
        call(
            "MULTIPLY",
            decimal(36, 4),
            column(0, "a", decimal(18, 2)),
            column(1, "b", decimal(18, 2)));
    BigDecimal large = new BigDecimal("9999999999999999.99");
    over(product, decimal(18, 2), decimal(18, 2)).yields(large.multiply(large), large, large);
  }

  @Test
  void rounding() {
    Scalar x = column(0, "x", decimal(6, 3));
    BigDecimal value = new BigDecimal("-123.455");
    over(call("ROUND", decimal(6, 3), x, literal(2)), decimal(6, 3))
        .yields(new BigDecimal("-123.460"), value);
    over(call("TRUNCATE", decimal(6, 3), x, literal(1)), decimal(6, 3))
        .yields(new BigDecimal("-123.400"), value);
    over(call("FLOOR", decimal(4, 0), x), decimal(6, 3)).yields(new BigDecimal("-124"), value);
    over(call("CEIL", decimal(4, 0), x), decimal(6, 3))
        .yields(new BigDecimal("-123"), value)
        .yields(null, (Object) null);
    over(call("SIGN", decimal(6, 3), x), decimal(6, 3)).yields(new BigDecimal("-1.000"), value);
    Scalar wide = column(0, "x", decimal(30, 3));
    BigDecimal large = new BigDecimal("123456789012345678901.500");
    over(call("ROUND", decimal(30, 3), wide), decimal(30, 3))
        .yields(new BigDecimal("123456789012345678902.000"), large);
    over(call("FLOOR", decimal(28, 0), wide), decimal(30, 3))
        .yields(new BigDecimal("123456789012345678901"), large);
    over(call("CEIL", decimal(28, 0), wide), decimal(30, 3))
        .yields(new BigDecimal("123456789012345678902"), large);
    over(call("SIGN", decimal(30, 3), wide), decimal(30, 3)).yields(new BigDecimal("1.000"), large);
    over(call("FLOOR", INTEGER, column(0, "x", INTEGER)), INTEGER).yields(-7, -7);
    over(call("FLOOR", DOUBLE, column(0, "x", DOUBLE)), DOUBLE).yields(-8.0, -7.5);
    over(call("ROUND", DOUBLE, column(0, "x", DOUBLE), literal(1)), DOUBLE).yields(2.7, 2.65);
  }

  @Test
  void datesTimesAndIntervals() {
    Scalar date = column(0, "d", DATE);
    Scalar timestamp = column(0, "t", TIMESTAMP);
    Scalar months = column(1, "m", INTERVAL_MONTH);
    Scalar span = column(1, "i", INTERVAL_DAY);
    int day = (int) LocalDate.of(2024, 1, 31).toEpochDay();
    long micros = day * 86_400_000_000L;
    long hour = 3_600_000_000L;
    over(call("ADD", DATE, date, months), DATE, INTERVAL_MONTH)
        .yields((int) LocalDate.of(2024, 2, 29).toEpochDay(), day, 1)
        .yields(null, null, 1);
    over(call("ADD", TIMESTAMP, span, timestamp), TIMESTAMP, INTERVAL_DAY)
        .yields(micros + hour, micros, hour);
    over(call("SUBTRACT", TIMESTAMP, timestamp, months), TIMESTAMP, INTERVAL_MONTH)
        .yields(LocalDate.of(2023, 12, 31).toEpochDay() * 86_400_000_000L, micros, 1);
    over(call("ADD", TIMESTAMP, date, span), DATE, INTERVAL_DAY).yields(micros + hour, day, hour);
    over(call("SUBTRACT", DATE, date, span), DATE, INTERVAL_DAY).yields(day - 2, day, 48 * hour);
    over(call("SUBTRACT", INTERVAL_DAY, timestamp, column(1, "u", TIMESTAMP)), TIMESTAMP, TIMESTAMP)
        .yields(-hour, micros, micros + hour);
    over(call("SUBTRACT", INTERVAL_DAY, date, column(1, "e", DATE)), DATE, DATE)
        .yields(24 * hour, day, day - 1);
    over(call("ADD", TIME, column(0, "t", TIME), span), TIME, INTERVAL_DAY)
        .yields(hour, 23 * hour, 2 * hour);
    over(call("MULTIPLY", INTERVAL_DAY, literal(3), span), DATE, INTERVAL_DAY)
        .yields(3 * hour, 0, hour);
    over(call("MULTIPLY", INTERVAL_DAY, span, literal(new BigDecimal("1.5"))), DATE, INTERVAL_DAY)
        .yields(hour * 3 / 2, 0, hour);
    over(call("DIVIDE", INTERVAL_DAY, span, literal(4)), DATE, INTERVAL_DAY)
        .yields(hour / 4, 0, hour);
    over(call("NEGATE", INTERVAL_MONTH, months), DATE, INTERVAL_MONTH).yields(-5, 0, 5);
    over(call("ADD", INTERVAL_DAY, span, span), DATE, INTERVAL_DAY)
        .yields(2 * hour, 0, hour)
        .yields(null, 0, null);
    over(call("INTERVAL_MILLIS", BIGINT, span), DATE, INTERVAL_DAY).yields(3_600_000L, 0, hour);
    over(call("EXTRACT_YEAR", BIGINT, date), DATE).yields(2024L, day);
    over(call("EXTRACT_HOUR", BIGINT, span), DATE, INTERVAL_DAY).yields(1L, 0, 25 * hour);
    over(call("EXTRACT_DAY", BIGINT, span), DATE, INTERVAL_DAY).yields(1L, 0, 25 * hour);
    over(call("EXTRACT_YEAR", BIGINT, months), DATE, INTERVAL_MONTH).yields(2L, 0, 26);
    over(call("FLOOR_MONTH", TIMESTAMP, timestamp), TIMESTAMP)
        .yields(micros - 30 * 24 * hour, micros + hour);
  }

  @Test
  void errorsNameTheirPlace() {
    Scalar inner = exactCall("ADD", BIGINT, 3, column(0, "a", BIGINT), literal(1L));
    Scalar outer = exactCall("MULTIPLY", BIGINT, 9, inner, literal(2L));
    ExpressionTester tester = over(outer, BIGINT);
    assertThat(tester.fails(Long.MAX_VALUE).span()).isEqualTo(at(3));
    assertThat(tester.fails(Long.MAX_VALUE / 2 + 1).span()).isEqualTo(at(9));
  }
}
