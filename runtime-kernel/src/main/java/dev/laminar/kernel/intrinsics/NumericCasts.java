package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * Casts between numbers and BOOLEAN. A number that is outside of the target type is an error;
 * {@code TRY_CAST_TO_…} yields NULL. DOUBLE and REAL round half to even on their way to an integer,
 * as PostgreSQL does. Decimals come with their scale.
 */
public final class NumericCasts {

  private NumericCasts() {}

  @Intrinsic("CAST_TO_TINYINT")
  public static int toTinyint(int value, ErrorSites sites, int site) {
    return ExactMath.checkTinyint(value, sites, site);
  }

  @Intrinsic("TRY_CAST_TO_TINYINT")
  public static int tryTinyint(int value, NullFlag result) {
    result.isNull = value != (byte) value;
    return value;
  }

  @Intrinsic("CAST_TO_SMALLINT")
  public static int toSmallint(int value, ErrorSites sites, int site) {
    return ExactMath.checkSmallint(value, sites, site);
  }

  @Intrinsic("TRY_CAST_TO_SMALLINT")
  public static int trySmallint(int value, NullFlag result) {
    result.isNull = value != (short) value;
    return value;
  }

  @Intrinsic("CAST_TO_TINYINT")
  public static int toTinyint(long value, ErrorSites sites, int site) {
    if (value != (byte) value) {
      throw SqlErrors.outOfRange("TINYINT", sites, site);
    }
    return (int) value;
  }

  @Intrinsic("TRY_CAST_TO_TINYINT")
  public static int tryTinyint(long value, NullFlag result) {
    result.isNull = value != (byte) value;
    return (int) value;
  }

  @Intrinsic("CAST_TO_TINYINT")
  public static int toTinyint(double value, ErrorSites sites, int site) {
    double whole = Math.rint(value);
    if (!(whole >= Byte.MIN_VALUE && whole <= Byte.MAX_VALUE)) {
      throw SqlErrors.outOfRange("TINYINT", sites, site);
    }
    return (int) whole;
  }

  @Intrinsic("TRY_CAST_TO_TINYINT")
  public static int tryTinyint(double value, NullFlag result) {
    double whole = Math.rint(value);
    result.isNull = !(whole >= Byte.MIN_VALUE && whole <= Byte.MAX_VALUE);
    return (int) whole;
  }

  @Intrinsic("CAST_TO_SMALLINT")
  public static int toSmallint(long value, ErrorSites sites, int site) {
    if (value != (short) value) {
      throw SqlErrors.outOfRange("SMALLINT", sites, site);
    }
    return (int) value;
  }

  @Intrinsic("TRY_CAST_TO_SMALLINT")
  public static int trySmallint(long value, NullFlag result) {
    result.isNull = value != (short) value;
    return (int) value;
  }

  @Intrinsic("CAST_TO_SMALLINT")
  public static int toSmallint(double value, ErrorSites sites, int site) {
    double whole = Math.rint(value);
    if (!(whole >= Short.MIN_VALUE && whole <= Short.MAX_VALUE)) {
      throw SqlErrors.outOfRange("SMALLINT", sites, site);
    }
    return (int) whole;
  }

  @Intrinsic("TRY_CAST_TO_SMALLINT")
  public static int trySmallint(double value, NullFlag result) {
    double whole = Math.rint(value);
    result.isNull = !(whole >= Short.MIN_VALUE && whole <= Short.MAX_VALUE);
    return (int) whole;
  }

  @Intrinsic("CAST_TO_INTEGER")
  public static int toInteger(long value, ErrorSites sites, int site) {
    if (value != (int) value) {
      throw SqlErrors.outOfRange("INTEGER", sites, site);
    }
    return (int) value;
  }

  @Intrinsic("TRY_CAST_TO_INTEGER")
  public static int tryInteger(long value, NullFlag result) {
    result.isNull = value != (int) value;
    return (int) value;
  }

  @Intrinsic("CAST_TO_INTEGER")
  public static int toInteger(double value, ErrorSites sites, int site) {
    double whole = Math.rint(value);
    if (!(whole >= Integer.MIN_VALUE && whole <= Integer.MAX_VALUE)) {
      throw SqlErrors.outOfRange("INTEGER", sites, site);
    }
    return (int) whole;
  }

  @Intrinsic("TRY_CAST_TO_INTEGER")
  public static int tryInteger(double value, NullFlag result) {
    double whole = Math.rint(value);
    result.isNull = !(whole >= Integer.MIN_VALUE && whole <= Integer.MAX_VALUE);
    return (int) whole;
  }

  @Intrinsic("CAST_TO_BIGINT")
  public static long toBigint(double value, ErrorSites sites, int site) {
    double whole = Math.rint(value);
    if (!(whole >= -0x1p63 && whole < 0x1p63)) {
      throw SqlErrors.outOfRange("BIGINT", sites, site);
    }
    return (long) whole;
  }

  @Intrinsic("TRY_CAST_TO_BIGINT")
  public static long tryBigint(double value, NullFlag result) {
    double whole = Math.rint(value);
    result.isNull = !(whole >= -0x1p63 && whole < 0x1p63);
    return (long) whole;
  }

  @Intrinsic("CAST_TO_REAL")
  public static float toReal(double value, ErrorSites sites, int site) {
    float real = (float) value;
    if (Float.isInfinite(real) && !Double.isInfinite(value)) {
      throw SqlErrors.outOfRange("REAL", sites, site);
    }
    return real;
  }

