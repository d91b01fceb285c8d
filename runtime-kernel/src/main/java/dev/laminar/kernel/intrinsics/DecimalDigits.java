package dev.laminar.kernel.intrinsics;

/**
 * The shortest decimal that reads back as a given double or float: {@code digits * 10^exponent}.
 * One per call site. The JDK finds the digits (its {@code StringBuilder} writes them without
 * allocation).
 */
public final class DecimalDigits {

  private static final int MAX_CHARACTERS = 32;

  private final StringBuilder text = new StringBuilder(MAX_CHARACTERS);
  private long digits;
  private int exponent;

  /** Takes a finite value's magnitude apart. */
  void of(double value) {
    text.setLength(0);
    text.append(Math.abs(value));
    parse();
    // The JDK writes at least two digits: 4.9E-324 where 5E-324 would do.
    if (digits >= 10 && digits < 100) {
      long shorter = (digits + 5) / 10;
      if (DoubleParser.toDouble(shorter, exponent + 1) == Math.abs(value)) {
        digits = shorter;
        exponent++;
      }
    }
  }

  void of(float value) {
    text.setLength(0);
    text.append(Math.abs(value));
    parse();
    if (digits >= 10 && digits < 100) {
      long shorter = (digits + 5) / 10;
      if (DoubleParser.toFloat(shorter, exponent + 1) == Math.abs(value)) {
        digits = shorter;
        exponent++;
      }
    }
  }

  /** Up to 17 digits, not ending in 0 unless the value is 0. */
  long digits() {
    return digits;
  }

  int exponent() {
    return exponent;
  }

  private void parse() {
    digits = 0;
    exponent = 0;
    boolean fraction = false;
    int i = 0;
    for (; i < text.length() && text.charAt(i) != 'E'; i++) {
      char character = text.charAt(i);
      if (character == '.') {
        fraction = true;
      } else {
        digits = 10 * digits + character - '0';
        exponent -= fraction ? 1 : 0;
      }
    }
    if (i < text.length()) {
      exponent += exponentAt(i + 1);
    }
    while (digits != 0 && digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
  }

  private int exponentAt(int from) {
    boolean negative = text.charAt(from) == '-';
    int value = 0;
    for (int i = negative ? from + 1 : from; i < text.length(); i++) {
      value = 10 * value + text.charAt(i) - '0';
    }
    return negative ? -value : value;
  }
}
