package dev.laminar.kernel.format;

import dev.laminar.kernel.connector.ByteBuilder;

/** Values as text, the same in every format. */
public final class TextWriter {

  private static final int MAX_LONG_DIGITS = 20;
  private static final int MAX_DECIMAL_BYTES = 42;
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] PAIRS = pairs();
  private static final long BILLION = 1_000_000_000L;

  private TextWriter() {}

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  public static void bytes(ByteBuilder out, byte[] source) {
    out.append(source, 0, source.length);
  }

  public static void character(ByteBuilder out, int unit) {
    out.append((byte) unit);
  }

  public static void booleanValue(ByteBuilder out, boolean value) {
    bytes(out, value ? TRUE : FALSE);
  }

  public static void intValue(ByteBuilder out, int value) {
    longValue(out, value);
  }

  public static void longValue(ByteBuilder out, long value) {
    byte[] bytes = out.reserve(MAX_LONG_DIGITS);
    int at = out.length();
    if (value < 0) {
      bytes[at++] = '-';
    }
    out.setLength(putUnsigned(bytes, at, value < 0 ? -value : value));
  }

  /** Writes an unsigned number. Returns the offset behind it. */
  private static int putUnsigned(byte[] bytes, int at, long value) {
    if (value < 0) {
      long quotient = Long.divideUnsigned(value, 10);
      int end = putUnsigned(bytes, at, quotient);
      bytes[end] = (byte) ('0' + (value - quotient * 10));
      return end + 1;
    }
    int end = at + digitCount(value);
    putDigits(bytes, end, value, end - at);
    return end;
  }

  static int digitCount(long value) {
    int count = 1;
    while (count < Words.POWERS_OF_TEN.length && value >= Words.POWERS_OF_TEN[count]) {
      count++;
    }
    return count;
  }

  /** Writes exactly that many digits, ending before {@code end}. */
  static void putDigits(byte[] bytes, int end, long value, int count) {
    int at = end;
    long rest = value;
    int left = count;
    while (left >= 2) {
      long quotient = rest / 100;
      int pair = (int) (rest - quotient * 100) * 2;
      at -= 2;
      bytes[at] = PAIRS[pair];
      bytes[at + 1] = PAIRS[pair + 1];
      rest = quotient;
      left -= 2;
    }
    if (left == 1) {
      bytes[at - 1] = (byte) ('0' + rest);
    }
  }

  /** An unscaled decimal with all digits of its scale. */
  public static void decimal(ByteBuilder out, long unscaled, int scale) {
    byte[] bytes = out.reserve(MAX_DECIMAL_BYTES);
    int at = out.length();
    if (unscaled < 0) {
      bytes[at++] = '-';
    }
    long magnitude = Math.abs(unscaled);
    int digits = Math.max(digitCount(magnitude), scale + 1);
    putDigits(bytes, at + digits, magnitude, digits);
    out.setLength(insertPoint(bytes, at, digits, scale));
  }

  private static int insertPoint(byte[] bytes, int at, int digits, int scale) {
    if (scale == 0) {
      return at + digits;
    }
    int point = at + digits - scale;
    System.arraycopy(bytes, point, bytes, point + 1, scale);
    bytes[point] = '.';
    return at + digits + 1;
  }

  /** As {@link #decimal}, of up to 38 digits. */
  public static void decimal128(ByteBuilder out, long high, long low, int scale) {
    boolean negative = high < 0;
    long lower = negative ? -low : low;
    long upper = negative ? ~high + (lower == 0 ? 1 : 0) : high;
    byte[] bytes = out.reserve(MAX_DECIMAL_BYTES + 9);
    int at = out.length();
    if (negative) {
      bytes[at++] = '-';
    }
    int padded = 45;
    for (int i = 5; i > 0; i--) {
      long limb3 = upper >>> 32;
      long limb2 = (limb3 % BILLION) << 32 | upper & 0xFFFFFFFFL;
      long limb1 = (limb2 % BILLION) << 32 | lower >>> 32;
      long limb0 = (limb1 % BILLION) << 32 | lower & 0xFFFFFFFFL;
      putDigits(bytes, at + 9 * i, limb0 % BILLION, 9);
      upper = limb3 / BILLION << 32 | limb2 / BILLION;
      lower = limb1 / BILLION << 32 | limb0 / BILLION;
    }
    int zeros = 0;
    while (zeros < padded - scale - 1 && bytes[at + zeros] == '0') {
      zeros++;
    }
    System.arraycopy(bytes, at + zeros, bytes, at, padded - zeros);
    out.setLength(insertPoint(bytes, at, padded - zeros, scale));
  }
}
