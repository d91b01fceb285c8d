package dev.laminar.kernel.format;

/**
 * The grammar of a JSON number (RFC 8259 section 6), but with leading zeros: JSON refuses them, CSV
 * does not.
 */
final class NumberSyntax {

  /** Exponents beyond this say no more than "huge" or "zero". */
  private static final int EXPONENT_LIMIT = 100_000;

  private NumberSyntax() {}

  /**
   * Offset behind the number at {@code at}; {@code ~offset} of the first byte that no number has
   * there.
   */
  static int end(byte[] bytes, int at) {
    int first = bytes[at] == '-' ? at + 1 : at;
    int end = endOfDigits(bytes, first);
    if (end == first) {
      return ~first;
    }
    if (bytes[end] == '.') {
      int fraction = end + 1;
      end = endOfDigits(bytes, fraction);
      if (end == fraction) {
        return ~fraction;
      }
    }
    return (bytes[end] | 0x20) == 'e' ? endOfExponent(bytes, end + 1) : end;
  }

  /** Whether the first of several digits is a zero. */
  static boolean hasLeadingZero(byte[] bytes, int at) {
    int first = bytes[at] == '-' ? at + 1 : at;
    return bytes[first] == '0' && isDigit(bytes[first + 1]);
  }

  private static int endOfExponent(byte[] bytes, int at) {
    int first = bytes[at] == '-' || bytes[at] == '+' ? at + 1 : at;
    int end = endOfDigits(bytes, first);
    return end == first ? ~first : end;
  }

  static int endOfDigits(byte[] bytes, int from) {
    int at = from;
    int count;
    do {
      count = Words.leadingDigits(Words.getLong(bytes, at));
      at += count;
    } while (count == 8);
    return at;
  }

  static boolean isDigit(byte unit) {
    return unit >= '0' && unit <= '9';
  }

  /** Offset of the exponent's letter in a valid number, or its end. */
  static int exponentAt(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && (bytes[i] | 0x20) != 'e') {
      i++;
    }
    return i;
  }

  /**
   * Value of the exponent whose letter is at {@code at}, cut at ±{@value #EXPONENT_LIMIT}; 0 when
   * there is none.
   */
  static int exponent(byte[] bytes, int at, int end) {
    int value = 0;
    for (int i = at + 1; i < end; i++) {
      if (isDigit(bytes[i])) {
        value = Math.min(EXPONENT_LIMIT, value * 10 + bytes[i] - '0');
      }
    }
    return at + 1 < end && bytes[at + 1] == '-' ? -value : value;
  }

  /** Digits before the point of a valid number. */
  static int integerDigits(byte[] bytes, int at) {
    int first = bytes[at] == '-' ? at + 1 : at;
    return endOfDigits(bytes, first) - first;
  }
}
