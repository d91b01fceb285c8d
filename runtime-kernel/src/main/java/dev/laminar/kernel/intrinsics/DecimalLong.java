package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * Exact DECIMAL arithmetic on unscaled values of up to 18 digits in one long; see {@link
 * Decimal128} for the rules. A result type of more than 18 digits needs {@link Decimal128}, with
 * operands widened to {@code (value >> 63, value)}.
 */
public final class DecimalLong {

  private DecimalLong() {}

  /** {@code value} when it has at most {@code precision} digits (1 to 18), else an error. */
  public static long check(long value, int precision, int scale, ErrorSites sites, int site) {
    long limit = Int128.power(precision);
    if (value >= limit || value <= -limit) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    return value;
  }

  /** Sum of two values of one scale. */
  public static long add(
      long left, long right, int precision, int scale, ErrorSites sites, int site) {
    return check(
        left + right,
        precision,
        scale,
        sites,
        site); // two values of 18 digits cannot overflow a long
  }

  /** Difference of two values of one scale. */
  public static long subtract(
      long left, long right, int precision, int scale, ErrorSites sites, int site) {
    return check(left - right, precision, scale, sites, site);
  }

  /** Product divided by {@code 10^scaleDown} (0 to 36), rounded. */
  public static long multiply(
      long left, long right, int scaleDown, int precision, int scale, ErrorSites sites, int site) {
    long high = Math.multiplyHigh(left, right);
    long low = left * right;
    if (scaleDown == 0 && high == low >> 63) {
      return check(low, precision, scale, sites, site);
    }
    return divideMagnitude(
        Int128.absHigh(high, low),
        Int128.absLow(high, low),
        scaleDown,
        high < 0,
        precision,
        scale,
        sites,
        site);
  }

  private static long divideMagnitude(
      long high,
      long low,
      int digits,
      boolean negative,
      int precision,
      int scale,
      ErrorSites sites,
      int site) {
    long h = high;
    long l = low;
    boolean roundUp = false;
    int left = digits;
    while (left > 0) {
      int step = left == 1 ? 1 : Math.min(left - 1, 18);
      long divisor = Int128.power(step);
      long quotient = Long.divideUnsigned(h, divisor);
      long lower = Int128.divide(h - quotient * divisor, l, divisor);
      roundUp = left == 1 && l - lower * divisor >= 5;
      h = quotient;
      l = lower;
      left -= step;
    }
    if (h != 0 || l < 0) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    long magnitude = roundUp ? l + 1 : l;
    return check(negative ? -magnitude : magnitude, precision, scale, sites, site);
  }

  /** Quotient {@code left * 10^scaleUp / right}, rounded; {@code scaleUp} from 0 to 36. */
  public static long divide(
      long left, long right, int scaleUp, int precision, int scale, ErrorSites sites, int site) {
    if (right == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    long divisor = Math.abs(right);
    long dividend = Math.abs(left);
    long low = dividend;
    long high = 0;
    if (scaleUp > 0) {
      long factor = Int128.power(Math.min(scaleUp, 18));
      high = Math.unsignedMultiplyHigh(dividend, factor);
      low = dividend * factor;
    }
    if (scaleUp > 18) {
      long factor = Int128.power(scaleUp - 18);
      long carry = Math.unsignedMultiplyHigh(low, factor);
      low *= factor;
      long product = high * factor;
      if (Math.unsignedMultiplyHigh(high, factor) + Int128.carry(product, carry) != 0) {
        throw Decimal128.outOfRange(precision, scale, sites, site);
      }
      high = product + carry;
    }
    if (Long.compareUnsigned(high, divisor) >= 0) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    long quotient = Int128.divide(high, low, divisor);
    long rest = low - quotient * divisor;
    if (quotient < 0) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    long magnitude = rest >= divisor - rest ? quotient + 1 : quotient;
    if (magnitude < 0) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    return check((left ^ right) < 0 ? -magnitude : magnitude, precision, scale, sites, site);
  }

  /** Remainder of two values of one scale; its sign follows the dividend. */
  public static long remainder(long left, long right, ErrorSites sites, int site) {
    if (right == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return left % right;
  }

  /**
   * Moves a value by {@code digits} (-36 to 36) decimal places, rounding when it goes down, and
   * checks the result.
   */
  public static long rescale(
      long value, int digits, int precision, int scale, ErrorSites sites, int site) {
    if (digits == 0) {
      return check(value, precision, scale, sites, site);
    }
    if (digits > 18) {
      if (value != 0) {
        throw Decimal128.outOfRange(precision, scale, sites, site);
      }
      return 0;
    }
    if (digits > 0) {
      return multiply(value, Int128.power(digits), 0, precision, scale, sites, site);
    }
    return check(roundDown(value, -digits), precision, scale, sites, site);
  }

  /** {@code value / 10^digits} rounded half away from zero. */
  static long roundDown(long value, int digits) {
    if (digits > 18) {
      return digits == 19
              && (value >= 5_000_000_000_000_000_000L || value <= -5_000_000_000_000_000_000L)
          ? Long.signum(value)
          : 0;
    }
    long divisor = Int128.power(digits);
    long quotient = value / divisor;
    long rest = Math.abs(value - quotient * divisor);
    return rest >= divisor - rest && digits > 0 ? quotient + Long.signum(value) : quotient;
  }
}
