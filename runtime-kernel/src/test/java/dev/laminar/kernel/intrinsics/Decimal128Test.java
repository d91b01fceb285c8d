package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compares with {@link BigDecimal} over seeded random values of every magnitude, extremes included.
 */
class Decimal128Test {

  private static final int ROUNDS = 60_000;
  private static final ErrorSites SITES = TestSites.SITES;
  private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

  private final Random random = new Random(7);
  private final Decimal128Result result = new Decimal128Result();

  @Test
  void addsAndSubtracts() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger a = value();
      BigInteger b = value();
      check(
          a.add(b),
          38,
          () -> Decimal128.add(high(a), low(a), high(b), low(b), 38, 0, result, SITES, 0));
      check(
          a.subtract(b),
          38,
          () -> Decimal128.subtract(high(a), low(a), high(b), low(b), 38, 0, result, SITES, 0));
    }
  }

  @Test
  void multipliesWithRounding() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger a = value();
      BigInteger b = value();
      int scaleDown = random.nextInt(39);
      int precision = 1 + random.nextInt(38);
      BigInteger expected = shift(new BigDecimal(a.multiply(b)), -scaleDown);
      check(
          expected,
          precision,
          () ->
              Decimal128.multiply(
                  high(a), low(a), high(b), low(b), scaleDown, precision, 2, result, SITES, 0));
    }
  }

  @Test
  void dividesWithRounding() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger a = value();
      BigInteger b = value();
      if (b.signum() == 0) {
        continue;
      }
      int scaleUp = random.nextInt(77);
      BigInteger expected =
          new BigDecimal(a.multiply(BigInteger.TEN.pow(scaleUp)))
              .divide(new BigDecimal(b), 0, RoundingMode.HALF_UP)
              .toBigInteger();
      check(
          expected,
          38,
          () ->
              Decimal128.divide(
                  high(a), low(a), high(b), low(b), scaleUp, 38, 0, result, SITES, 0));
      Decimal128.remainder(high(a), low(a), high(b), low(b), result, SITES, 0);
      assertThat(big(result)).isEqualTo(a.remainder(b));
    }
  }

  @Test
  void rescales() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger a = value();
      int digits = random.nextInt(77) - 38;
      check(
          shift(new BigDecimal(a), digits),
          38,
          () -> Decimal128.rescale(high(a), low(a), digits, 38, 0, result, SITES, 0));
    }
  }

  @Test
  void averages() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger sum = value();
      long count = 1 + (random.nextLong() >>> 1 + random.nextInt(62));
      int scaleUp = random.nextInt(10);
      BigInteger expected =
          new BigDecimal(sum.multiply(BigInteger.TEN.pow(scaleUp)))
              .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
              .toBigInteger();
      check(
          expected,
          38,
          () -> Decimal128.average(high(sum), low(sum), count, scaleUp, 38, 0, result, SITES, 0));
    }
  }

  @Test
  void comparesAndNegates() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger a = value();
      BigInteger b = random.nextInt(4) == 0 ? a : value();
      assertThat(Integer.signum(Decimal128.compare(high(a), low(a), high(b), low(b))))
          .isEqualTo(a.compareTo(b));
      assertThat(Decimal128.equal(high(a), low(a), high(b), low(b))).isEqualTo(a.equals(b));
      Decimal128.negate(high(a), low(a), result);
      assertThat(big(result)).isEqualTo(a.negate());
      Decimal128.abs(high(a), low(a), result);
      assertThat(big(result)).isEqualTo(a.abs());
      assertThat(Decimal128.signum(high(a), low(a))).isEqualTo(a.signum());
    }
  }

  @Test
  void longVariantsAgree() {
    for (int i = 0; i < ROUNDS; i++) {
      long a = longValue();
      long b = longValue();
      int precision = 1 + random.nextInt(18);
      int scaleDown = random.nextInt(37);
      BigInteger bigA = BigInteger.valueOf(a);
      BigInteger bigB = BigInteger.valueOf(b);
      checkLong(bigA.add(bigB), precision, () -> DecimalLong.add(a, b, precision, 0, SITES, 0));
      checkLong(
          bigA.subtract(bigB), precision, () -> DecimalLong.subtract(a, b, precision, 0, SITES, 0));
      checkLong(
          shift(new BigDecimal(bigA.multiply(bigB)), -scaleDown),
          precision,
          () -> DecimalLong.multiply(a, b, scaleDown, precision, 0, SITES, 0));
      int digits = random.nextInt(73) - 36;
      checkLong(
          shift(new BigDecimal(bigA), digits),
          precision,
          () -> DecimalLong.rescale(a, digits, precision, 0, SITES, 0));
      if (b != 0) {
        BigInteger quotient =
            new BigDecimal(bigA.multiply(BigInteger.TEN.pow(scaleDown)))
                .divide(new BigDecimal(bigB), 0, RoundingMode.HALF_UP)
                .toBigInteger();
        checkLong(
            quotient, precision, () -> DecimalLong.divide(a, b, scaleDown, precision, 0, SITES, 0));
        assertThat(DecimalLong.remainder(a, b, SITES, 0))
            .isEqualTo(bigA.remainder(bigB).longValueExact());
      }
    }
  }

  @Test
  void namesTypeAndDivision() {
    assertThatThrownBy(() -> Decimal128.add(0, 99, 0, 1, 2, 1, result, SITES, 0))
        .hasMessage("value out of range for DECIMAL(2, 1)")
        .extracting(error -> ((SqlRuntimeException) error).code())
        .isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
    assertThatThrownBy(() -> Decimal128.divide(0, 1, 0, 0, 0, 38, 0, result, SITES, 0))
        .hasMessage("division by zero");
    assertThatThrownBy(() -> DecimalLong.divide(1, 0, 0, 18, 0, SITES, 0))
        .hasMessage("division by zero");
  }

  private void check(BigInteger expected, int precision, Runnable operation) {
    if (expected.abs().compareTo(BigInteger.TEN.pow(precision)) < 0) {
      operation.run();
      if (!big(result).equals(expected)) {
        assertThat(big(result)).isEqualTo(expected);
      }
    } else {
      try {
        operation.run();
      } catch (SqlRuntimeException error) {
        return;
      }
      throw new AssertionError("no overflow, expected " + expected + ", got " + big(result));
    }
  }

  private interface LongOperation {
    long run();
  }

  private static void checkLong(BigInteger expected, int precision, LongOperation operation) {
    boolean fits = expected.abs().compareTo(BigInteger.TEN.pow(precision)) < 0;
    long actual;
    try {
      actual = operation.run();
    } catch (SqlRuntimeException error) {
      assertThat(fits).isFalse();
      return;
    }
    if (!fits || actual != expected.longValueExact()) {
      assertThat(BigInteger.valueOf(actual)).isEqualTo(expected);
    }
  }

  private static BigInteger shift(BigDecimal value, int digits) {
    return value.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).toBigInteger();
  }

  /** Any magnitude below 10^38, often an extreme, a power of ten or of two, or next to one. */
  private BigInteger value() {
    BigInteger magnitude =
        switch (random.nextInt(6)) {
          case 0 ->
              BigInteger.TEN
                  .pow(random.nextInt(39))
                  .subtract(BigInteger.valueOf(random.nextInt(3)));
          case 1 ->
              BigInteger.TWO
                  .pow(random.nextInt(127))
                  .add(BigInteger.valueOf(random.nextInt(3) - 1));
          case 2 -> BigInteger.TEN.pow(random.nextInt(38)).multiply(BigInteger.valueOf(5));
          default -> new BigInteger(1 + random.nextInt(126), random);
        };
    BigInteger bounded = magnitude.abs().mod(LIMIT);
    return random.nextBoolean() ? bounded : bounded.negate();
  }

  private long longValue() {
    return value().mod(BigInteger.TEN.pow(18)).longValueExact() * (random.nextBoolean() ? 1 : -1);
  }

  private static long high(BigInteger value) {
    return value.shiftRight(64).longValue();
  }

  private static long low(BigInteger value) {
    return value.longValue();
  }

  private static BigInteger big(Decimal128Result value) {
    return BigInteger.valueOf(value.high)
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(value.low)));
  }
}
