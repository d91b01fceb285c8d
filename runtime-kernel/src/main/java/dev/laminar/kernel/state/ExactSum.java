package dev.laminar.kernel.state;

import java.util.Arrays;

/**
 * A sum of doubles without rounding: what goes out of it leaves no trace, and the order in which
 * values come does not matter. Read, it is the double nearest to the sum.
 *
 * <p>It is a number of digits of 32 bits, the lowest of weight 2^-1074, each in a long that has
 * room for carries that were not passed on. An infinity, or what is not a number, is counted apart.
 */
public final class ExactSum {

  /** A double reaches into the 66th digit; the others are for sums of many. */
  private static final int DIGITS = 70;

  private static final int LOWEST_EXPONENT = -1074;
  private static final long MASK = 0xFFFF_FFFFL;
  private static final long MANTISSA = (1L << 52) - 1;

  /** A digit takes less than 2^33 with each value. */
  private static final int MOST_CHANGES = 1 << 29;

  private final long[] digits = new long[DIGITS];

  /** All digits that are not 0 are from the first to the second. */
  private int lowest = DIGITS;

  private int highest = -1;
  private int changes;
  private long notNumbers;
  private long positiveInfinities;
  private long negativeInfinities;

  /** Makes it 0. */
  public void clear() {
    if (highest >= 0) {
      Arrays.fill(digits, lowest, highest + 1, 0);
    }
    lowest = DIGITS;
    highest = -1;
    changes = 0;
    notNumbers = 0;
    positiveInfinities = 0;
    negativeInfinities = 0;
  }

  /**
   * Adds a value, or takes it out again.
   *
   * @param weight 1, or -1
   */
  public void add(double value, long weight) {
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> 52) & 0x7FF;
    if (exponent == 0x7FF) {
      addSpecial(value, weight);
      return;
    }
    long mantissa = bits & MANTISSA | (exponent == 0 ? 0 : MANTISSA + 1);
    int shift = Math.max(exponent, 1) - 1;
    int digit = shift >>> 5;
    int bit = shift & 31;
    long low = (mantissa & MASK) << bit;
    long high = (mantissa >>> 32) << bit;
    long sign = bits < 0 ? -weight : weight;
    digits[digit] += sign * (low & MASK);
    digits[digit + 1] += sign * ((low >>> 32) + (high & MASK));
    digits[digit + 2] += sign * (high >>> 32);
    lowest = Math.min(lowest, digit);
    highest = Math.max(highest, digit + 2);
    if (++changes == MOST_CHANGES) {
      passOn();
    }
  }

  private void addSpecial(double value, long weight) {
    if (Double.isNaN(value)) {
      notNumbers += weight;
    } else if (value > 0) {
      positiveInfinities += weight;
    } else {
      negativeInfinities += weight;
    }
  }

  /** The double nearest to the sum. */
  public double value() {
    if (notNumbers > 0 || positiveInfinities > 0 && negativeInfinities > 0) {
      return Double.NaN;
    }
    if (positiveInfinities > 0 || negativeInfinities > 0) {
      return positiveInfinities > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    passOn();
    int top = highest;
    while (top >= lowest && digits[top] == 0) {
      top--;
    }
    return top < lowest ? 0 : nearest(top);
  }

  /** Passes carries on, so that every digit is from -2^31 to 2^31. */
  private void passOn() {
    changes = 0;
    long carry = 0;
    for (int i = lowest; i <= highest || carry != 0; i++) {
      long digit = digits[i] + carry;
      carry = digit + (1L << 31) >> 32;
      digits[i] = digit - (carry << 32);
      highest = Math.max(highest, i);
    }
  }

  /**
   * The double nearest to the sum.
   *
   * @param top the highest digit that is not 0: it decides the sign, as all below are less than 1
   *     of it
   */
  private double nearest(int top) {
    // Three digits as one number of 128 bits: at least 63 of them count.
    long second = digit(top - 1);
    long third = digit(top - 2);
    long low = (second << 32) + third;
    long carry = Long.compareUnsigned(low, second << 32) < 0 ? 1 : 0;
    long high = digits[top] + (second >> 32) + (third >> 63) + carry;
    int rest = signBelow(top - 2);
    boolean isNegative = high < 0;
    if (isNegative) {
      low = -low;
      high = -high - (low == 0 ? 0 : 1);
      rest = -rest;
    }
    if (rest < 0) {
      high -= low == 0 ? 1 : 0;
      low--;
    }
    // 64 bits from the first that is 1 on.
    int exponent = LOWEST_EXPONENT + 32 * (top - 2) + 64;
    if (high == 0) {
      high = low;
      low = 0;
      exponent -= 64;
    }
    int zeros = Long.numberOfLeadingZeros(high);
    long leading = zeros == 0 ? high : high << zeros | low >>> 64 - zeros;
    boolean isMore = rest != 0 || low << zeros != 0;
    long mantissa = leading >>> 11;
    long behind = leading & 0x7FF;
    boolean isUp = behind > 0x400 || behind == 0x400 && (isMore || (mantissa & 1) == 1);
    double magnitude = Math.scalb((double) (mantissa + (isUp ? 1 : 0)), exponent - zeros + 11);
    return isNegative ? -magnitude : magnitude;
  }

  private long digit(int index) {
    return index < 0 ? 0 : digits[index];
  }

  /** The sign of what is below a digit. */
  private int signBelow(int index) {
    for (int i = index - 1; i >= lowest; i--) {
      if (digits[i] != 0) {
        return Long.signum(digits[i]);
      }
    }
    return 0;
  }
}
