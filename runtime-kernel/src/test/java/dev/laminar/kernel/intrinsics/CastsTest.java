package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Casts against PostgreSQL's documented spellings, the JDK and {@link BigDecimal}. */
class CastsTest {

  private static final ErrorSites SITES = TestSites.SITES;

  private final Random random = new Random(17);
  private final BytesResult text = new BytesResult();
  private final DecimalDigits digits = new DecimalDigits();
  private final IntegerScanner integers = new IntegerScanner();
  private final NumberScanner numbers = new NumberScanner();
  private final DateTimeScanner times = new DateTimeScanner();
  private final NullFlag flag = new NullFlag();

  private long bigint(String value) {
    Texts t = Texts.of(value);
    return TextCasts.toBigint(t.heap(), t.offset(), t.length(), integers, SITES, 0);
  }

  private int tinyint(String value) {
    Texts t = Texts.of(value);
    return TextCasts.toTinyint(t.heap(), t.offset(), t.length(), integers, SITES, 0);
  }

  @Test
  void readsIntegers() {
    assertThat(bigint(" +42\n")).isEqualTo(42);
    assertThat(bigint("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(bigint("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(bigint("000000000000000000000000000007")).isEqualTo(7);
    assertThat(tinyint("-128")).isEqualTo(-128);
    assertThat(tinyint("127")).isEqualTo(127);
    assertError(() -> tinyint("128"), "22003", "value \"128\" is out of range for type tinyint");
    assertError(
        () -> bigint("9223372036854775808"),
        "22003",
        "value \"9223372036854775808\" is out of range for type bigint");
    assertError(
        () -> bigint("99999999999999999999"),
        "22003",
        "value \"99999999999999999999\" is out of range for type bigint");
    assertError(() -> bigint("abc"), "22P02", "invalid input syntax for type bigint: \"abc\"");
    assertError(() -> bigint("1.5"), "22P02", "invalid input syntax for type bigint: \"1.5\"");
    assertError(() -> bigint(""), "22P02", "invalid input syntax for type bigint: \"\"");
    assertError(() -> bigint("-"), "22P02", "invalid input syntax for type bigint: \"-\"");
    Texts bad = Texts.of("x");
    TextCasts.tryInteger(bad.heap(), bad.offset(), bad.length(), flag, integers);
    assertThat(flag.isNull).isTrue();
    for (int i = 0; i < 10_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      assertThat(bigint(Long.toString(value))).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "100, 100",
    "1e21, 1e+21",
    "1e15, 1e+15",
    "123456789012345, 123456789012345",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "-0.0, -0",
    "NaN, NaN",
    "-Infinity, -Infinity",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "5e-324, 5e-324",
    "0.1, 0.1",
    "3.0000000000000004, 3.0000000000000004",
    "12345678.9, 12345678.9",
    "1e14, 100000000000000"
  })
  void writesDoublesAsPostgres(double value, String expected) {
    ToTextCasts.toText(value, text, digits);
    assertThat(Texts.string(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "1e6, 1e+06",
    "123456, 123456",
    "0.1, 0.1",
    "16777216, 1.6777216e+07",
    "1e-5, 1e-05"
  })
  void writesRealsAsPostgres(float value, String expected) {
    ToTextCasts.toText(value, text, digits);
    assertThat(Texts.string(text)).isEqualTo(expected);
  }

  @Test
  void writtenNumbersReadBack() {
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      ToTextCasts.toText(value, text, digits);
      assertThat(Double.compare(Double.parseDouble(String.valueOf(Texts.string(text))), value))
          .isZero();
      long integer = random.nextLong() >> random.nextInt(64);
      ToTextCasts.toText(integer, text);
      assertThat(Texts.string(text)).isEqualTo(Long.toString(integer));
      BigInteger decimal = new BigInteger(random.nextInt(127), random).mod(BigInteger.TEN.pow(38));
      decimal = random.nextBoolean() ? decimal : decimal.negate();
      int scale = random.nextInt(39);
      ToTextCasts.decimalToText(
          decimal.shiftRight(64).longValue(), decimal.longValue(), scale, text);
      assertThat(Texts.string(text)).isEqualTo(new BigDecimal(decimal, scale).toPlainString());
      long small = integer % 1_000_000_000_000_000_000L;
      int smallScale = random.nextInt(19);
      ToTextCasts.decimalToText(small, smallScale, text);
      assertThat(Texts.string(text))
          .isEqualTo(BigDecimal.valueOf(small, smallScale).toPlainString());
    }
    ToTextCasts.toText(Long.MIN_VALUE, text);
    assertThat(Texts.string(text)).isEqualTo("-9223372036854775808");
  }

  @Test
  void readsDoublesWithRange() {
    Texts large = Texts.of("1e400");
    assertError(
        () -> TextCasts.toDouble(large.heap(), large.offset(), large.length(), numbers, SITES, 0),
        "22003",
        "value \"1e400\" is out of range for type double precision");
    Texts small = Texts.of("1e-400");
    TextCasts.tryDouble(small.heap(), small.offset(), small.length(), flag, numbers);
    assertThat(flag.isNull).isTrue();
    Texts bad = Texts.of("1,5");
    assertError(
        () -> TextCasts.toReal(bad.heap(), bad.offset(), bad.length(), numbers, SITES, 0),
        "22P02",
        "invalid input syntax for type real: \"1,5\"");
  }

  @Test
  void convertsDecimals() {
    TextCasts.DecimalState state = new TextCasts.DecimalState();
    Texts t = Texts.of("12.345");
    assertThat(TextCasts.toDecimal(t.heap(), t.offset(), t.length(), 10, 2, state, SITES, 0))
        .isEqualTo(1235);
    assertError(
        () -> TextCasts.toDecimal(t.heap(), t.offset(), t.length(), 3, 2, state, SITES, 0),
        "22003",
        "value out of range for DECIMAL(3, 2)");
    assertThat(NumericCasts.toDecimal(0.1, 10, 3, digits, SITES, 0)).isEqualTo(100);
    assertThat(NumericCasts.toDecimal(-2.675, 10, 2, digits, SITES, 0)).isEqualTo(-268);
    assertThat(NumericCasts.toDecimal(1e-300, 10, 2, digits, SITES, 0)).isZero();
    assertThatThrownBy(() -> NumericCasts.toDecimal(1e300, 18, 2, digits, SITES, 0))
        .isInstanceOf(LaminarException.class);
    Decimal128Result result = new Decimal128Result();
    NumericCasts.toDecimal128(-1e30, 38, 2, result, digits, SITES, 0);
    assertThat(
            BigInteger.valueOf(result.high)
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(result.low))))
        .isEqualTo(BigInteger.TEN.pow(32).negate());
    int different = 0;
    for (int i = 0; i < 100_000; i++) {
      BigInteger unscaled = new BigInteger(random.nextInt(126), random).mod(BigInteger.TEN.pow(38));
      int scale = random.nextInt(39);
      double expected = new BigDecimal(unscaled, scale).doubleValue();
      double actual =
          NumericCasts.decimalToDouble(
              unscaled.shiftRight(64).longValue(), unscaled.longValue(), scale);
      assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(Math.ulp(expected));
      different += actual == expected ? 0 : 1;
      long small = unscaled.mod(BigInteger.TEN.pow(18)).longValue();
      assertThat(NumericCasts.decimalToDouble(-small, scale % 19))
          .isEqualTo(BigDecimal.valueOf(-small, scale % 19).doubleValue());
    }
    assertThat(different).isLessThan(100); // of 100,000: the documented double rounding
  }

