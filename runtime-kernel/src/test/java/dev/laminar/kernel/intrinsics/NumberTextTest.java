package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compares with the JDK's parsers over seeded random numbers, among them halfway cases and
 * subnormals.
 */
class NumberTextTest {

  private final Random random = new Random(5);
  private final NumberScanner scanner = new NumberScanner();

  private NumberScanner.Kind scan(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return scanner.scan(Arrays.copyOf(bytes, bytes.length + 16), 0, bytes.length);
  }

  @Test
  void readsDoublesAndFloatsAsTheJdkDoes() {
    for (int i = 0; i < 300_000; i++) {
      String text = number();
      assertThat(scan(text)).isEqualTo(NumberScanner.Kind.NUMBER);
      if (Double.compare(scanner.toDouble(), Double.parseDouble(text)) != 0) {
        assertThat(scanner.toDouble()).as(text).isEqualTo(Double.parseDouble(text));
      }
      if (Float.compare(scanner.toFloat(), Float.parseFloat(text)) != 0) {
        assertThat(scanner.toFloat()).as(text).isEqualTo(Float.parseFloat(text));
      }
    }
  }

  @Test
  void readsNamesAndRefusesTheRest() {
    assertThat(scan(" -iNfinity ")).isEqualTo(NumberScanner.Kind.INFINITY);
    assertThat(scanner.toDouble()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(scan("NaN")).isEqualTo(NumberScanner.Kind.NAN);
    assertThat(scanner.toDouble()).isNaN();
    assertThat(scan("\t+.5e-3\n")).isEqualTo(NumberScanner.Kind.NUMBER);
    assertThat(scanner.toDouble()).isEqualTo(0.0005);
    for (String bad :
        new String[] {
          "", " ", ".", "-", "1e", "1e+", "1.2.3", "0x10", "1 2", "-nan", "e5", "1_0", "--1"
        }) {
      assertThat(scan(bad)).as(bad).isEqualTo(NumberScanner.Kind.INVALID);
    }
  }

  @Test
  void readsDecimals() {
    Decimal128Result result = new Decimal128Result();
    for (int i = 0; i < 200_000; i++) {
      String text = number();
      int scale = random.nextInt(39);
      assertThat(scan(text)).isEqualTo(NumberScanner.Kind.NUMBER);
      BigInteger expected =
          new BigDecimal(text).setScale(scale, RoundingMode.HALF_UP).unscaledValue();
      boolean fits = expected.abs().compareTo(BigInteger.TEN.pow(38)) < 0;
      boolean actual = scanner.toDecimal(scale, result);
      BigInteger value =
          BigInteger.valueOf(result.high)
              .shiftLeft(64)
              .add(new BigInteger(Long.toUnsignedString(result.low)));
      if (actual != fits || fits && !value.equals(expected)) {
        assertThat(actual ? value : null)
            .as(text + " scale " + scale)
            .isEqualTo(fits ? expected : null);
      }
    }
  }

  @Test
  void findsTheShortestDigits() {
    DecimalDigits digits = new DecimalDigits();
    for (int i = 0; i < 200_000; i++) {
      double value =
          i < 2000
              ? Double.longBitsToDouble(i)
              : Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (Double.isFinite(value) && value != 0) {
        digits.of(value);
        BigDecimal decimal =
            new BigDecimal(BigInteger.valueOf(digits.digits()), -digits.exponent());
        if (decimal.doubleValue() != value || digits.digits() % 10 == 0) {
          assertThat(decimal.doubleValue()).isEqualTo(value);
        }
        BigDecimal jdk = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        assertThat(decimal.precision()).isLessThanOrEqualTo(jdk.precision());
      }
      float single = Math.abs(Float.intBitsToFloat(random.nextInt()));
      if (Float.isFinite(single) && single != 0) {
        digits.of(single);
        assertThat(
                new BigDecimal(BigInteger.valueOf(digits.digits()), -digits.exponent())
                    .floatValue())
            .isEqualTo(single);
      }
    }
    digits.of(Double.MIN_VALUE);
    assertThat(digits.digits()).isEqualTo(5);
    assertThat(digits.exponent()).isEqualTo(-324);
  }

  private String number() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.toString(finite());
      case 1 -> {
        // exactly halfway between two doubles, or a digit away from that
        double value = finite();
        BigDecimal half =
            new BigDecimal(value)
                .add(new BigDecimal(Math.nextUp(value)))
                .divide(BigDecimal.valueOf(2));
        BigDecimal nudge =
            half.multiply(new BigDecimal("1e-30"))
                .multiply(BigDecimal.valueOf(random.nextInt(3) - 1));
        yield half.add(nudge).toString();
      }
      case 2 -> random.nextLong() + "e" + (random.nextInt(700) - 350);
      case 3 ->
          new BigInteger(1 + random.nextInt(200), random)
              + "."
              + new BigInteger(random.nextInt(100), random);
      case 4 ->
          (random.nextInt(2000) - 1000)
              + "."
              + random.nextInt(1000)
              + "E"
              + (random.nextInt(40) - 20);
      default -> "0.000" + random.nextInt(1_000_000) + random.nextInt(10_000_000);
    };
  }

  private double finite() {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) && Math.abs(value) < 1e308 ? value : random.nextDouble();
  }
}
