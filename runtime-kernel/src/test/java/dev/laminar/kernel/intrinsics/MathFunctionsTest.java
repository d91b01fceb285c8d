package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Exact arithmetic against {@link BigInteger}, the rest against the standard's and PostgreSQL's
 * rules.
 */
class MathFunctionsTest {

  private static final ErrorSites SITES = TestSites.SITES;

  private final Random random = new Random(37);

  private interface Operation {
    long run(long left, long right);
  }

  private void compare(
      String type, BinaryOperator<BigInteger> expected, Operation operation, int bits) {
    for (int i = 0; i < 20_000; i++) {
      long a = value(bits);
      long b = value(bits);
      BigInteger result = expected.apply(BigInteger.valueOf(a), BigInteger.valueOf(b));
      if (result.bitLength() < bits) {
        assertThat(operation.run(a, b)).isEqualTo(result.longValueExact());
      } else {
        assertError(() -> operation.run(a, b), "22003", "value out of range for " + type);
      }
    }
  }

  /** Of that width; extremes are common. */
  private long value(int bits) {
    long value = random.nextLong() >> (64 - bits) >> random.nextInt(bits);
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE >> (64 - bits);
      case 1 -> Long.MAX_VALUE >> (64 - bits);
      case 2 -> -1;
      default -> value == 0 ? 1 : value;
    };
  }

  @Test
  void integerArithmeticIsExactOrFails() {
    compare(
        "TINYINT", BigInteger::add, (a, b) -> ExactMath.addTinyint((int) a, (int) b, SITES, 0), 8);
    compare(
        "SMALLINT",
        BigInteger::add,
        (a, b) -> ExactMath.addSmallint((int) a, (int) b, SITES, 0),
        16);
    compare("INTEGER", BigInteger::add, (a, b) -> ExactMath.add((int) a, (int) b, SITES, 0), 32);
    compare("BIGINT", BigInteger::add, (a, b) -> ExactMath.add(a, b, SITES, 0), 64);
    compare(
        "TINYINT",
        BigInteger::subtract,
        (a, b) -> ExactMath.subtractTinyint((int) a, (int) b, SITES, 0),
        8);
    compare(
        "SMALLINT",
        BigInteger::subtract,
        (a, b) -> ExactMath.subtractSmallint((int) a, (int) b, SITES, 0),
        16);
    compare(
        "INTEGER",
        BigInteger::subtract,
        (a, b) -> ExactMath.subtract((int) a, (int) b, SITES, 0),
        32);
    compare("BIGINT", BigInteger::subtract, (a, b) -> ExactMath.subtract(a, b, SITES, 0), 64);
    compare(
        "TINYINT",
        BigInteger::multiply,
        (a, b) -> ExactMath.multiplyTinyint((int) a, (int) b, SITES, 0),
        8);
    compare(
        "SMALLINT",
        BigInteger::multiply,
        (a, b) -> ExactMath.multiplySmallint((int) a, (int) b, SITES, 0),
        16);
    compare(
        "INTEGER",
        BigInteger::multiply,
        (a, b) -> ExactMath.multiply((int) a, (int) b, SITES, 0),
        32);
    compare("BIGINT", BigInteger::multiply, (a, b) -> ExactMath.multiply(a, b, SITES, 0), 64);
    compare(
        "TINYINT",
        BigInteger::divide,
        (a, b) -> ExactMath.divideTinyint((int) a, (int) b, SITES, 0),
        8);
    compare(
        "INTEGER", BigInteger::divide, (a, b) -> ExactMath.divide((int) a, (int) b, SITES, 0), 32);
    compare("BIGINT", BigInteger::divide, (a, b) -> ExactMath.divide(a, b, SITES, 0), 64);
    compare(
        "INTEGER", BigInteger::remainder, (a, b) -> ExactMath.mod((int) a, (int) b, SITES, 0), 32);
    compare("BIGINT", BigInteger::remainder, (a, b) -> ExactMath.mod(a, b, SITES, 0), 64);
    compare(
        "SMALLINT",
        (a, _) -> a.negate(),
        (a, _) -> ExactMath.negateSmallint((int) a, SITES, 0),
        16);
    compare("BIGINT", (a, _) -> a.negate(), (a, _) -> ExactMath.negate(a, SITES, 0), 64);
    compare("TINYINT", (a, _) -> a.abs(), (a, _) -> ExactMath.absTinyint((int) a, SITES, 0), 8);
    compare("INTEGER", (a, _) -> a.abs(), (a, _) -> ExactMath.abs((int) a, SITES, 0), 32);
    compare("BIGINT", (a, _) -> a.abs(), (a, _) -> ExactMath.abs(a, SITES, 0), 64);
    assertError(() -> ExactMath.divide(1, 0, SITES, 0), "22012", "division by zero");
    assertError(() -> ExactMath.mod(1L, 0L, SITES, 0), "22012", "division by zero");
  }

  @Test
  void doublesCompareAsPostgres() {
    double nan = Double.NaN;
    assertThat(DoubleMath.compare(nan, nan)).isZero();
    assertThat(DoubleMath.compare(nan, Double.POSITIVE_INFINITY)).isPositive();
    assertThat(DoubleMath.compare(-0.0, 0.0)).isZero();
    assertThat(DoubleMath.compare(1.0, 2.0)).isNegative();
    double[] values = {Double.NEGATIVE_INFINITY, -1, -0.0, 0.0, 1, Double.POSITIVE_INFINITY, nan};
    for (double a : values) {
      for (double b : values) {
        int order = DoubleMath.compare(a, b);
        assertThat(DoubleMath.equal(a, b)).isEqualTo(order == 0);
        assertThat(DoubleMath.less(a, b)).isEqualTo(order < 0);
        assertThat(DoubleMath.lessOrEqual(a, b)).isEqualTo(order <= 0);
        assertThat(DoubleMath.less((float) a, (float) b)).isEqualTo(order < 0);
        assertThat(DoubleMath.lessOrEqual((float) a, (float) b)).isEqualTo(order <= 0);
        assertThat(DoubleMath.keyBits(a) == DoubleMath.keyBits(b)).isEqualTo(order == 0);
      }
    }
  }

  @Test
  void doubleArithmeticFailsWhereItLeavesTheRange() {
    assertError(() -> DoubleMath.divide(1.0, 0.0, SITES, 0), "22012", "division by zero");
    assertError(() -> DoubleMath.divide(0.0, -0.0, SITES, 0), "22012", "division by zero");
    assertThat(DoubleMath.divide(Double.NaN, 0.0, SITES, 0)).isNaN();
    assertError(
        () -> DoubleMath.multiply(1e200, 1e200, SITES, 0),
        "22003",
        "value out of range for DOUBLE");
    assertError(
        () -> DoubleMath.add(3e38f, 3e38f, SITES, 0), "22003", "value out of range for REAL");
    assertThat(DoubleMath.add(Double.POSITIVE_INFINITY, 1, SITES, 0)).isInfinite();
    assertError(() -> DoubleMath.exp(1000, SITES, 0), "22003", "value out of range for DOUBLE");
    assertError(
        () -> DoubleMath.sqrt(-1, SITES, 0),
        "22023",
        "cannot take square root of a negative number");
    assertError(() -> DoubleMath.ln(0, SITES, 0), "22023", "cannot take logarithm of zero");
    assertError(
        () -> DoubleMath.log10(-1, SITES, 0),
        "22023",
        "cannot take logarithm of a negative number");
    assertError(
        () -> DoubleMath.power(0, -1, SITES, 0),
        "22023",
        "zero raised to a negative power is undefined");
    assertError(
        () -> DoubleMath.power(-8, 0.5, SITES, 0),
        "22023",
        "a negative number raised to a non-integer power yields a complex result");
    assertThat(DoubleMath.power(1, Double.NaN, SITES, 0)).isEqualTo(1);
    assertThat(DoubleMath.power(9, 3, SITES, 0)).isEqualTo(729);
    assertThat(DoubleMath.log(2, 64, SITES, 0)).isCloseTo(6, within(1e-12));
    assertThat(DoubleMath.log(100, SITES, 0)).isEqualTo(2);
    assertThat(DoubleMath.cbrt(27)).isEqualTo(3);
  }

  @Test
  void trigonometry() {
    assertThat(Trigonometry.sind(30, SITES, 0)).isEqualTo(0.5);
    assertThat(Trigonometry.sind(-390, SITES, 0)).isEqualTo(-0.5);
    assertThat(Trigonometry.sind(180, SITES, 0)).isZero();
    assertThat(Trigonometry.sind(270, SITES, 0)).isEqualTo(-1);
    assertThat(Trigonometry.cosd(60, SITES, 0)).isEqualTo(0.5);
    assertThat(Trigonometry.cosd(90, SITES, 0)).isZero();
    assertThat(Trigonometry.cosd(-180, SITES, 0)).isEqualTo(-1);
    assertThat(Trigonometry.tand(45, SITES, 0)).isEqualTo(1);
    assertThat(Trigonometry.tand(135, SITES, 0)).isEqualTo(-1);
    assertThat(Trigonometry.asind(0.5, SITES, 0)).isEqualTo(30);
    assertThat(Trigonometry.acosd(0.5, SITES, 0)).isEqualTo(60);
    assertThat(Trigonometry.atand(1)).isEqualTo(45);
    for (int i = 0; i < 1000; i++) {
      double degrees = random.nextDouble() * 2000 - 1000;
      assertThat(Trigonometry.sind(degrees, SITES, 0))
          .isCloseTo(Math.sin(Math.toRadians(degrees)), within(1e-12));
      assertThat(Trigonometry.cosd(degrees, SITES, 0))
          .isCloseTo(Math.cos(Math.toRadians(degrees)), within(1e-12));
      double x = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
      assertThat(Math.sinh(Trigonometry.asinh(x))).isCloseTo(x, within(Math.abs(x) * 1e-13));
      double above = 1 + Math.abs(x);
      assertThat(Math.cosh(Trigonometry.acosh(above, SITES, 0)))
          .isCloseTo(above, within(above * 1e-12));
      double inside = random.nextDouble() * 2 - 1;
      assertThat(Math.tanh(Trigonometry.atanh(inside, SITES, 0))).isCloseTo(inside, within(1e-14));
    }
    assertError(
        () -> Trigonometry.sin(Double.POSITIVE_INFINITY, SITES, 0),
        "22003",
        "input is out of range");
    assertError(() -> Trigonometry.acos(1.5, SITES, 0), "22003", "input is out of range");
    assertThat(Trigonometry.acos(Double.NaN, SITES, 0)).isNaN();
    assertThat(Trigonometry.cot(0, SITES, 0)).isInfinite();
    assertThat(Trigonometry.degrees(0.5, SITES, 0)).isCloseTo(28.64788975654116, within(1e-13));
    assertThat(Trigonometry.radians(45)).isCloseTo(0.7853981633974483, within(1e-15));
  }

  @Test
  void rounds() {
    DecimalDigits digits = new DecimalDigits();
    assertThat(Rounding.round(2.5)).isEqualTo(3);
    assertThat(Rounding.round(-2.5)).isEqualTo(-3);
    assertThat(Rounding.round(0.49999999999999994)).isZero();
    assertThat(Rounding.round(2.675, 2, digits, SITES, 0)).isEqualTo(2.68);
    assertThat(Rounding.truncate(-42.4382, 2, digits)).isEqualTo(-42.43);
    assertThat(Rounding.round(1234.56, -2, digits, SITES, 0)).isEqualTo(1200);
    assertThat(Rounding.round(1234.56, -9, digits, SITES, 0)).isZero();
    for (int i = 0; i < 50_000; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
      int n = random.nextInt(30) - 10;
      BigDecimal decimal = new BigDecimal(Double.toString(value));
      assertThat(Rounding.round(value, n, digits, SITES, 0))
          .isEqualTo(decimal.setScale(n, RoundingMode.HALF_UP).doubleValue() + 0.0);
      assertThat(Rounding.truncate(value, n, digits))
          .isEqualTo(decimal.setScale(n, RoundingMode.DOWN).doubleValue() + 0.0);
      long integer = random.nextLong() >> random.nextInt(64);
      int down = -random.nextInt(22);
      BigInteger expected =
          new BigDecimal(integer)
              .setScale(down, RoundingMode.HALF_UP)
              .setScale(0, RoundingMode.UNNECESSARY)
              .toBigInteger();
      if (expected.bitLength() < 64) {
        assertThat(Rounding.round(integer, down, SITES, 0)).isEqualTo(expected.longValueExact());
      } else {
        assertError(
            () -> Rounding.round(integer, down, SITES, 0),
            "22003",
            "value out of range for BIGINT");
      }
      assertThat(Rounding.truncate(integer, down))
          .isEqualTo(new BigDecimal(integer).setScale(down, RoundingMode.DOWN).longValueExact());
    }
    assertError(
        () -> Rounding.round(Integer.MAX_VALUE, -1, SITES, 0),
        "22003",
        "value out of range for INTEGER");
  }

  @Test
  void roundsDecimals() {
    Decimal128Result result = new Decimal128Result();
    for (int i = 0; i < 50_000; i++) {
      long value = random.nextLong() % 1_000_000_000_000_000_000L >> random.nextInt(60);
      int scale = random.nextInt(19);
      int digits = random.nextInt(24) - 4;
      BigDecimal decimal = BigDecimal.valueOf(value, scale);
      BigInteger rounded = rescaled(decimal.setScale(digits, RoundingMode.HALF_UP), scale, digits);
      if (rounded.abs().compareTo(BigInteger.TEN.pow(18)) < 0) {
        assertThat(DecimalRounding.round(value, scale, digits, 18, SITES, 0))
            .isEqualTo(rounded.longValueExact());
      }
      assertThat(DecimalRounding.truncate(value, scale, digits))
          .isEqualTo(
              rescaled(decimal.setScale(digits, RoundingMode.DOWN), scale, digits)
                  .longValueExact());
      assertThat(DecimalRounding.floor(value, scale))
          .isEqualTo(decimal.setScale(0, RoundingMode.FLOOR).longValueExact());
      assertThat(DecimalRounding.ceil(value, scale))
          .isEqualTo(decimal.setScale(0, RoundingMode.CEILING).longValueExact());
      BigInteger wide = new BigInteger(random.nextInt(126), random).mod(BigInteger.TEN.pow(37));
      wide = random.nextBoolean() ? wide : wide.negate();
      int wideScale = random.nextInt(38);
      BigDecimal wideDecimal = new BigDecimal(wide, wideScale);
      long high = wide.shiftRight(64).longValue();
      long low = wide.longValue();
      DecimalRounding.floor(high, low, wideScale, result, SITES, 0);
      assertThat(big(result)).isEqualTo(wideDecimal.setScale(0, RoundingMode.FLOOR).toBigInteger());
      DecimalRounding.ceil(high, low, wideScale, result, SITES, 0);
      assertThat(big(result))
          .isEqualTo(wideDecimal.setScale(0, RoundingMode.CEILING).toBigInteger());
      int wideDigits = random.nextInt(wideScale + 1);
      DecimalRounding.round(high, low, wideScale, wideDigits, 38, result, SITES, 0);
      assertThat(big(result))
          .isEqualTo(
              rescaled(
                  wideDecimal.setScale(wideDigits, RoundingMode.HALF_UP), wideScale, wideDigits));
      DecimalRounding.truncate(high, low, wideScale, wideDigits, result, SITES, 0);
      assertThat(big(result))
          .isEqualTo(
              rescaled(wideDecimal.setScale(wideDigits, RoundingMode.DOWN), wideScale, wideDigits));
      DecimalRounding.sign(high, low, wideScale, result);
      assertThat(big(result))
          .isEqualTo(BigInteger.valueOf(wide.signum()).multiply(BigInteger.TEN.pow(wideScale)));
    }
  }

  /** The unscaled value with the old scale; rounding to more digits than that changes nothing. */
  private static BigInteger rescaled(BigDecimal rounded, int scale, int digits) {
    return digits >= scale
        ? rounded.movePointRight(scale).toBigIntegerExact()
        : rounded.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
  }

  private static BigInteger big(Decimal128Result value) {
    return BigInteger.valueOf(value.high)
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(value.low)));
  }

  @Test
  void hashesSpreadOverTheirUpperBits() {
    long[][] sequences = new long[6][20_000];
    for (int i = 0; i < 20_000; i++) {
      sequences[0][i] = Hashing.hashLong(i);
      sequences[1][i] = Hashing.hashLong((long) i << 40);
      sequences[2][i] = Hashing.hashLong(DoubleMath.keyBits(i * 0.25));
      Texts shortKey = Texts.of("key" + i);
      sequences[3][i] = Hashing.hashText(shortKey.heap(), shortKey.offset(), shortKey.length());
      Texts longKey = Texts.of("customer-number-" + i);
      sequences[4][i] = Hashing.hashText(longKey.heap(), longKey.offset(), longKey.length());
      sequences[5][i] = Hashing.combine(Hashing.hashLong(i % 100), i / 100);
    }
    for (long[] hashes : sequences) {
      for (int shift : new int[] {54, 44, 30, 16}) {
        int[] buckets = new int[1024];
        for (long hash : hashes) {
          buckets[(int) (hash >>> shift) & 1023]++;
        }
        double expected = hashes.length / 1024.0;
        double chiSquared = 0;
        for (int bucket : buckets) {
          chiSquared += (bucket - expected) * (bucket - expected) / expected;
        }
        // 1023 degrees of freedom: mean 1023, standard deviation 45; six of them are allowed
        assertThat(chiSquared).isBetween(750.0, 1300.0);
      }
    }
  }

  private static void assertError(ThrowingCallable call, String state, String message) {
    assertThatThrownBy(call)
        .hasMessage(message)
        .extracting(error -> ((LaminarException) error).code().sqlState())
        .isEqualTo(state);
  }
}
