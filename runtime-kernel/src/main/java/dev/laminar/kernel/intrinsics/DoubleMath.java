package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * REAL and DOUBLE arithmetic and comparison. As in PostgreSQL division by zero is an error, finite
 * operands whose result is infinite are one, NaN equals NaN and is greater than every number, -0
 * equals 0. Unlike there a result that underflows is 0.
 */
public final class DoubleMath {

  private static final String DOUBLE = "DOUBLE";
  private static final String REAL = "REAL";

  private DoubleMath() {}

  /** Bits that are equal exactly when two values are equal in SQL: one NaN, one zero. */
  public static long keyBits(double value) {
    return Double.doubleToLongBits(value + 0.0); // -0.0 + 0.0 is 0.0
  }

  /** As {@link #keyBits(double)}. */
  public static int keyBits(float value) {
    return Float.floatToIntBits(value + 0.0f);
  }

  /**
   * Negative, zero or positive; the order of the comparison operators and of MIN, MAX, GREATEST,
   * LEAST.
   */
  @Intrinsic("COMPARE")
  public static int compare(double left, double right) {
    if (left < right) {
      return -1;
    }
    if (left > right) {
      return 1;
    }
    return left == right ? 0 : Boolean.compare(Double.isNaN(left), Double.isNaN(right));
  }

  @Intrinsic("COMPARE")
  public static int compare(float left, float right) {
    return compare((double) left, (double) right);
  }

  @Intrinsic("EQUALS")
  public static boolean equal(double left, double right) {
    return left == right || Double.isNaN(left) && Double.isNaN(right);
  }

  @Intrinsic("EQUALS")
  public static boolean equal(float left, float right) {
    return left == right || Float.isNaN(left) && Float.isNaN(right);
  }

  @Intrinsic("LESS_THAN")
  public static boolean less(double left, double right) {
    return left < right || Double.isNaN(right) && !Double.isNaN(left);
  }

  @Intrinsic("LESS_THAN")
  public static boolean less(float left, float right) {
    return left < right || Float.isNaN(right) && !Float.isNaN(left);
  }

  @Intrinsic("LESS_THAN_OR_EQUAL")
  public static boolean lessOrEqual(double left, double right) {
    return left <= right || Double.isNaN(right);
  }

  @Intrinsic("LESS_THAN_OR_EQUAL")
  public static boolean lessOrEqual(float left, float right) {
    return left <= right || Float.isNaN(right);
  }

  /** {@code value}, or an error when it is infinite. */
  static double checkFinite(double value, ErrorSites sites, int site) {
    if (Double.isInfinite(value)) {
      throw SqlErrors.outOfRange(DOUBLE, sites, site);
    }
    return value;
  }

  private static double check(
      double result, double left, double right, ErrorSites sites, int site) {
    if (Double.isInfinite(result) && !Double.isInfinite(left) && !Double.isInfinite(right)) {
      throw SqlErrors.outOfRange(DOUBLE, sites, site);
    }
    return result;
  }

  private static float check(float result, float left, float right, ErrorSites sites, int site) {
    if (Float.isInfinite(result) && !Float.isInfinite(left) && !Float.isInfinite(right)) {
      throw SqlErrors.outOfRange(REAL, sites, site);
    }
    return result;
  }

  @Intrinsic("ADD")
  public static double add(double left, double right, ErrorSites sites, int site) {
    return check(left + right, left, right, sites, site);
  }

  @Intrinsic("ADD")
  public static float add(float left, float right, ErrorSites sites, int site) {
    return check(left + right, left, right, sites, site);
  }

  @Intrinsic("SUBTRACT")
  public static double subtract(double left, double right, ErrorSites sites, int site) {
    return check(left - right, left, right, sites, site);
  }

  @Intrinsic("SUBTRACT")
  public static float subtract(float left, float right, ErrorSites sites, int site) {
    return check(left - right, left, right, sites, site);
  }

  @Intrinsic("MULTIPLY")
  public static double multiply(double left, double right, ErrorSites sites, int site) {
    return check(left * right, left, right, sites, site);
  }

  @Intrinsic("MULTIPLY")
  public static float multiply(float left, float right, ErrorSites sites, int site) {
    return check(left * right, left, right, sites, site);
  }

  @Intrinsic("DIVIDE")
  public static double divide(double left, double right, ErrorSites sites, int site) {
    if (right == 0 && !Double.isNaN(left)) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return check(left / right, left, right, sites, site);
  }

  @Intrinsic("DIVIDE")
  public static float divide(float left, float right, ErrorSites sites, int site) {
    if (right == 0 && !Float.isNaN(left)) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return check(left / right, left, right, sites, site);
  }

  @Intrinsic("MOD")
  public static double mod(double left, double right, ErrorSites sites, int site) {
    if (right == 0 && !Double.isNaN(left)) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return left % right;
  }

