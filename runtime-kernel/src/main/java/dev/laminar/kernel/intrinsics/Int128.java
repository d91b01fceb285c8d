package dev.laminar.kernel.intrinsics;

/**
 * Building blocks of 128-bit arithmetic on two longs: {@code high} signed, {@code low} unsigned,
 * two's complement. A method that would yield two longs yields one of them, and its twin the other.
 */
final class Int128 {

  /** 10^0 to 10^18. */
  private static final long[] LONG_POWERS = new long[19];

  /** 10^0 to 10^38 as 128-bit values. */
  private static final long[] HIGH_POWERS = new long[39];

  private static final long[] LOW_POWERS = new long[39];

  static {
    LONG_POWERS[0] = 1;
    for (int i = 1; i < LONG_POWERS.length; i++) {
      LONG_POWERS[i] = 10 * LONG_POWERS[i - 1];
    }
    LOW_POWERS[0] = 1;
    for (int i = 1; i < LOW_POWERS.length; i++) {
      LOW_POWERS[i] = 10 * LOW_POWERS[i - 1];
      HIGH_POWERS[i] = 10 * HIGH_POWERS[i - 1] + Math.unsignedMultiplyHigh(LOW_POWERS[i - 1], 10);
    }
  }

  private Int128() {}

  /** 10^exponent for 0 to 18. */
  static long power(int exponent) {
    return LONG_POWERS[exponent];
  }

  /** Upper half of 10^exponent for 0 to 38. */
  static long powerHigh(int exponent) {
    return HIGH_POWERS[exponent];
  }

  /** Lower half of 10^exponent for 0 to 38. */
  static long powerLow(int exponent) {
    return LOW_POWERS[exponent];
  }

  static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
    return leftHigh != rightHigh
        ? Long.compare(leftHigh, rightHigh)
        : Long.compareUnsigned(leftLow, rightLow);
  }

  static boolean lessUnsigned(long leftHigh, long leftLow, long rightHigh, long rightLow) {
    return leftHigh != rightHigh
        ? Long.compareUnsigned(leftHigh, rightHigh) < 0
        : Long.compareUnsigned(leftLow, rightLow) < 0;
  }

  /** 1 when {@code left + right}, as unsigned, carries. */
  static long carry(long left, long right) {
    return Long.compareUnsigned(left + right, left) < 0 ? 1 : 0;
  }

  /** 1 when {@code left - right}, as unsigned, borrows. */
  static long borrow(long left, long right) {
    return Long.compareUnsigned(left, right) < 0 ? 1 : 0;
  }

  static long negateHigh(long high, long low) {
    return ~high + (low == 0 ? 1 : 0);
  }

  static long absHigh(long high, long low) {
    return high < 0 ? negateHigh(high, low) : high;
  }

  static long absLow(long high, long low) {
    return high < 0 ? -low : low;
  }

  /** Whether {@code |value| < 10^precision}, for 1 to 38 digits. */
  static boolean fits(long high, long low, int precision) {
    return lessUnsigned(
        absHigh(high, low), absLow(high, low), HIGH_POWERS[precision], LOW_POWERS[precision]);
  }

  /**
   * Quotient of an unsigned 128-bit dividend by an unsigned 64-bit divisor, for {@code high <
   * divisor}; the remainder is {@code low - quotient * divisor}. Schoolbook division by 32-bit
   * digits (Knuth, TAOCP 2, 4.3.1, algorithm D).
   */
  static long divide(long high, long low, long divisor) {
    if (high == 0) {
      return Long.divideUnsigned(low, divisor);
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long normalized = divisor << shift;
    long upper = shift == 0 ? high : high << shift | low >>> (64 - shift);
    long lower = low << shift;
    long first = quotientDigit(upper, lower >>> 32, normalized);
    long rest = (upper << 32 | lower >>> 32) - first * normalized;
    long second = quotientDigit(rest, lower & 0xFFFFFFFFL, normalized);
    return (first << 32) + second;
  }

  /**
   * One 32-bit quotient digit: {@code (remainder * 2^32 + next) / divisor} for a divisor with its
   * top bit set.
   */
  private static long quotientDigit(long remainder, long next, long divisor) {
    long divisorHigh = divisor >>> 32;
    long divisorLow = divisor & 0xFFFFFFFFL;
    long digit = Long.divideUnsigned(remainder, divisorHigh);
    long left = remainder - digit * divisorHigh;
    while (digit >>> 32 != 0 || Long.compareUnsigned(digit * divisorLow, left << 32 | next) > 0) {
      digit--;
      left += divisorHigh;
      if (left >>> 32 != 0) {
        break;
      }
    }
    return digit;
  }

  /**
   * Quotient of an unsigned 192-bit dividend by an unsigned 128-bit divisor whose top bit is set,
   * for {@code top:middle < divisor}. The remainder is the dividend minus quotient times divisor,
   * which fits 128 bits.
   */
  static long divide(long top, long middle, long bottom, long divisorHigh, long divisorLow) {
    long quotient;
    long left;
    boolean leftCarries = false;
    if (top == divisorHigh) {
      quotient = -1L;
      left = middle + divisorHigh;
      leftCarries = Long.compareUnsigned(left, middle) < 0;
    } else {
      quotient = divide(top, middle, divisorHigh);
      left = middle - quotient * divisorHigh;
    }
    while (!leftCarries
        && lessUnsigned(
            left, bottom, Math.unsignedMultiplyHigh(quotient, divisorLow), quotient * divisorLow)) {
      quotient--;
      left += divisorHigh;
      leftCarries = Long.compareUnsigned(left, divisorHigh) < 0;
    }
    return quotient;
  }
}
