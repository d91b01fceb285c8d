package dev.laminar.kernel.format;

import java.nio.charset.StandardCharsets;

/**
 * DOUBLE and REAL from bytes, correctly rounded. Clinger's case (a significand below 2^53 and a
 * small power of ten) is one multiplication or division; nearly all others are decided by 128-bit
 * products (Lemire, "Number parsing at a gigabyte per second"); the few that need arbitrary
 * precision go to the JDK, the one place here that allocates.
 */
public final class Doubles {

  private static final int CLINGER_POWER = 22;
  private static final long CLINGER_SIGNIFICAND = 1L << 53;
  private static final int MAX_DIGITS = 19;
  private static final long FLOAT_TIE_MASK = 0x1FFFFFFFL;
  private static final long FLOAT_TIE = 0x10000000L;

  private static final byte[] NAN = {'N', 'a', 'N'};
  private static final byte[] INFINITY = {'I', 'n', 'f', 'i', 'n', 'i', 't', 'y'};

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Doubles() {}

  /** DOUBLE. Too large a number is refused, too small a one becomes zero. */
  public static int readDouble(byte[] bytes, int at, double[] values, int row, long[] scratch) {
    long plain = Numbers.scan(bytes, at, scratch, 0);
    long significand = scratch[0];
    if (plain < 0 || Math.abs(significand) > CLINGER_SIGNIFICAND) {
      return readSlow(bytes, at, values, row);
    }
    double value = significand / POWERS[(int) (plain >> 32)];
    values[row] = significand == 0 && bytes[at] == '-' ? -0.0 : value;
    return (int) plain;
  }

  /** REAL. */
  public static int readFloat(
      byte[] bytes, int at, float[] values, int row, double[] wide, long[] scratch) {
    int end = readDouble(bytes, at, wide, 0, scratch);
    if (end < 0) {
      return end;
    }
    double value = wide[0];
    float narrow = (float) value;
    boolean tie = (Double.doubleToRawLongBits(value) & FLOAT_TIE_MASK) == FLOAT_TIE;
    if (tie || (Math.abs(value) < Float.MIN_NORMAL && value != 0)) {
      narrow = Float.parseFloat(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1));
    }
    values[row] = narrow;
    return Float.isInfinite(narrow) ? ~at : end;
  }

  /** {@code NaN}, {@code Infinity}, {@code -Infinity}, as Java and PostgreSQL write them. */
  public static int readSpecial(byte[] bytes, int at, double[] values, int row) {
    boolean negative = bytes[at] == '-';
    int start = negative ? at + 1 : at;
    if (!negative && startsWith(bytes, at, NAN)) {
      values[row] = Double.NaN;
      return at + NAN.length;
    }
    if (startsWith(bytes, start, INFINITY)) {
      values[row] = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return start + INFINITY.length;
    }
    return ~at;
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] word) {
    int i = 0;
    while (i < word.length && bytes[at + i] == word[i]) {
      i++;
    }
    return i == word.length;
  }

  private static int readSlow(byte[] bytes, int at, double[] values, int row) {
    int end = NumberSyntax.end(bytes, at);
    if (end < 0) {
      return end;
    }
    int exponentAt = NumberSyntax.exponentAt(bytes, at, end);
    int power = NumberSyntax.exponent(bytes, exponentAt, end);
    long significand = 0;
    int digits = 0;
    boolean truncated = false;
    boolean fraction = false;
    for (int i = bytes[at] == '-' ? at + 1 : at; i < exponentAt; i++) {
      if (bytes[i] == '.') {
        fraction = true;
      } else if (digits < MAX_DIGITS) {
        significand = significand * 10 + bytes[i] - '0';
        digits += significand == 0 ? 0 : 1;
        power -= fraction ? 1 : 0;
      } else {
        truncated |= bytes[i] != '0';
        power += fraction ? 0 : 1;
      }
    }
    double value = magnitude(significand, power);
    if (truncated && value != magnitude(significand + 1, power)) {
      value =
          Math.abs(
              Double.parseDouble(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1)));
    }
    values[row] = bytes[at] == '-' ? -value : value;
    return Double.isInfinite(value) ? ~at : end;
  }

  private static double magnitude(long significand, int power) {
    if (Long.compareUnsigned(significand, CLINGER_SIGNIFICAND) <= 0
        && Math.abs(power) <= CLINGER_POWER) {
      return power < 0 ? significand / POWERS[-power] : significand * POWERS[power];
    }
    return LemireDouble.of(significand, power);
  }
}
