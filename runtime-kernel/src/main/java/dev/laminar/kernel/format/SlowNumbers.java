package dev.laminar.kernel.format;

/**
 * The unusual forms of exact numbers: exponents, more than 18 digits, more digits than the scale. A
 * number is seen as its digits without the point and the power of ten of its first digit; as many
 * digits are taken as the scale asks for and the next one rounds, so that nothing is ever divided.
 */
final class SlowNumbers {

  private static final long OVERFLOW = -1;

  private SlowNumbers() {}

  static int readInteger(byte[] bytes, int at, long[] values, int row) {
    int end = NumberSyntax.end(bytes, at);
    if (end < 0) {
      return end;
    }
    int exponentAt = NumberSyntax.exponentAt(bytes, at, end);
    int kept =
        NumberSyntax.integerDigits(bytes, at) + NumberSyntax.exponent(bytes, exponentAt, end);
    boolean negative = bytes[at] == '-';
    long value = 0;
    int index = 0;
    for (int i = negative ? at + 1 : at; i < exponentAt; i++) {
      if (bytes[i] == '.') {
        continue;
      }
      int digit = bytes[i] - '0';
      if (index++ < kept) {
        if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
          return ~at;
        }
        value = value * 10 - digit;
      } else if (digit != 0) {
        return ~at;
      }
    }
    for (; index < kept && value != 0; index++) {
      if (value < Long.MIN_VALUE / 10) {
        return ~at;
      }
      value *= 10;
    }
    if (!negative && value == Long.MIN_VALUE) {
      return ~at;
    }
    values[row] = negative ? value : -value;
    return end;
  }

  /** Whether a valid number has no fraction; for messages. */
  static boolean isWhole(byte[] bytes, int at, int end) {
    int exponentAt = NumberSyntax.exponentAt(bytes, at, end);
    int kept =
        NumberSyntax.integerDigits(bytes, at) + NumberSyntax.exponent(bytes, exponentAt, end);
    int index = 0;
    for (int i = bytes[at] == '-' ? at + 1 : at; i < exponentAt; i++) {
      if (bytes[i] != '.' && index++ >= kept && bytes[i] != '0') {
        return false;
      }
    }
    return true;
  }

  static int readDecimal(byte[] bytes, int at, long[] values, int row, int scale, int precision) {
    int end = NumberSyntax.end(bytes, at);
    if (end < 0) {
      return end;
    }
    int exponentAt = NumberSyntax.exponentAt(bytes, at, end);
    int kept =
        NumberSyntax.integerDigits(bytes, at)
            + NumberSyntax.exponent(bytes, exponentAt, end)
            + scale;
    long limit = Words.POWERS_OF_TEN[precision];
    long value = magnitude(bytes, at, exponentAt, kept, limit);
    if (value == OVERFLOW) {
      return ~at;
    }
    values[row] = bytes[at] == '-' ? -value : value;
    return end;
  }

  private static long magnitude(byte[] bytes, int at, int to, int kept, long limit) {
    long value = 0;
    int index = 0;
    for (int i = bytes[at] == '-' ? at + 1 : at; i < to; i++) {
      if (bytes[i] == '.') {
        continue;
      }
      int digit = bytes[i] - '0';
      if (index == kept) {
        value += digit >= 5 ? 1 : 0;
      }
      if (index++ >= kept) {
        break;
      }
      value = value * 10 + digit;
      if (value >= limit) {
        return OVERFLOW;
      }
    }
    for (; index < kept && value != 0; index++) {
      value *= 10;
      if (value >= limit) {
        return OVERFLOW;
      }
    }
    return value >= limit ? OVERFLOW : value;
  }
}
