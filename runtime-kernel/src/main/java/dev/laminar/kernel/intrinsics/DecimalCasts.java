package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * Casts of decimals that yield NULL where {@link DecimalLong} and {@link Decimal128} fail, and
 * casts to BIGINT.
 */
public final class DecimalCasts {

  private static final int MAX_DIGITS = 38;

  private DecimalCasts() {}

  /**
   * As {@link DecimalLong#rescale}, with NULL for what has more than {@code precision} (1 to 18)
   * digits.
   */
  public static long tryRescale(long value, int digits, int precision, NullFlag result) {
    if (digits >= 0) {
      boolean fits = value == 0 || digits < precision && isBelow(value, precision - digits);
      result.isNull = !fits;
      return !fits || value == 0 ? 0 : value * Int128.power(digits);
    }
    long rounded = DecimalLong.roundDown(value, -digits);
    result.isNull = !isBelow(rounded, precision);
    return rounded;
  }

  /** Whether a value has at most that many digits, up to 18. */
  private static boolean isBelow(long value, int digits) {
    long limit = Int128.power(digits);
    return value < limit && value > -limit;
  }

  /** As {@link Decimal128#rescale}, with NULL for what has more than {@code precision} digits. */
  public static void tryRescale(
      long high,
      long low,
      int digits,
      int precision,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    result.isNull = false;
    if (digits < 0) {
      Decimal128.rescale(high, low, digits, MAX_DIGITS, 0, result, sites, site);
      result.isNull = !Int128.fits(result.high, result.low, precision);
    } else if ((high | low) == 0) {
      result.high = 0;
      result.low = 0;
    } else if (digits >= precision || !Int128.fits(high, low, precision - digits)) {
      result.isNull = true;
    } else {
      Decimal128.rescale(high, low, digits, MAX_DIGITS, 0, result, sites, site);
    }
  }

  /** A whole number as BIGINT, or an error. */
  public static long toBigint(long high, long low, ErrorSites sites, int site) {
    if (high != low >> 63) {
      throw SqlErrors.outOfRange("BIGINT", sites, site);
    }
    return low;
  }

  /** A whole number as BIGINT, or NULL. */
  public static long tryBigint(long high, long low, NullFlag result) {
    result.isNull = high != low >> 63;
    return low;
  }
}