  @Intrinsic("MOD")
  public static float mod(float left, float right, ErrorSites sites, int site) {
    if (right == 0 && !Float.isNaN(left)) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return left % right;
  }

  @Intrinsic("NEGATE")
  public static double negate(double value) {
    return -value;
  }

  @Intrinsic("NEGATE")
  public static float negate(float value) {
    return -value;
  }

  @Intrinsic("ABS")
  public static double abs(double value) {
    return Math.abs(value);
  }

  @Intrinsic("ABS")
  public static float abs(float value) {
    return Math.abs(value);
  }

  @Intrinsic("SIGN")
  public static double sign(double value) {
    return Math.signum(value);
  }

  @Intrinsic("SIGN")
  public static float sign(float value) {
    return Math.signum(value);
  }

  @Intrinsic("CEIL")
  public static double ceil(double value) {
    return Math.ceil(value);
  }

  @Intrinsic("CEIL")
  public static float ceil(float value) {
    return (float) Math.ceil(value);
  }

  @Intrinsic("FLOOR")
  public static double floor(double value) {
    return Math.floor(value);
  }

  @Intrinsic("FLOOR")
  public static float floor(float value) {
    return (float) Math.floor(value);
  }

  @Intrinsic("SQRT")
  public static double sqrt(double value, ErrorSites sites, int site) {
    if (value < 0) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          "cannot take square root of a negative number",
          sites,
          site,
          "guard it with a CASE, or take SQRT(ABS(x))");
    }
    return Math.sqrt(value);
  }

  @Intrinsic("CBRT")
  public static double cbrt(double value) {
    return Math.cbrt(value);
  }

  @Intrinsic("POWER")
  public static double power(double base, double exponent, ErrorSites sites, int site) {
    if (base == 0 && exponent < 0) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          "zero raised to a negative power is undefined",
          sites,
          site,
          "guard the base with NULLIF(base, 0)");
    }
    if (base < 0
        && !Double.isInfinite(base)
        && !Double.isInfinite(exponent)
        && exponent != Math.rint(exponent)) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          "a negative number raised to a non-integer power yields a complex result",
          sites,
          site,
          "use ABS(base), or CBRT for cube roots");
    }
    // PostgreSQL: 1 to any power is 1 and anything to the power 0 is 1, NaN included; Java says NaN
    // for the first.
    return base == 1 ? 1 : check(Math.pow(base, exponent), base, exponent, sites, site);
  }

  @Intrinsic("EXP")
  public static double exp(double value, ErrorSites sites, int site) {
    return check(Math.exp(value), value, 0, sites, site);
  }

  @Intrinsic("LN")
  public static double ln(double value, ErrorSites sites, int site) {
    checkLogarithm(value, sites, site);
    return Math.log(value);
  }

  @Intrinsic("LOG10")
  public static double log10(double value, ErrorSites sites, int site) {
    checkLogarithm(value, sites, site);
    return Math.log10(value);
  }

  @Intrinsic("LOG2")
  public static double log2(double value, ErrorSites sites, int site) {
    checkLogarithm(value, sites, site);
    return Math.log(value) / Math.log(2);
  }

  @Intrinsic("IS_NAN")
  public static boolean isNan(double value) {
    return Double.isNaN(value);
  }

  @Intrinsic("IS_INF")
  public static boolean isInfinite(double value) {
    return Double.isInfinite(value);
  }

  /** {@code LOG(base, value)}. */
  @Intrinsic("LOG")
  public static double log(double base, double value, ErrorSites sites, int site) {
    checkLogarithm(base, sites, site);
    checkLogarithm(value, sites, site);
    double divisor = Math.log(base);
    if (divisor == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return Math.log(value) / divisor;
  }

  /** {@code LOG(value)}: to the base 10, as in PostgreSQL. */
  @Intrinsic("LOG")
  public static double log(double value, ErrorSites sites, int site) {
    return log10(value, sites, site);
  }

  private static void checkLogarithm(double value, ErrorSites sites, int site) {
    if (value <= 0) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          value == 0
              ? "cannot take logarithm of zero"
              : "cannot take logarithm of a negative number",
          sites,
          site,
          "a logarithm needs a number greater than 0: guard it with a CASE or NULLIF");
    }
  }

  /** The smaller number, where NaN is the greatest of all. */
  public static double min(double left, double right) {
    double smaller = Math.min(left, right);
    if (!Double.isNaN(smaller)) {
      return smaller;
    }
    return Double.isNaN(left) ? right : left;
  }

  /** {@link #min(double, double)} for REAL. */
  public static float min(float left, float right) {
    float smaller = Math.min(left, right);
    if (!Float.isNaN(smaller)) {
      return smaller;
    }
    return Float.isNaN(left) ? right : left;
  }
}
