package dev.laminar.kernel.intrinsics;

/**
 * Writes numbers as ASCII text. Every method returns the offset after what it wrote; callers make
 * room.
 */
public final class NumberWriter {

  /** Most bytes that {@link #writeLong} writes. */
  public static final int MAX_LONG_BYTES = 20;

  /** Most bytes that a double or float takes. */
  public static final int MAX_DOUBLE_BYTES = 32;

  /** Most bytes that a decimal takes: 38 digits, point, leading zero, sign. */
  public static final int MAX_DECIMAL_BYTES = 41;

  private static final byte[] NAN = {'N', 'a', 'N'};
  private static final byte[] INFINITY = {'I', 'n', 'f', 'i', 'n', 'i', 't', 'y'};

  private NumberWriter() {}

  public static int writeLong(long value, byte[] out, int offset) {
    int at = offset;
    if (value < 0) {
      out[at++] = '-';
    }
    return writeUnsigned(value < 0 ? -value : value, 1, out, at);
  }

  /** An unsigned number with zeros in front up to {@code minDigits}. */
  static int writeUnsigned(long value, int minDigits, byte[] out, int offset) {
    int digits = Math.max(minDigits, digitCount(value));
    long left = value;
    if (left < 0) { // from 2^63 on: one unsigned step makes it a positive long
      long quotient = Long.divideUnsigned(left, 10);
      out[offset + digits - 1] = (byte) ('0' + (left - 10 * quotient));
      writeUnsigned(quotient, digits - 1, out, offset);
      return offset + digits;
    }
    for (int i = offset + digits - 1; i >= offset; i--) {
      long quotient = left / 10;
      out[i] = (byte) ('0' + (left - 10 * quotient));
      left = quotient;
    }
    return offset + digits;
  }

  /** Decimal digits of an unsigned number; 1 for 0. */
  static int digitCount(long value) {
    if (value < 0) {
      return Long.compareUnsigned(value, 10 * Int128.power(18)) >= 0 ? 20 : 19;
    }
    for (int digits = 1; digits < 19; digits++) {
      if (value < Int128.power(digits)) {
        return digits;
      }
    }
    return 19;
  }

  /**
   * Shortest form that reads back, spelled as PostgreSQL does: {@code 1.5}, {@code 100}, {@code
   * 1e+21}, {@code NaN}.
   */
  public static int writeDouble(double value, DecimalDigits digits, byte[] out, int offset) {
    if (value == 0 || !Double.isFinite(value)) {
      return writeSpecial(value, 1 / value < 0, out, offset);
    }
    digits.of(value);
    return writeDigits(value < 0, digits, 15, out, offset);
  }

  public static int writeFloat(float value, DecimalDigits digits, byte[] out, int offset) {
    if (value == 0 || !Float.isFinite(value)) {
      return writeSpecial(value, 1 / value < 0, out, offset);
    }
    digits.of(value);
    return writeDigits(value < 0, digits, 6, out, offset);
  }

  private static int writeSpecial(double value, boolean negativeZero, byte[] out, int offset) {
    if (Double.isNaN(value)) {
      return writeBytes(NAN, out, offset);
    }
    int at = offset;
    if (value < 0 || value == 0 && negativeZero) {
      out[at++] = '-';
    }
    if (value == 0) {
      out[at] = '0';
      return at + 1;
    }
    return writeBytes(INFINITY, out, at);
  }

  static int writeBytes(byte[] bytes, byte[] out, int offset) {
    System.arraycopy(bytes, 0, out, offset, bytes.length);
    return offset + bytes.length;
  }

  /** Without exponent when the first digit stands for 10^-4 up to below 10^limit. */
  private static int writeDigits(
      boolean negative, DecimalDigits decimal, int limit, byte[] out, int offset) {
    int at = offset;
    if (negative) {
      out[at++] = '-';
    }
    long digits = decimal.digits();
    int count = digitCount(digits);
    int first = decimal.exponent() + count - 1;
    if (first < -4 || first >= limit) {
      return writeScientific(digits, count, first, out, at);
    }
    if (decimal.exponent() >= 0) {
      at = writeUnsigned(digits, 1, out, at);
      for (int i = 0; i < decimal.exponent(); i++) {
        out[at++] = '0';
      }
      return at;
    }
    return writeScaled(digits, -decimal.exponent(), out, at);
  }

  private static int writeScientific(long digits, int count, int exponent, byte[] out, int offset) {
    int end = writeUnsigned(digits, 1, out, offset + 1);
    out[offset] = out[offset + 1];
    out[offset + 1] = '.';
    int at = count == 1 ? offset + 1 : end;
    out[at++] = 'e';
    out[at++] = (byte) (exponent < 0 ? '-' : '+');
    return writeUnsigned(Math.abs(exponent), 2, out, at);
  }

  /** {@code digits / 10^scale} with all its fractional digits. */
  private static int writeScaled(long digits, int scale, byte[] out, int offset) {
    int end = writeUnsigned(digits, scale + 1, out, offset);
    return scale == 0 ? end : insertPoint(scale, out, end);
  }

  private static int insertPoint(int scale, byte[] out, int end) {
    System.arraycopy(out, end - scale, out, end - scale + 1, scale);
    out[end - scale] = '.';
    return end + 1;
  }

  /** A decimal of up to 18 digits with {@code scale} digits after the point. */
  public static int writeDecimal(long value, int scale, byte[] out, int offset) {
    int at = offset;
    if (value < 0) {
      out[at++] = '-';
    }
    return writeScaled(Math.abs(value), scale, out, at);
  }

  /** A decimal of up to 38 digits with {@code scale} digits after the point. */
  public static int writeDecimal(long high, long low, int scale, byte[] out, int offset) {
    int at = offset;
    if (high < 0) {
      out[at++] = '-';
    }
    long magnitudeHigh = Int128.absHigh(high, low);
    long magnitudeLow = Int128.absLow(high, low);
    long divisor = Int128.power(18);
    // Three groups of 18 digits, of which the first has at most two.
    long upper = Long.divideUnsigned(magnitudeHigh, divisor);
    long rest = Int128.divide(magnitudeHigh - upper * divisor, magnitudeLow, divisor);
    long last = magnitudeLow - rest * divisor;
    long first = Int128.divide(upper, rest, divisor);
    long middle = rest - first * divisor;
    int minDigits = scale + 1;
    int start = at;
    if (first != 0) {
      at = writeUnsigned(first, Math.max(minDigits - 36, 1), out, at);
      at = writeUnsigned(middle, 18, out, at);
      at = writeUnsigned(last, 18, out, at);
    } else if (middle != 0 || minDigits > 18) {
      at = minDigits > 36 ? writeUnsigned(0, minDigits - 36, out, at) : at;
      at = writeUnsigned(middle, minDigits > 36 ? 18 : Math.max(minDigits - 18, 1), out, at);
      at = writeUnsigned(last, 18, out, at);
    } else {
      at = writeUnsigned(last, minDigits, out, start);
    }
    return scale == 0 ? at : insertPoint(scale, out, at);
  }
}