  @Test
  void roundsFloatingPointToIntegersHalfEven() {
    assertThat(NumericCasts.toInteger(2.5, SITES, 0)).isEqualTo(2);
    assertThat(NumericCasts.toInteger(3.5, SITES, 0)).isEqualTo(4);
    assertThat(NumericCasts.toInteger(-2.5, SITES, 0)).isEqualTo(-2);
    assertThat(NumericCasts.toTinyint(127.4, SITES, 0)).isEqualTo(127);
    assertError(
        () -> NumericCasts.toTinyint(127.5, SITES, 0), "22003", "value out of range for TINYINT");
    assertError(
        () -> NumericCasts.toInteger(Double.NaN, SITES, 0),
        "22003",
        "value out of range for INTEGER");
    assertError(
        () -> NumericCasts.toBigint(0x1p63, SITES, 0), "22003", "value out of range for BIGINT");
    assertThat(NumericCasts.toBigint(-0x1p63, SITES, 0)).isEqualTo(Long.MIN_VALUE);
    assertError(() -> NumericCasts.toReal(1e39, SITES, 0), "22003", "value out of range for REAL");
  }

  @ParameterizedTest
  @CsvSource({
    "t, 1",
    "TRUE, 1",
    "tr, 1",
    "yes, 1",
    "y, 1",
    "on, 1",
    "1, 1",
    "f, 0",
    "False, 0",
    "no, 0",
    "off, 0",
    "of, 0",
    "0, 0",
    "o, -1",
    "truee, -1",
    "2, -1",
    "'', -1",
    "' t ', 1"
  })
  void readsBooleans(String value, int expected) {
    Texts t = Texts.of(value);
    assertThat(BooleanText.parse(t.heap(), t.offset(), t.length())).isEqualTo(expected);
  }

