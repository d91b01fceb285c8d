package dev.laminar.kernel.intrinsics;

import java.nio.charset.StandardCharsets;

/**
 * Reads numbers as PostgreSQL spells them: blanks around, a sign, digits with an optional point and
 * exponent; {@code NaN}, {@code Infinity} and {@code inf} without regard to case. One per call
 * site: the fields are the result of {@link #scan}.
 */
public final class NumberScanner {

  private static final int MAX_LONG_DIGITS = 19;
  private static final int MAX_EXPONENT = 1_000_000;

  /** What a text is. */
  enum Kind {
    INVALID,
    NUMBER,
    NAN,
    INFINITY
  }

  private Kind kind = Kind.INVALID;
  private boolean negative;
  private byte[] heap = new byte[0];
  private int start;
  private int digitsStart;
  private int digitsEnd;
  private int point;
  private int exponent;

  Kind scan(byte[] source, int offset, int length) {
    heap = source;
    int end = offset + length;
    int i = offset;
    while (i < end && isBlank(source[i])) {
      i++;
    }
    while (end > i && isBlank(source[end - 1])) {
      end--;
    }
    start = i;
    negative = i < end && source[i] == '-';
    if (i < end && (source[i] == '-' || source[i] == '+')) {
      i++;
    }
    kind = digits(i, end);
    if (kind == Kind.INVALID) {
      kind = named(i, end);
    }
    return kind;
  }

  static boolean isBlank(byte value) {
    return value == ' ' || value >= '\t' && value <= '\r';
  }

  private Kind digits(int from, int end) {
    int i = from;
    int count = 0;
    point = -1;
    digitsStart = from;
    while (i < end && (heap[i] >= '0' && heap[i] <= '9' || heap[i] == '.' && point < 0)) {
      if (heap[i] == '.') {
        point = i;
      } else {
        count++;
      }
      i++;
    }
    digitsEnd = i;
    if (point < 0) {
      point = i;
    }
    exponent = 0;
    if (count > 0 && i < end && (heap[i] | 0x20) == 'e') {
      i = exponent(i + 1, end);
    }
    return count > 0 && i == end ? Kind.NUMBER : Kind.INVALID;
  }

  /** Returns the index after the exponent; -1 when there is no digit. */
  private int exponent(int from, int end) {
    int i = from;
    boolean minus = i < end && heap[i] == '-';
    if (i < end && (heap[i] == '-' || heap[i] == '+')) {
      i++;
    }
    int first = i;
    while (i < end && heap[i] >= '0' && heap[i] <= '9') {
      exponent = Math.min(10 * exponent + heap[i] - '0', MAX_EXPONENT);
      i++;
    }
    exponent = minus ? -exponent : exponent;
    return i > first ? i : -1;
  }

  private Kind named(int from, int end) {
    if (isWord(from, end, "nan") && from == start) {
      return Kind.NAN;
    }
    return isWord(from, end, "infinity") || isWord(from, end, "inf") ? Kind.INFINITY : Kind.INVALID;
  }

  private boolean isWord(int from, int end, String word) {
    if (end - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((heap[from + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Of a number or infinity. */
  double toDouble() {
    if (kind == Kind.NAN) {
      return Double.NaN;
    }
    double magnitude = kind == Kind.INFINITY ? Double.POSITIVE_INFINITY : magnitude();
    return negative ? -magnitude : magnitude;
  }

  float toFloat() {
    if (kind == Kind.NAN) {
      return Float.NaN;
    }
    float magnitude = kind == Kind.INFINITY ? Float.POSITIVE_INFINITY : floatMagnitude();
    return negative ? -magnitude : magnitude;
  }

  private boolean isZero() {
    for (int i = digitsStart; i < digitsEnd; i++) {
      if (heap[i] != '.' && heap[i] != '0') {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a converted value stands for what was read: not infinite or zero by overflow or
   * underflow.
   */
  boolean isInRange(double converted) {
    return kind != Kind.NUMBER || !Double.isInfinite(converted) && (converted != 0 || isZero());
  }

  private long significant;
  private int significantExponent;
  private boolean inexact;

  /** The first 19 significant digits and their power of ten. */
  private void collect() {
    significant = 0;
    inexact = false;
    int count = 0;
    int used = point;
    for (int i = digitsStart; i < digitsEnd; i++) {
      int digit = heap[i] - '0';
      if (heap[i] != '.') {
        if (count < MAX_LONG_DIGITS) {
          significant = 10 * significant + digit;
          count += significant != 0 ? 1 : 0;
          used = i + 1;
        } else {
          inexact |= digit != 0;
        }
      }
    }
    // A digit at index i of the text stands for 10^(point - i - 1), one less far right of the
    // point.
    significantExponent = exponent + (used <= point ? point - used : point + 1 - used);
  }

  private double magnitude() {
    collect();
    double value = DoubleParser.toDouble(significant, significantExponent);
    // More than 19 digits: nearly always the next 19-digit number gives the same double. Else all
    // digits decide, at the cost
    // of a String.
    return inexact && DoubleParser.toDouble(significant + 1, significantExponent) != value
        ? Double.parseDouble(text())
        : value;
  }

  private float floatMagnitude() {
    collect();
    float value = DoubleParser.toFloat(significant, significantExponent);
    return inexact && DoubleParser.toFloat(significant + 1, significantExponent) != value
        ? Float.parseFloat(text())
        : value;
  }

  private String text() {
    return new String(heap, digitsStart, digitsEnd - digitsStart, StandardCharsets.US_ASCII)
        + "e"
        + exponent;
  }

  /**
   * The number times 10^scale, rounded half away from zero, as a signed 128-bit value below 10^38;
   * false when it is larger.
   */
  boolean toDecimal(int scale, Decimal128Result result) {
    long high = 0;
    long low = 0;
    long kept =
        (long) point + exponent + scale; // digits before this index (point not counted) are kept
    int next = -1;
    for (int i = digitsStart; i < digitsEnd; i++) {
      if (heap[i] == '.') {
        continue;
      }
      int place = i > point ? i - 1 : i;
      int digit = heap[i] - '0';
      if (place >= kept) {
        next = place == kept ? digit : next;
        break;
      }
      if (high != 0
          && high >= Int128.powerHigh(37)
          && !Int128.lessUnsigned(high, low, Int128.powerHigh(37), Int128.powerLow(37))) {
        return false;
      }
      high = high * 10 + Math.unsignedMultiplyHigh(low, 10);
      long times = low * 10;
      high += Int128.carry(times, digit);
      low = times + digit;
    }
    int lastPlace = digitsEnd > point ? digitsEnd - 1 : digitsEnd;
    for (long place = lastPlace; place < kept && (high | low) != 0; place++) {
      if (!Int128.lessUnsigned(high, low, Int128.powerHigh(37), Int128.powerLow(37))) {
        return false;
      }
      high = high * 10 + Math.unsignedMultiplyHigh(low, 10);
      low *= 10;
    }
    if (next >= 5) {
      low++;
      high += low == 0 ? 1 : 0;
    }
    result.high = negative ? Int128.negateHigh(high, low) : high;
    result.low = negative ? -low : low;
    return Int128.fits(high, low, 38);
  }
}
