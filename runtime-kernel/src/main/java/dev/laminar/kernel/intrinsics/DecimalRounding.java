package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ErrorSites;

/**
 * ROUND, TRUNCATE, CEIL, FLOOR and SIGN of decimals. Rounding to {@code digits} after the point
 * (before it when negative) keeps the scale; CEIL and FLOOR yield scale 0.
 */
public final class DecimalRounding {

  private DecimalRounding() {}

  public static long round(
      long value, int scale, int digits, int precision, ErrorSites sites, int site) {
    int drop = dropped(scale, digits);
    return drop <= 0
        ? value
        : DecimalLong.rescale(
            DecimalLong.roundDown(value, drop), drop, precision, scale, sites, site);
  }

  public static long truncate(long value, int scale, int digits) {
    int drop = dropped(scale, digits);
    if (drop <= 0) {
      return value;
    }
    return drop > 18 ? 0 : value - value % Int128.power(drop);
  }

  public static long floor(long value, int scale) {
    return Math.floorDiv(value, Int128.power(scale));
  }

  public static long ceil(long value, int scale) {
    return Math.ceilDiv(value, Int128.power(scale));
  }

  /** -1, 0 or 1 with {@code scale} digits after the point. */
  public static long sign(long value, int scale) {
    return Long.signum(value) * Int128.power(scale);
  }

  public static void round(
      long high,
      long low,
      int scale,
      int digits,
      int precision,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    int drop = dropped(scale, digits);
    result.high = high;
    result.low = low;
    if (drop > 0) {
      Decimal128.rescale(high, low, -drop, 38, 0, result, sites, site);
      if ((result.high | result.low) != 0) {
        Decimal128.rescale(result.high, result.low, drop, precision, scale, result, sites, site);
      }
    }
  }

  public static void truncate(
      long high,
      long low,
      int scale,
      int digits,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    int drop = dropped(scale, digits);
    result.high = high;
    result.low = low;
    if (drop > 0) {
      Decimal128.remainder(
          high, low, Int128.powerHigh(drop), Int128.powerLow(drop), result, sites, site);
      long restLow = result.low;
      result.high = high - result.high - Int128.borrow(low, restLow);
      result.low = low - restLow;
    }
  }

  public static void floor(
      long high, long low, int scale, Decimal128Result result, ErrorSites sites, int site) {
    whole(high, low, scale, -1, result, sites, site);
  }

  public static void ceil(
      long high, long low, int scale, Decimal128Result result, ErrorSites sites, int site) {
    whole(high, low, scale, 1, result, sites, site);
  }

  /** Truncates, and goes one further in {@code direction} when a fraction of that sign was cut. */
  private static void whole(
      long high,
      long low,
      int scale,
      int direction,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    truncate(high, low, scale, 0, result, sites, site);
    boolean cut = !Decimal128.equal(high, low, result.high, result.low);
    Decimal128.rescale(result.high, result.low, -scale, 38, 0, result, sites, site);
    if (cut && Decimal128.signum(high, low) == direction) {
      Decimal128.add(
          result.high, result.low, direction >> 1, direction, 38, 0, result, sites, site);
    }
  }

  public static void sign(long high, long low, int scale, Decimal128Result result) {
    int sign = Decimal128.signum(high, low);
    long powerHigh = Int128.powerHigh(scale);
    long powerLow = Int128.powerLow(scale);
    result.high = sign == 0 ? 0 : sign > 0 ? powerHigh : Int128.negateHigh(powerHigh, powerLow);
    result.low = sign * powerLow;
  }

  /** Places to clear; 38 and more clear everything. */
  private static int dropped(int scale, int digits) {
    return Math.clamp((long) scale - digits, 0, 38);
  }
}