  @Intrinsic("TRY_CAST_TO_REAL")
  public static float tryReal(double value, NullFlag result) {
    float real = (float) value;
    result.isNull = Float.isInfinite(real) && !Double.isInfinite(value);
    return real;
  }

  @Intrinsic("CAST_TO_INTEGER")
  public static int toInteger(boolean value) {
    return value ? 1 : 0;
  }

  @Intrinsic("CAST_TO_BOOLEAN")
  public static boolean toBoolean(int value) {
    return value != 0;
  }

  @Intrinsic("CAST_TO_BOOLEAN")
  public static boolean toBoolean(long value) {
    return value != 0;
  }

  /** DECIMAL of up to 18 digits to DOUBLE, correctly rounded. */
  @Intrinsic("CAST_DECIMAL_TO_DOUBLE")
  public static double decimalToDouble(long value, int scale) {
    double magnitude = DoubleParser.toDouble(Math.abs(value), -scale);
    return value < 0 ? -magnitude : magnitude;
  }

  @Intrinsic("CAST_DECIMAL_TO_REAL")
  public static float decimalToReal(long value, int scale) {
    float magnitude = DoubleParser.toFloat(Math.abs(value), -scale);
    return value < 0 ? -magnitude : magnitude;
  }

  /**
   * Rounded to 19 digits first where it has more, which can change the last bit of very few values.
   */
  @Intrinsic("CAST_DECIMAL_TO_DOUBLE")
  public static double decimalToDouble(long high, long low, int scale) {
    long magnitudeHigh = Int128.absHigh(high, low);
    long magnitudeLow = Int128.absLow(high, low);
    int drop = 0;
    while (!Int128.lessUnsigned(
        magnitudeHigh, magnitudeLow, Int128.powerHigh(19 + drop), Int128.powerLow(19 + drop))) {
      drop++;
      if (drop == 19) {
        break;
      }
    }
    double magnitude =
        DoubleParser.toDouble(rounded(magnitudeHigh, magnitudeLow, drop), drop - scale);
    return high < 0 ? -magnitude : magnitude;
  }

  /** A magnitude below 10^38 divided by 10^digits, half up; the quotient is an unsigned long. */
  private static long rounded(long high, long low, int digits) {
    long upper = high;
    long lower = low;
    boolean roundUp = false;
    for (int left = digits; left > 0; ) {
      int step = left == 1 ? 1 : left - 1;
      long divisor = Int128.power(step);
      long quotient = Long.divideUnsigned(upper, divisor);
      long next = Int128.divide(upper - quotient * divisor, lower, divisor);
      roundUp = left == 1 && lower - next * divisor >= 5;
      upper = quotient;
      lower = next;
      left -= step;
    }
    return roundUp ? lower + 1 : lower;
  }

  @Intrinsic("CAST_DECIMAL_TO_REAL")
  public static float decimalToReal(long high, long low, int scale) {
    return (float) decimalToDouble(high, low, scale);
  }

  /** Shortest decimal form of a DOUBLE, rounded half away from zero to the scale. */
  @Intrinsic(value = "CAST_TO_DECIMAL", state = DecimalDigits.class)
  public static long toDecimal(
      double value, int precision, int scale, DecimalDigits state, ErrorSites sites, int site) {
    if (!Double.isFinite(value)) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    state.of(value);
    long magnitude =
        DecimalLong.rescale(state.digits(), shift(state, scale), precision, scale, sites, site);
    return value < 0 ? -magnitude : magnitude;
  }

  @Intrinsic(value = "CAST_TO_DECIMAL", state = DecimalDigits.class)
  public static long toDecimal(
      float value, int precision, int scale, DecimalDigits state, ErrorSites sites, int site) {
    if (!Float.isFinite(value)) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    state.of(value);
    long magnitude =
        DecimalLong.rescale(state.digits(), shift(state, scale), precision, scale, sites, site);
    return value < 0 ? -magnitude : magnitude;
  }

  /** 19 digits and more always overflow 18 digits, so what is beyond them does not matter. */
  private static int shift(DecimalDigits state, int scale) {
    return Math.clamp(state.exponent() + scale, -36, 36);
  }

  @Intrinsic(value = "CAST_TO_DECIMAL128", state = DecimalDigits.class)
  public static void toDecimal128(
      double value,
      int precision,
      int scale,
      Decimal128Result result,
      DecimalDigits state,
      ErrorSites sites,
      int site) {
    if (!Double.isFinite(value)) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    state.of(value);
    rescale(value < 0, state, precision, scale, result, sites, site);
  }

  @Intrinsic(value = "CAST_TO_DECIMAL128", state = DecimalDigits.class)
  public static void toDecimal128(
      float value,
      int precision,
      int scale,
      Decimal128Result result,
      DecimalDigits state,
      ErrorSites sites,
      int site) {
    if (!Float.isFinite(value)) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    state.of(value);
    rescale(value < 0, state, precision, scale, result, sites, site);
  }

  private static void rescale(
      boolean negative,
      DecimalDigits state,
      int precision,
      int scale,
      Decimal128Result result,
      ErrorSites sites,
      int site) {
    int digits = Math.clamp(state.exponent() + scale, -38, 38);
    Decimal128.rescale(0, state.digits(), digits, precision, scale, result, sites, site);
    if (negative) {
      Decimal128.negate(result.high, result.low, result);
    }
  }
}