  private String timestampRoundTrip(String value) {
    Texts t = Texts.of(value);
    long micros = TextCasts.toTimestamp(t.heap(), t.offset(), t.length(), times, SITES, 0);
    DateTimeText.timestampToText(micros, text);
    return String.valueOf(Texts.string(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01 09:30:00.123456, 2026-03-01 09:30:00.123456",
    "2026-03-01T09:30:00Z, 2026-03-01 09:30:00",
    "2026-03-01T09:30:00.500+02:00, 2026-03-01 09:30:00.5",
    "'  2026-3-1 9:30  ', 2026-03-01 09:30:00",
    "2026-03-01, 2026-03-01 00:00:00",
    "2026-12-31 23:59:59.9999995, 2027-01-01 00:00:00",
    "1969-12-31 23:59:59.999999, 1969-12-31 23:59:59.999999",
    "0001-01-01 00:00:00, 0001-01-01 00:00:00",
    "0044-03-15 12:00:00 BC, 0044-03-15 12:00:00 BC",
    "2024-02-29 24:00:00, 2024-03-01 00:00:00",
    "294000-01-01 00:00:00, 294000-01-01 00:00:00"
  })
  void readsAndWritesTimestamps(String value, String expected) {
    assertThat(timestampRoundTrip(value)).isEqualTo(expected);
  }

  @Test
  void readsInstants() {
    Texts t = Texts.of("2026-03-01 09:30:00-01:30");
    long micros = TextCasts.toInstant(t.heap(), t.offset(), t.length(), times, SITES, 0);
    DateTimeText.instantToText(micros, text);
    assertThat(Texts.string(text)).isEqualTo("2026-03-01 11:00:00+00");
  }

  @Test
  void refusesBadDateTimes() {
    for (String bad :
        new String[] {
          "",
          "abc",
          "2026-02-29",
          "2026-13-01",
          "2026-00-10",
          "2026-01-00",
          "2026-01-32",
          "26-01-01",
          "2026-01-01 25:00",
          "2026-01-01 10:60",
          "2026-01-01 10:00:60",
          "2026-01-01 10:00:00.",
          "2026-01-01 10:00:00.1234567890",
          "2026-01-01x",
          "2026-01-01 10",
          "2026/01/01",
          "2026-01-01 24:00:01",
          "0000-01-01",
          "2026-01-01T",
          "999999-01-01"
        }) {
      Texts t = Texts.of(bad);
      TextCasts.tryTimestamp(t.heap(), t.offset(), t.length(), flag, times);
      assertThat(flag.isNull).as(bad).isTrue();
    }
    Texts t = Texts.of("tomorrow");
    assertError(
        () -> TextCasts.toDate(t.heap(), t.offset(), t.length(), times, SITES, 0),
        "22007",
        "invalid input syntax for type date: \"tomorrow\"");
  }

  @Test
  void agreesWithJavaTime() {
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime time =
          LocalDateTime.of(1, 1, 1, 0, 0)
              .plus((long) (random.nextDouble() * 9998 * 365.2 * 86_400e6), ChronoUnit.MICROS);
      long micros = time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1000;
      Texts t = Texts.of(time.toString());
      assertThat(TextCasts.toTimestamp(t.heap(), t.offset(), t.length(), times, SITES, 0))
          .isEqualTo(micros);
      DateTimeText.timestampToText(micros, text);
      assertThat(LocalDateTime.parse(String.valueOf(Texts.string(text)).replace(' ', 'T')))
          .isEqualTo(time);
      DateTimeText.dateToText((int) time.toLocalDate().toEpochDay(), text);
      assertThat(Texts.string(text)).isEqualTo(time.toLocalDate().toString());
      DateTimeText.timeToText(time.toLocalTime().toNanoOfDay() / 1000, text);
      assertThat(LocalTime.parse(String.valueOf(Texts.string(text)))).isEqualTo(time.toLocalTime());
    }
    assertThat(LocalDate.ofEpochDay(0)).isEqualTo(LocalDate.of(1970, 1, 1));
  }

