package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * ROUND and TRUNCATE of integers, REAL and DOUBLE, and CEIL and FLOOR of integers. Ties go away
 * from zero. Of a floating-point number to n digits, what is rounded is its shortest decimal form:
 * {@code ROUND(2.675e0, 2)} is 2.68 although the nearest double lies below.
 */
public final class Rounding {

  private static final int MAX_DIGITS = 400;

  private Rounding() {}

  @Intrinsic("ROUND")
  public static int round(int value) {
    return value;
  }

  @Intrinsic("ROUND")
  public static long round(long value) {
    return value;
  }

  /** Digits below 0 round to tens, hundreds and so on. */
  @Intrinsic("ROUND")
  public static int round(int value, int digits, ErrorSites sites, int site) {
    return digits >= 0
        ? value
        : ExactMath.checkInteger(round((long) value, digits, sites, site), sites, site);
  }

  @Intrinsic("ROUND")
  public static long round(long value, int digits, ErrorSites sites, int site) {
    if (digits >= 0) {
      return value;
    }
    if (digits < -19) {
      return 0;
    }
    long rounded = DecimalLong.roundDown(value, -digits);
    if (digits == -19 && rounded != 0) {
      throw SqlErrors.outOfRange("BIGINT", sites, site);
    }
    return rounded == 0 ? 0 : ExactMath.multiply(rounded, Int128.power(-digits), sites, site);
  }

  @Intrinsic("CEIL")
  public static int ceil(int value) {
    return value;
  }

  @Intrinsic("CEIL")
  public static long ceil(long value) {
    return value;
  }

  @Intrinsic("FLOOR")
  public static int floor(int value) {
    return value;
  }

  @Intrinsic("FLOOR")
  public static long floor(long value) {
    return value;
  }

  @Intrinsic("TRUNCATE")
  public static int truncate(int value) {
    return value;
  }

  @Intrinsic("TRUNCATE")
  public static long truncate(long value) {
    return value;
  }

  @Intrinsic("TRUNCATE")
  public static int truncate(int value, int digits) {
    return (int) truncate((long) value, digits);
  }

  @Intrinsic("TRUNCATE")
  public static long truncate(long value, int digits) {
    if (digits >= 0) {
      return value;
    }
    return digits < -18 ? 0 : value - value % Int128.power(-digits);
  }

  @Intrinsic("ROUND")
  public static double round(double value) {
    double magnitude = Math.abs(value);
    double whole = Math.floor(magnitude);
    return Math.copySign(magnitude - whole >= 0.5 ? whole + 1 : whole, value);
  }

  @Intrinsic("ROUND")
  public static float round(float value) {
    return (float) round((double) value);
  }

  @Intrinsic("TRUNCATE")
  public static double truncate(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  @Intrinsic("TRUNCATE")
  public static float truncate(float value) {
    return (float) truncate((double) value);
  }

  @Intrinsic(value = "ROUND", state = DecimalDigits.class)
  public static double round(
      double value, int digits, DecimalDigits state, ErrorSites sites, int site) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    state.of(value);
    int drop = dropped(state, digits);
    if (drop <= 0) {
      return value;
    }
    double rounded =
        DoubleParser.toDouble(DecimalLong.roundDown(state.digits(), drop), state.exponent() + drop);
    return Math.copySign(DoubleMath.checkFinite(rounded, sites, site), value);
  }

  @Intrinsic(value = "TRUNCATE", state = DecimalDigits.class)
  public static double truncate(double value, int digits, DecimalDigits state) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    state.of(value);
    int drop = dropped(state, digits);
    if (drop <= 0) {
      return value;
    }
    long kept = drop > 18 ? 0 : state.digits() / Int128.power(drop);
    return Math.copySign(DoubleParser.toDouble(kept, state.exponent() + drop), value);
  }

  @Intrinsic(value = "ROUND", state = DecimalDigits.class)
  public static float round(
      float value, int digits, DecimalDigits state, ErrorSites sites, int site) {
    if (value == 0 || !Float.isFinite(value)) {
      return value;
    }
    state.of(value);
    int drop = dropped(state, digits);
    if (drop <= 0) {
      return value;
    }
    float rounded =
        DoubleParser.toFloat(DecimalLong.roundDown(state.digits(), drop), state.exponent() + drop);
    return (float) Math.copySign(DoubleMath.checkFinite(rounded, sites, site), value);
  }

  @Intrinsic(value = "TRUNCATE", state = DecimalDigits.class)
  public static float truncate(float value, int digits, DecimalDigits state) {
    if (value == 0 || !Float.isFinite(value)) {
      return value;
    }
    state.of(value);
    int drop = dropped(state, digits);
    if (drop <= 0) {
      return value;
    }
    long kept = drop > 18 ? 0 : state.digits() / Int128.power(drop);
    return Math.copySign(DoubleParser.toFloat(kept, state.exponent() + drop), value);
  }

  private static int dropped(DecimalDigits state, int digits) {
    return -Math.clamp(digits, -MAX_DIGITS, MAX_DIGITS) - state.exponent();
  }
}
