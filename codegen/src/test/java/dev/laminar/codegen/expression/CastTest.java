package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.ExpressionTester.over;
import static dev.laminar.codegen.expression.Sql.BIGINT;
import static dev.laminar.codegen.expression.Sql.BOOLEAN;
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
import static dev.laminar.codegen.expression.Sql.VARBINARY;
import static dev.laminar.codegen.expression.Sql.VARCHAR;
import static dev.laminar.codegen.expression.Sql.at;
import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.cast;
import static dev.laminar.codegen.expression.Sql.character;
import static dev.laminar.codegen.expression.Sql.column;
import static dev.laminar.codegen.expression.Sql.decimal;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;
import static dev.laminar.codegen.expression.Sql.tryCast;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {

  private static final List<DataType> EXACT =
      List.of(
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          decimal(5, 2),
          decimal(9, 0),
          decimal(18, 4),
          decimal(18, 18),
          decimal(19, 0),
          decimal(30, 5),
          decimal(38, 0),
          decimal(38, 20));

  private static ExpressionTester casting(DataType from, DataType to) {
    return over(cast(column(0, "x", from), to), from);
  }

  private static ExpressionTester trying(DataType from, DataType to) {
    return over(tryCast(column(0, "x", from), to), from);
  }

  /**
   * Every pair of exact types, over the limits of the source and of the target: BigDecimal says
   * what comes out.
   */
  @Test
  void exactNumbersAgreeWithBigDecimal() {
    for (DataType from : EXACT) {
      for (DataType to : EXACT) {
        ExpressionTester cast = ExpressionTester.onAsm(cast(column(0, "x", from), to), from);
        ExpressionTester tried = ExpressionTester.onAsm(tryCast(column(0, "x", from), to), from);
        for (BigDecimal value : values(from, to)) {
          Object argument =
              from.kind() == TypeKind.DECIMAL ? value : (Object) value.longValueExact();
          Object expected = converted(value, to);
          tried.yields(expected, argument);
          if (expected == null) {
            assertThat(cast.fails(argument).code()).isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
          } else {
            cast.yields(expected, argument);
          }
        }
        cast.yields(null, (Object) null);
        tried.yields(null, (Object) null);
      }
    }
  }

  private static List<BigDecimal> values(DataType from, DataType to) {
    List<BigDecimal> values = new ArrayList<>();
    for (BigDecimal value :
        List.of(
            limit(from),
            limit(to),
            limit(to).add(BigDecimal.ONE.movePointLeft(from.scale())),
            new BigDecimal("0"),
            new BigDecimal("0.5"),
            new BigDecimal("1.5"),
            new BigDecimal("2.49999"),
            new BigDecimal("99.995"),
            new BigDecimal("127.5"))) {
      for (BigDecimal signed :
          List.of(value, value.negate(), value.negate().subtract(BigDecimal.ONE))) {
        BigDecimal scaled = signed.setScale(from.scale(), RoundingMode.DOWN);
        if (converted(scaled, from) != null) {
          values.add(scaled);
        }
      }
    }
    return values;
  }

  private static BigDecimal limit(DataType type) {
    return switch (type.kind()) {
      case TINYINT -> BigDecimal.valueOf(Byte.MAX_VALUE);
      case SMALLINT -> BigDecimal.valueOf(Short.MAX_VALUE);
      case INTEGER -> BigDecimal.valueOf(Integer.MAX_VALUE);
      case BIGINT -> BigDecimal.valueOf(Long.MAX_VALUE);
      default ->
          new BigDecimal(
              BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE), type.scale());
    };
  }

  /** The rounded value in the form of the type; null when it is out of range. */
  private static @Nullable Object converted(BigDecimal value, DataType to) {
    BigDecimal rounded = value.setScale(to.scale(), RoundingMode.HALF_UP);
    BigDecimal limit = limit(to);
    boolean belowMinimum =
        to.isInteger()
            ? rounded.compareTo(limit.negate().subtract(BigDecimal.ONE)) < 0
            : rounded.compareTo(limit.negate()) < 0;
    if (belowMinimum || rounded.compareTo(limit) > 0) {
      return null;
    }
    return switch (to.kind()) {
      case TINYINT, SMALLINT, INTEGER -> rounded.intValueExact();
      case BIGINT -> rounded.longValueExact();
      default -> rounded;
    };
  }

  @Test
  void losslessCastsHaveNoCheck() {
    over(cast(column(0, "x", notNull(INTEGER)), BIGINT), notNull(INTEGER))
        .yields(7L, 7)
        .rendersAs("((LongVector) output.column(0)).values()[row] = values[row];");
    over(cast(column(0, "x", notNull(INTEGER)), decimal(12, 2)), notNull(INTEGER))
        .yields(new BigDecimal("7.00"), 7)
        .rendersAs("long cast = (long) values[row] * 100L;");
  }

  @Test
  void approximateNumbers() {
    casting(INTEGER, DOUBLE).yields(3.0, 3).yields(null, (Object) null);
    casting(BIGINT, DOUBLE).yields(9007199254740993d, 9007199254740993L);
    casting(BIGINT, REAL).yields(16777216f, 16777217L);
    casting(REAL, DOUBLE).yields(0.5, 0.5f);
    casting(DOUBLE, REAL).yields(0.1f, 0.1);
    casting(decimal(10, 2), DOUBLE).yields(1234.56, new BigDecimal("1234.56"));
    casting(decimal(30, 5), DOUBLE)
        .yields(
            new BigDecimal("-1234567890123456789.12345").doubleValue(),
            new BigDecimal("-1234567890123456789.12345"));
    // PostgreSQL: half to even on the way to an integer.
    casting(DOUBLE, INTEGER)
        .yields(2, 2.5)
        .yields(4, 3.5)
        .yields(-2, -2.5)
        .yields(null, (Object) null);
    casting(REAL, BIGINT).yields(2L, 1.6f);
    casting(DOUBLE, decimal(10, 2))
        .yields(new BigDecimal("2.68"), 2.675)
        .yields(new BigDecimal("-0.01"), -0.005);
    casting(DOUBLE, decimal(30, 2)).yields(new BigDecimal("1e20").setScale(2), 1e20);
    for (DataType to : List.of(TINYINT, SMALLINT, INTEGER, BIGINT, decimal(9, 2), decimal(38, 2))) {
      for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e40, -1e40}) {
        trying(DOUBLE, to).yields(null, value);
        assertThat(casting(DOUBLE, to).fails(value).code())
            .isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
      }
    }
    trying(DOUBLE, decimal(5, 2)).yields(new BigDecimal("1.25"), 1.25).yields(null, 999.996);
    trying(DOUBLE, decimal(25, 2))
        .yields(new BigDecimal("-1.25"), -1.25)
        .yields(null, (Object) null);
  }

  @Test
  void booleans() {
    casting(BOOLEAN, INTEGER).yields(1, true).yields(0, false).yields(null, (Object) null);
    casting(BOOLEAN, BIGINT).yields(1L, true);
    casting(INTEGER, BOOLEAN).yields(true, 2).yields(false, 0).yields(null, (Object) null);
    casting(BOOLEAN, VARCHAR)
        .yields("true", true)
        .yields("false", false)
        .yields(null, (Object) null);
    casting(VARCHAR, BOOLEAN).yields(true, "t").yields(false, "no").yields(null, (Object) null);
    trying(VARCHAR, BOOLEAN).yields(null, "maybe");
    assertThat(casting(VARCHAR, BOOLEAN).fails("maybe").code())
        .isEqualTo(ErrorCode.INVALID_TEXT_REPRESENTATION);
  }

  @Test
  void textToNumbers() {
    casting(VARCHAR, TINYINT).yields(-128, "-128");
    casting(VARCHAR, INTEGER).yields(42, " 42 ").yields(null, (Object) null);
    casting(VARCHAR, BIGINT).yields(Long.MIN_VALUE, "-9223372036854775808");
    casting(VARCHAR, DOUBLE).yields(1.5e10, "1.5e10").yields(Double.NaN, "NaN");
    casting(VARCHAR, REAL).yields(0.1f, "0.1");
    casting(VARCHAR, decimal(10, 2))
        .yields(new BigDecimal("3.15"), "3.145")
        .yields(new BigDecimal("-100.00"), "-1e2");
    casting(VARCHAR, decimal(30, 2))
        .yields(new BigDecimal("12345678901234567890.10"), "12345678901234567890.1");
    for (DataType to :
        List.of(TINYINT, SMALLINT, INTEGER, BIGINT, DOUBLE, REAL, decimal(9, 2), decimal(30, 2))) {
      trying(VARCHAR, to).yields(null, "12x").yields(null, (Object) null);
      SqlRuntimeException error = casting(VARCHAR, to).fails("12x");
      assertThat(error.code()).isEqualTo(ErrorCode.INVALID_TEXT_REPRESENTATION);
      assertThat(error.span()).isEqualTo(at(1));
    }
    assertThat(casting(VARCHAR, SMALLINT).fails("40000").code())
        .isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
  }

  @Test
  void numbersToText() {
    casting(TINYINT, VARCHAR).yields("-128", -128).yields(null, (Object) null);
    casting(BIGINT, VARCHAR).yields("-9223372036854775808", Long.MIN_VALUE);
    casting(DOUBLE, VARCHAR).yields("0.1", 0.1).yields("NaN", Double.NaN);
    casting(decimal(10, 2), VARCHAR)
        .yields("-0.05", new BigDecimal("-0.05"))
        .yields("7.10", new BigDecimal("7.10"));
    casting(decimal(38, 5), VARCHAR)
        .yields(
            "-123456789012345678901234567890.12345",
            new BigDecimal("-123456789012345678901234567890.12345"));
    casting(INTEGER, new DataType(TypeKind.VARCHAR, 3, 0, true)).yields("123", 12345);
    casting(INTEGER, character(5)).yields("12   ", 12);
  }

  @Test
  void lengthsOfText() {
    DataType three = new DataType(TypeKind.VARCHAR, 3, 0, true);
    casting(VARCHAR, three).yields("日本語", "日本語です").yields("ab", "ab").yields(null, (Object) null);
    casting(three, VARCHAR).yields("abc", "abc");
    casting(VARCHAR, character(4)).yields("ab  ", "ab").yields("abcd", "abcdef");
    casting(character(4), VARCHAR).yields("ab", "ab  ");
    casting(VARCHAR, VARBINARY).yields("c3a9", "é");
    casting(VARBINARY, new DataType(TypeKind.VARBINARY, 2, 0, true))
        .yields("0102", new byte[] {1, 2, 3});
    over(cast(
            Sql.constant("ab ".getBytes(java.nio.charset.StandardCharsets.UTF_8), character(3)),
            VARCHAR))
        .yields("ab ");
  }

  @Test
  void datesAndTimes() {
    LocalDate day = LocalDate.of(2024, 2, 29);
    LocalDateTime moment = LocalDateTime.of(2024, 2, 29, 13, 5, 7, 123_456_000);
    int days = (int) day.toEpochDay();
    long micros = micros(moment);
    casting(DATE, TIMESTAMP).yields(micros(day.atStartOfDay()), days).yields(null, (Object) null);
    casting(TIMESTAMP, DATE).yields(days, micros).yields(-1, -1L).yields(null, (Object) null);
    casting(TIMESTAMP, TIME).yields(moment.toLocalTime().toNanoOfDay() / 1000, micros);
    casting(TIMESTAMP, new DataType(TypeKind.TIMESTAMP, 3, 0, true))
        .yields(micros(moment.truncatedTo(ChronoUnit.SECONDS)) + 123_000, micros);
    casting(DATE, VARCHAR).yields("2024-02-29", days);
    casting(TIMESTAMP, VARCHAR).yields("2024-02-29 13:05:07.123456", micros);
    casting(TIME, VARCHAR).yields("13:05:07", LocalTime.of(13, 5, 7).toNanoOfDay() / 1000);
    casting(VARCHAR, DATE).yields(days, "2024-02-29").yields(null, (Object) null);
    casting(VARCHAR, TIMESTAMP).yields(micros, "2024-02-29 13:05:07.123456");
    casting(VARCHAR, new DataType(TypeKind.TIMESTAMP, 0, 0, true))
        .yields(micros(moment.truncatedTo(ChronoUnit.SECONDS)), "2024-02-29 13:05:07.123456");
    casting(VARCHAR, TIME).yields(LocalTime.of(13, 5, 7).toNanoOfDay() / 1000, "13:05:07");
    for (DataType to : List.of(DATE, TIME, TIMESTAMP)) {
      trying(VARCHAR, to).yields(null, "soon");
      assertThat(casting(VARCHAR, to).fails("soon").code())
          .isEqualTo(ErrorCode.INVALID_DATETIME_FORMAT);
    }
  }

  @Test
  void intervalsAreWhatStandsInTheirLiterals() {
    long micros = ((26 * 60 + 3) * 60 + 4) * 1_000_000L;
    casting(INTERVAL_MONTH, VARCHAR).yields("1-2", 14).yields("-0-11", -11);
    casting(INTERVAL_DAY, VARCHAR).yields("1 02:03:04", micros).yields("-0 00:00:00.000001", -1L);
    casting(VARCHAR, INTERVAL_MONTH)
        .yields(14, " +1-2 ")
        .yields(-11, "-0-11")
        .yields(Integer.MIN_VALUE, "-178956970-8")
        .yields(Integer.MAX_VALUE, "178956970-7")
        .yields(null, (Object) null);
    casting(VARCHAR, INTERVAL_DAY)
        .yields(micros, "1 02:03:04")
        .yields(-micros - 500_000, "-1 2:3:4.5")
        .yields(1L, "0 00:00:00.0000009")
        .yields(Long.MIN_VALUE, "-106751991 04:00:54.775808")
        .yields(Long.MAX_VALUE, "106751991 04:00:54.775807");
    for (String bad :
        List.of(
            "",
            "1",
            "-",
            "1-2",
            "1 24:00:00",
            "1 2:60:0",
            "1 2:3",
            "1 2:3:4.",
            "1 2:3:4 5",
            "1  2:3:4",
            "106751991 04:00:54.775808",
            "106751992 00:00:00",
            "9999999999999999999 0:0:0")) {
      assertThat(casting(VARCHAR, INTERVAL_DAY).fails(bad).code())
          .as(bad)
          .isEqualTo(ErrorCode.INVALID_DATETIME_FORMAT);
      trying(VARCHAR, INTERVAL_DAY).yields(null, bad);
    }
    for (String bad : List.of("1", "1-12", "1-", "1-2-3", "178956970-8", "x", "1 02:03:04")) {
      assertThat(casting(VARCHAR, INTERVAL_MONTH).fails(bad).code())
          .as(bad)
          .isEqualTo(ErrorCode.INVALID_DATETIME_FORMAT);
      trying(VARCHAR, INTERVAL_MONTH).yields(null, bad);
    }
  }

  /** The forms of ISO/IEC 9075-2 5.3, and longer ones, which are cut. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 36, 36 00:00:00",
    "0, 0, -1 02:03:04.5, -1 00:00:00",
    "1, 1, 36, 1 12:00:00",
    "1, 1, 1 02:03:04, 1 02:00:00",
    "2, 2, -90, -0 01:30:00",
    "3, 3, 5.25, 0 00:00:05.25",
    "3, 3, 100000, 1 03:46:40",
    "0, 1, 1 2, 1 02:00:00",
    "0, 2, 1 2:03, 1 02:03:00",
    "1, 2, 36:15, 1 12:15:00",
    "1, 3, 36:15:01.5, 1 12:15:01.5",
    "2, 3, 5:30, 0 00:05:30",
    "2, 3, 5:60, ",
    "1, 2, 36, ",
    "0, 1, 36, "
  })
  void intervalsOfFewerFields(int first, int last, String text, @Nullable String expected) {
    Scalar value =
        call(
            "TRY_CAST_TO_INTERVAL_DAY_TIME",
            INTERVAL_DAY,
            column(0, "x", VARCHAR),
            literal(first),
            literal(last));
    ExpressionTester.onAsm(cast(value, VARCHAR), VARCHAR).yields(expected, text);
  }

  private static long micros(LocalDateTime time) {
    return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
  }

  @Test
  void everyPairThatIsSupportedCanBeGenerated() {
    List<DataType> types = new ArrayList<>(EXACT);
    types.addAll(
        List.of(BOOLEAN, REAL, DOUBLE, DATE, TIME, TIMESTAMP, VARCHAR, character(3), VARBINARY));
    types.addAll(List.of(INTERVAL_DAY, INTERVAL_MONTH, DataType.of(TypeKind.TIMESTAMP_LTZ, true)));
    types.add(new DataType(TypeKind.BINARY, 3, 0, true));
    int castable = 0;
    for (DataType from : types) {
      for (DataType to : types) {
        if (ScalarFunctions.supportsCast(from, to)
            && !(EXACT.contains(from) && EXACT.contains(to))) {
          ExpressionTester.onAsm(cast(column(0, "x", from), to), from).yields(null, (Object) null);
          ExpressionTester.onAsm(tryCast(column(0, "x", from), to), from)
              .yields(null, (Object) null);
          castable++;
        }
      }
    }
    assertThat(castable).isGreaterThan(100);
  }
}
