package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * Exact DECIMAL arithmetic on unscaled 128-bit values. The generator knows the scales: it aligns
 * operands with {@link #rescale} and says by how many digits a product or dividend moves. Rounding
 * is half away from zero (what PostgreSQL and {@code RoundingMode.HALF_UP} do). Every result is
 * checked against the {@code precision} of the result type; {@code scale} serves the message only.
 *
 * <p>Operands may be any 128-bit values but for the negative of 2^127, which no DECIMAL has.
 */
public final class Decimal128 {

  private Decimal128() {}

  /**
   * Error "value out of range for DECIMAL(precision, scale)" unless the value has at most {@code
   * precision} digits.
   */
  public static void check(
      long high, long low, int precision, int scale, ErrorSites sites, int site) {
    if (!Int128.fits(high, low, precision)) {
      throw outOfRange(precision, scale, sites, site);
    }
  }

  public static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
    return Int128.compare(leftHigh, leftLow, rightHigh, rightLow);
  }

  public static boolean equal(long leftHigh, long leftLow, long rightHigh, long rightLow) {
    return ((leftHigh ^ rightHigh) | (leftLow ^ rightLow)) == 0;
  }

  public static int signum(long high, long low) {
    return high < 0 ? -1 : (high | low) == 0 ? 0 : 1;
  }

  /** Sum of two values of one scale. */
  public static void add(
      long leftHigh,
      long leftLow,
      long rightHigh,
      long rightLow,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    long low = leftLow + rightLow;
    long high = leftHigh + rightHigh + Int128.carry(leftLow, rightLow);
    if (((leftHigh ^ high) & (rightHigh ^ high)) < 0 || !Int128.fits(high, low, precision)) {
      throw outOfRange(precision, scale, sites, site);
    }
    result.high = high;
    result.low = low;
  }

  /** Difference of two values of one scale. */
  public static void subtract(
      long leftHigh,
      long leftLow,
      long rightHigh,
      long rightLow,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    long low = leftLow - rightLow;
    long high = leftHigh - rightHigh - Int128.borrow(leftLow, rightLow);
    if (((leftHigh ^ rightHigh) & (leftHigh ^ high)) < 0 || !Int128.fits(high, low, precision)) {
      throw outOfRange(precision, scale, sites, site);
    }
    result.high = high;
    result.low = low;
  }

  @Intrinsic("NEGATE")
  public static void negate(long high, long low, Decimal128Result result) {
    result.high = Int128.negateHigh(high, low);
    result.low = -low;
  }

  @Intrinsic("ABS")
  public static void abs(long high, long low, Decimal128Result result) {
    result.high = Int128.absHigh(high, low);
    result.low = Int128.absLow(high, low);
  }

  /** Exact product of two longs; cannot fail. */
  public static void multiply(long left, long right, Decimal128Result result) {
    result.high = Math.multiplyHigh(left, right);
    result.low = left * right;
  }

  /**
   * Product, divided by {@code 10^scaleDown} (0 to 38) when the result type has fewer digits after
   * the point than both operands together.
   */
  public static void multiply(
      long leftHigh,
      long leftLow,
      long rightHigh,
      long rightLow,
      int scaleDown,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    boolean negative = (leftHigh ^ rightHigh) < 0;
    long aHigh = Int128.absHigh(leftHigh, leftLow);
    long aLow = Int128.absLow(leftHigh, leftLow);
    long bHigh = Int128.absHigh(rightHigh, rightLow);
    long bLow = Int128.absLow(rightHigh, rightLow);
    long word0 = aLow * bLow;
    long word1 = Math.unsignedMultiplyHigh(aLow, bLow);
    if ((aHigh | bHigh) == 0) {
      reduce(0, 0, word1, word0, scaleDown, negative, precision, scale, result, sites, site);
      return;
    }
    long cross = aLow * bHigh;
    long word2 = Math.unsignedMultiplyHigh(aLow, bHigh) + Int128.carry(word1, cross);
    word1 += cross;
    cross = aHigh * bLow;
    word2 +=
        Int128.carry(
            word1, cross); // no carry out: a product of 127-bit values has at most 254 bits
    word1 += cross;
    cross = Math.unsignedMultiplyHigh(aHigh, bLow);
    long word3 = Int128.carry(word2, cross);
    word2 += cross;
    cross = aHigh * bHigh;
    word3 += Math.unsignedMultiplyHigh(aHigh, bHigh) + Int128.carry(word2, cross);
    word2 += cross;
    reduce(word3, word2, word1, word0, scaleDown, negative, precision, scale, result, sites, site);
  }

  /** Divides an unsigned 256-bit value by 10^digits, rounds, signs and checks it. */
  private static void reduce(
      long word3,
      long word2,
      long word1,
      long word0,
      int digits,
      boolean negative,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    long w3 = word3;
    long w2 = word2;
    long w1 = word1;
    long w0 = word0;
    boolean roundUp = false;
    // Half away from zero depends on the first dropped digit alone, so truncating in steps is
    // exact: the last step takes
    // one digit.
    int left = digits;
    while (left > 0) {
      int step = left == 1 ? 1 : Math.min(left - 1, 18);
      long divisor = Int128.power(step);
      long q3 = Long.divideUnsigned(w3, divisor);
      long rest = w3 - q3 * divisor;
      long q2 = Int128.divide(rest, w2, divisor);
      rest = w2 - q2 * divisor;
      long q1 = Int128.divide(rest, w1, divisor);
      rest = w1 - q1 * divisor;
      long q0 = Int128.divide(rest, w0, divisor);
      roundUp = left == 1 && w0 - q0 * divisor >= 5;
      w3 = q3;
      w2 = q2;
      w1 = q1;
      w0 = q0;
      left -= step;
    }
    if ((w3 | w2) != 0 || w1 < 0) {
      throw outOfRange(precision, scale, sites, site);
    }
    finish(w1, w0, roundUp, negative, precision, scale, result, sites, site);
  }

  /** Rounds, checks and signs a magnitude below 2^127. */
  private static void finish(
      long high,
      long low,
      boolean roundUp,
      boolean negative,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    long roundedLow = roundUp ? low + 1 : low;
    long roundedHigh = roundUp && roundedLow == 0 ? high + 1 : high;
    if (!Int128.lessUnsigned(
        roundedHigh, roundedLow, Int128.powerHigh(precision), Int128.powerLow(precision))) {
      throw outOfRange(precision, scale, sites, site);
    }
    result.high = negative ? Int128.negateHigh(roundedHigh, roundedLow) : roundedHigh;
    result.low = negative ? -roundedLow : roundedLow;
  }

  /** Quotient {@code left * 10^scaleUp / right}, rounded; {@code scaleUp} from 0 to 76. */
  public static void divide(
      long leftHigh,
      long leftLow,
      long rightHigh,
      long rightLow,
      int scaleUp,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    if (leftHigh == leftLow >> 63 && rightHigh == 0 && rightLow > 0 && scaleUp <= 18) {
      long factor = Int128.power(scaleUp);
      long magnitude = Math.abs(leftLow);
      long dividend = magnitude * factor;
      if (magnitude >= 0 && dividend >= 0 && Math.multiplyHigh(magnitude, factor) == 0) {
        long quotient = dividend / rightLow;
        long rest = dividend - quotient * rightLow;
        boolean roundUp = rest >= rightLow - rest;
        finish(0, quotient, roundUp, leftHigh < 0, precision, scale, result, sites, site);
        return;
      }
    }
    divideWide(
        leftHigh, leftLow, rightHigh, rightLow, scaleUp, precision, scale, result, sites, site);
  }

  /** Apart from {@link #divide}, which is inlined: numbers that do not fit a long. */
  private static void divideWide(
      long leftHigh,
      long leftLow,
      long rightHigh,
      long rightLow,
      int scaleUp,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    if ((rightHigh | rightLow) == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    boolean negative = (leftHigh ^ rightHigh) < 0;
    long word0 = Int128.absLow(leftHigh, leftLow);
    long word1 = Int128.absHigh(leftHigh, leftLow);
    long word2 = 0;
    long word3 = 0;
    for (int left = scaleUp; left > 0; left -= 18) {
      long factor = Int128.power(Math.min(left, 18));
      long carry = Math.unsignedMultiplyHigh(word0, factor);
      word0 *= factor;
      long product = word1 * factor;
      long next = Math.unsignedMultiplyHigh(word1, factor) + Int128.carry(product, carry);
      word1 = product + carry;
      product = word2 * factor;
      carry = Math.unsignedMultiplyHigh(word2, factor) + Int128.carry(product, next);
      word2 = product + next;
      product = word3 * factor;
      next = Math.unsignedMultiplyHigh(word3, factor) + Int128.carry(product, carry);
      word3 = product + carry;
      if (next != 0) {
        throw outOfRange(
            precision, scale, sites,
            site); // the dividend has over 256 bits, so the quotient over 128
      }
    }
    long divisorHigh = Int128.absHigh(rightHigh, rightLow);
    long divisorLow = Int128.absLow(rightHigh, rightLow);
    if (!Int128.lessUnsigned(word3, word2, divisorHigh, divisorLow)) {
      throw outOfRange(precision, scale, sites, site);
    }
    if (divisorHigh == 0) {
      divideByLong(
          word2, word1, word0, divisorLow, negative, precision, scale, result, sites, site);
    } else {
      divideByLarge(
          word3,
          word2,
          word1,
          word0,
          divisorHigh,
          divisorLow,
          negative,
          precision,
          scale,
          result,
          sites,
          site);
    }
  }

  /** Requires {@code word2 < divisor}. */
  private static void divideByLong(
      long word2,
      long word1,
      long word0,
      long divisor,
      boolean negative,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    long high = Int128.divide(word2, word1, divisor);
    long rest = word1 - high * divisor;
    long low = Int128.divide(rest, word0, divisor);
    rest = word0 - low * divisor;
    boolean roundUp = Long.compareUnsigned(rest, divisor - rest) >= 0;
    if (high < 0) {
      throw outOfRange(precision, scale, sites, site);
    }
    finish(high, low, roundUp, negative, precision, scale, result, sites, site);
  }

  /** Requires {@code word3:word2 < divisor} and {@code divisorHigh > 0}. */
  private static void divideByLarge(
      long word3,
      long word2,
      long word1,
      long word0,
      long divisorHigh,
      long divisorLow,
      boolean negative,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    int shift = Long.numberOfLeadingZeros(divisorHigh); // at least 1: a divisor is below 2^127
    long d1 = divisorHigh << shift | divisorLow >>> (64 - shift);
    long d0 = divisorLow << shift;
    long u3 = word3 << shift | word2 >>> (64 - shift);
    long u2 = word2 << shift | word1 >>> (64 - shift);
    long u1 = word1 << shift | word0 >>> (64 - shift);
    long u0 = word0 << shift;
    long high = Int128.divide(u3, u2, u1, d1, d0);
    long productLow = high * d0;
    long restLow = u1 - productLow;
    long restHigh =
        u2 - high * d1 - Math.unsignedMultiplyHigh(high, d0) - Int128.borrow(u1, productLow);
    long low = Int128.divide(restHigh, restLow, u0, d1, d0);
    productLow = low * d0;
    long lastLow = u0 - productLow;
    long lastHigh =
        restLow - low * d1 - Math.unsignedMultiplyHigh(low, d0) - Int128.borrow(u0, productLow);
    long gapLow = d0 - lastLow;
    long gapHigh = d1 - lastHigh - Int128.borrow(d0, lastLow);
    boolean roundUp = !Int128.lessUnsigned(lastHigh, lastLow, gapHigh, gapLow);
    if (high < 0) {
      throw outOfRange(precision, scale, sites, site);
    }
    finish(high, low, roundUp, negative, precision, scale, result, sites, site);
  }

  /** Remainder of two values of one scale; its sign follows the dividend. */
  public static void remainder(
      long leftHigh,
      long leftLow,
      long rightHigh,
      long rightLow,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    if ((rightHigh | rightLow) == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    long high = Int128.absHigh(leftHigh, leftLow);
    long low = Int128.absLow(leftHigh, leftLow);
    long divisorHigh = Int128.absHigh(rightHigh, rightLow);
    long divisorLow = Int128.absLow(rightHigh, rightLow);
    if (divisorHigh == 0) {
      long rest = Long.remainderUnsigned(high, divisorLow);
      low -= Int128.divide(rest, low, divisorLow) * divisorLow;
      high = 0;
    } else {
      int shift = Long.numberOfLeadingZeros(divisorHigh);
      long d1 = divisorHigh << shift | divisorLow >>> (64 - shift);
      long d0 = divisorLow << shift;
      long quotient =
          Int128.divide(
              high >>> (64 - shift), high << shift | low >>> (64 - shift), low << shift, d1, d0);
      long productLow = quotient * divisorLow;
      high -=
          quotient * divisorHigh
              + Math.unsignedMultiplyHigh(quotient, divisorLow)
              + Int128.borrow(low, productLow);
      low -= productLow;
    }
    result.high = leftHigh < 0 ? Int128.negateHigh(high, low) : high;
    result.low = leftHigh < 0 ? -low : low;
  }

  /**
   * Moves a value by {@code digits} decimal places: up exactly when positive (-38 to 38), down with
   * rounding when negative, and checks the result.
   */
  public static void rescale(
      long high,
      long low,
      int digits,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    if (digits > 0) {
      multiply(
          high,
          low,
          Int128.powerHigh(digits),
          Int128.powerLow(digits),
          0,
          precision,
          scale,
          result,
          sites,
          site);
    } else {
      long magnitudeHigh = Int128.absHigh(high, low);
      long magnitudeLow = Int128.absLow(high, low);
      reduce(
          0,
          0,
          magnitudeHigh,
          magnitudeLow,
          -digits,
          high < 0,
          precision,
          scale,
          result,
          sites,
          site);
    }
  }

  /** Mean of {@code count > 0} values from their sum: {@code sum * 10^scaleUp / count}, rounded. */
  public static void average(
      long sumHigh,
      long sumLow,
      long count,
      int scaleUp,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    divide(sumHigh, sumLow, 0, count, scaleUp, precision, scale, result, sites, site);
  }

  static SqlRuntimeException outOfRange(int precision, int scale, ErrorSites sites, int site) {
    return SqlErrors.outOfRange("DECIMAL(" + precision + ", " + scale + ")", sites, site);
  }
}
