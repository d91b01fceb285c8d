package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * Trigonometric and hyperbolic functions of DOUBLE; arguments outside of a function's domain are
 * errors as in PostgreSQL.
 */
public final class Trigonometry {

  private Trigonometry() {}

  /** Both outside of the domain, and infinite angles: PostgreSQL's "input is out of range". */
  private static void require(boolean inDomain, ErrorSites sites, int site) {
    if (!inDomain) {
      throw SqlErrors.error(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "input is out of range",
          sites,
          site,
          "guard the argument with a CASE");
    }
  }

  @Intrinsic("PI")
  public static double pi() {
    return Math.PI;
  }

  @Intrinsic("DEGREES")
  public static double degrees(double radians, ErrorSites sites, int site) {
    double degrees = radians / Math.PI * 180.0;
    return Double.isInfinite(radians) ? degrees : DoubleMath.checkFinite(degrees, sites, site);
  }

  @Intrinsic("RADIANS")
  public static double radians(double degrees) {
    return degrees / 180.0 * Math.PI;
  }

  @Intrinsic("SIN")
  public static double sin(double value, ErrorSites sites, int site) {
    require(!Double.isInfinite(value), sites, site);
    return Math.sin(value);
  }

  @Intrinsic("COS")
  public static double cos(double value, ErrorSites sites, int site) {
    require(!Double.isInfinite(value), sites, site);
    return Math.cos(value);
  }

  @Intrinsic("TAN")
  public static double tan(double value, ErrorSites sites, int site) {
    require(!Double.isInfinite(value), sites, site);
    return Math.tan(value);
  }

  /** Infinite at 0, as in PostgreSQL. */
  @Intrinsic("COT")
  public static double cot(double value, ErrorSites sites, int site) {
    require(!Double.isInfinite(value), sites, site);
    return 1.0 / Math.tan(value);
  }

  @Intrinsic("SEC")
  public static double sec(double value, ErrorSites sites, int site) {
    require(!Double.isInfinite(value), sites, site);
    return 1.0 / Math.cos(value);
  }

  @Intrinsic("CSC")
  public static double csc(double value, ErrorSites sites, int site) {
    require(!Double.isInfinite(value), sites, site);
    return 1.0 / Math.sin(value);
  }

  @Intrinsic("ASIN")
  public static double asin(double value, ErrorSites sites, int site) {
    require(!(Math.abs(value) > 1), sites, site);
    return Math.asin(value);
  }

  @Intrinsic("ACOS")
  public static double acos(double value, ErrorSites sites, int site) {
    require(!(Math.abs(value) > 1), sites, site);
    return Math.acos(value);
  }

  @Intrinsic("ATAN")
  public static double atan(double value) {
    return Math.atan(value);
  }

  @Intrinsic("ATAN2")
  public static double atan2(double y, double x) {
    return Math.atan2(y, x);
  }

  @Intrinsic("SINH")
  public static double sinh(double value) {
    return Math.sinh(value);
  }

  @Intrinsic("COSH")
  public static double cosh(double value) {
    return Math.cosh(value);
  }

  @Intrinsic("TANH")
  public static double tanh(double value) {
    return Math.tanh(value);
  }

  @Intrinsic("COTH")
  public static double coth(double value) {
    return 1.0 / Math.tanh(value);
  }

  @Intrinsic("SECH")
  public static double sech(double value) {
    return 1.0 / Math.cosh(value);
  }

  @Intrinsic("CSCH")
  public static double csch(double value) {
    return 1.0 / Math.sinh(value);
  }

  @Intrinsic("ASINH")
  public static double asinh(double value) {
    double magnitude = Math.abs(value);
    if (Double.isInfinite(magnitude)) {
      return value;
    }
    // log1p keeps small arguments exact; beyond 2^28 the square would lose nothing but could
    // overflow.
    double result =
        magnitude > 0x1p28
            ? Math.log(magnitude) + Math.log(2)
            : Math.log1p(
                magnitude + magnitude * magnitude / (1 + Math.sqrt(magnitude * magnitude + 1)));
    return Math.copySign(result, value);
  }

  @Intrinsic("ACOSH")
  public static double acosh(double value, ErrorSites sites, int site) {
    require(!(value < 1), sites, site);
    if (value > 0x1p28) {
      return Math.log(value) + Math.log(2);
    }
    double above = value - 1;
    return Math.log1p(above + Math.sqrt(2 * above + above * above));
  }

  /** Infinite at -1 and 1, as in PostgreSQL. */
  @Intrinsic("ATANH")
  public static double atanh(double value, ErrorSites sites, int site) {
    require(!(Math.abs(value) > 1), sites, site);
    return 0.5 * (Math.log1p(value) - Math.log1p(-value));
  }

  /** Sine of an angle in degrees, exact at multiples of 30. */
  @Intrinsic("SIND")
  public static double sind(double degrees, ErrorSites sites, int site) {
    require(!Double.isInfinite(degrees), sites, site);
    double angle = degrees % 360;
    double positive = angle < 0 ? -angle : angle;
    double half = positive > 180 ? positive - 180 : positive;
    double first = half > 90 ? 180 - half : half;
    double sine = sineOfFirstQuadrant(first);
    return (angle < 0) != (positive > 180) ? -sine : sine;
  }

  @Intrinsic("COSD")
  public static double cosd(double degrees, ErrorSites sites, int site) {
    require(!Double.isInfinite(degrees), sites, site);
    double positive = Math.abs(degrees % 360);
    double half = positive > 180 ? 360 - positive : positive;
    return half > 90 ? -sineOfFirstQuadrant(half - 90) : sineOfFirstQuadrant(90 - half);
  }

  @Intrinsic("TAND")
  public static double tand(double degrees, ErrorSites sites, int site) {
    double sine = sind(degrees, sites, site);
    double cosine = cosd(degrees, sites, site);
    return Math.abs(sine) == Math.abs(cosine) ? (sine == cosine ? 1 : -1) * 1.0 : sine / cosine;
  }

  private static double sineOfFirstQuadrant(double degrees) {
    if (degrees == 30) {
      return 0.5;
    }
    return degrees > 45
        ? Math.cos(Math.toRadians(90 - degrees))
        : Math.sin(Math.toRadians(degrees));
  }

  @Intrinsic("ASIND")
  public static double asind(double value, ErrorSites sites, int site) {
    return exactThirty(Math.toDegrees(asin(value, sites, site)), Math.abs(value) == 0.5);
  }

  @Intrinsic("ACOSD")
  public static double acosd(double value, ErrorSites sites, int site) {
    double degrees = Math.toDegrees(acos(value, sites, site));
    return Math.abs(value) == 0.5 ? Math.rint(degrees) : degrees;
  }

  @Intrinsic("ATAND")
  public static double atand(double value) {
    return exactThirty(Math.toDegrees(Math.atan(value)), Math.abs(value) == 1);
  }

  private static double exactThirty(double degrees, boolean exact) {
    return exact ? Math.rint(degrees) : degrees;
  }
}
