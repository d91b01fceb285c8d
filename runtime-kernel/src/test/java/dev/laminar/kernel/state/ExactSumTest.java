package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {

  private static double sumOf(double... values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value, 1);
    }
    return sum.value();
  }

  @Test
  void roundsOnceToTheNearest() {
    assertThat(sumOf()).isZero();
    assertThat(sumOf(1e100, 1, -1e100)).isEqualTo(1);
    assertThat(sumOf(1, 0x1p-53)).isEqualTo(1);
    assertThat(sumOf(1, 0x1p-53, Double.MIN_VALUE)).isEqualTo(1 + 0x1p-52);
    assertThat(sumOf(1, 0x1p-53, -Double.MIN_VALUE)).isEqualTo(1);
    assertThat(sumOf(1 + 0x1p-52, 0x1p-53)).isEqualTo(1 + 0x1p-51);
    assertThat(sumOf(-1, -0x1p-53, -Double.MIN_VALUE)).isEqualTo(-1 - 0x1p-52);
    assertThat(sumOf(Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(2 * Double.MIN_VALUE);
    assertThat(sumOf(Double.MIN_NORMAL, -Double.MIN_VALUE))
        .isEqualTo(Double.MIN_NORMAL - Double.MIN_VALUE);
    assertThat(sumOf(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sumOf(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE))
        .isEqualTo(Double.MAX_VALUE);
    assertThat(1 / sumOf(-0.0)).isPositive();
  }

  @Test
  void infinitiesGoAgain() {
    ExactSum sum = new ExactSum();
    sum.add(Double.POSITIVE_INFINITY, 1);
    sum.add(1.5, 1);
    assertThat(sum.value()).isEqualTo(Double.POSITIVE_INFINITY);
    sum.add(Double.NEGATIVE_INFINITY, 1);
    assertThat(sum.value()).isNaN();
    sum.add(Double.POSITIVE_INFINITY, -1);
    assertThat(sum.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    sum.add(Double.NaN, 1);
    sum.add(Double.NEGATIVE_INFINITY, -1);
    assertThat(sum.value()).isNaN();
    sum.add(Double.NaN, -1);
    assertThat(sum.value()).isEqualTo(1.5);
  }

  /** Against sums of exact decimals. */
  @Test
  void windowsOfRandomNumbers() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      int spread = random.nextInt(4) == 0 ? 2046 : 1 + random.nextInt(200);
      int start = random.nextInt(2047 - spread);
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        long exponent = start + random.nextInt(spread);
        long mantissa = random.nextLong() >>> 12;
        if (random.nextBoolean()) {
          mantissa &= -1L << random.nextInt(52);
        }
        double value = Double.longBitsToDouble(exponent << 52 | mantissa);
        values.add(random.nextBoolean() ? value : -value);
        if (i > 0 && random.nextInt(5) == 0) {
          values.set(i, -values.get(random.nextInt(i)));
        }
      }
      ExactSum sum = new ExactSum();
      int width = 1 + random.nextInt(20);
      for (int i = 0; i < values.size(); i++) {
        sum.add(values.get(i), 1);
        if (i >= width) {
          sum.add(values.get(i - width), -1);
        }
        BigDecimal exact =
            values.subList(Math.max(0, i - width + 1), i + 1).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.value()).isEqualTo(exact.doubleValue());
      }
      sum.clear();
      assertThat(sum.value()).isZero();
    }
  }
}