  @Test
  void writesIntervals() {
    long hour = 3_600_000_000L;
    assertThat(interval(26 * hour + 3 * 60_000_000L + 4_500_000)).isEqualTo("1 02:03:04.5");
    assertThat(interval(-26 * hour)).isEqualTo("-1 02:00:00");
    assertThat(interval(48 * hour)).isEqualTo("2 00:00:00");
    assertThat(interval(0)).isEqualTo("0 00:00:00");
    assertThat(interval(-500_000)).isEqualTo("-0 00:00:00.5");
    assertThat(months(14)).isEqualTo("1-2");
    assertThat(months(-13)).isEqualTo("-1-1");
    assertThat(months(24)).isEqualTo("2-0");
    assertThat(months(0)).isEqualTo("0-0");
  }

  private String interval(long micros) {
    DateTimeText.intervalToText(micros, text);
    return String.valueOf(Texts.string(text));
  }

  private String months(int months) {
    DateTimeText.monthsToText(months, text);
    return String.valueOf(Texts.string(text));
  }

  @Test
  void cutsPadsAndChecksLengths() {
    Texts t = Texts.of("straße");
    ToTextCasts.cut(t.heap(), t.offset(), t.length(), 5, text);
    assertThat(Texts.string(text)).isEqualTo("straß");
    ToTextCasts.pad(t.heap(), t.offset(), t.length(), 8, text, SITES, 0);
    assertThat(Texts.string(text)).isEqualTo("straße  ");
    assertError(
        () -> ToTextCasts.assign(t.heap(), t.offset(), t.length(), 5, text, SITES, 0),
        "22001",
        "value too long for type VARCHAR(5)");
    Texts blanks = Texts.of("ab   ");
    ToTextCasts.assign(blanks.heap(), blanks.offset(), blanks.length(), 3, text, SITES, 0);
    assertThat(Texts.string(text)).isEqualTo("ab ");
  }

  @Test
  void aSubqueryForAValueHasOneRow() {
    assertThat(RowCounts.singleRow(0, SITES, 0)).isTrue();
    assertThat(RowCounts.singleRow(1, SITES, 0)).isTrue();
    assertError(
        () -> RowCounts.singleRow(2, SITES, 0),
        "21000",
        "a subquery that stands for a value has more than one row");
  }

  private static void assertError(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String state, String message) {
    assertThatThrownBy(call)
        .hasMessage(message)
        .extracting(error -> ((LaminarException) error).code().sqlState())
        .isEqualTo(state);
  }
}
