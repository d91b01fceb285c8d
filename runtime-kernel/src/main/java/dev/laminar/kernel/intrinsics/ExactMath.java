package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * Integer arithmetic whose overflow is an error, as ISO/IEC 9075-2 6.27 says. TINYINT and SMALLINT
 * travel as {@code int}: their functions check the narrower range. Division truncates; the sign of
 * MOD follows the dividend.
 */
public final class ExactMath {

  private static final String TINYINT = "TINYINT";
  private static final String SMALLINT = "SMALLINT";
  private static final String INTEGER = "INTEGER";
  private static final String BIGINT = "BIGINT";

  private ExactMath() {}

  /** {@code value} when it is a TINYINT, else an error. */
  public static int checkTinyint(int value, ErrorSites sites, int site) {
    if (value != (byte) value) {
      throw SqlErrors.outOfRange(TINYINT, sites, site);
    }
    return value;
  }

  /** {@code value} when it is a SMALLINT, else an error. */
  public static int checkSmallint(int value, ErrorSites sites, int site) {
    if (value != (short) value) {
      throw SqlErrors.outOfRange(SMALLINT, sites, site);
    }
    return value;
  }

  /** {@code value} when it is an INTEGER, else an error. */
  public static int checkInteger(long value, ErrorSites sites, int site) {
    if (value != (int) value) {
      throw SqlErrors.outOfRange(INTEGER, sites, site);
    }
    return (int) value;
  }

  @Intrinsic("ADD_TINYINT")
  public static int addTinyint(int left, int right, ErrorSites sites, int site) {
    return checkTinyint(left + right, sites, site);
  }

  @Intrinsic("ADD_SMALLINT")
  public static int addSmallint(int left, int right, ErrorSites sites, int site) {
    return checkSmallint(left + right, sites, site);
  }

  @Intrinsic("ADD")
  public static int add(int left, int right, ErrorSites sites, int site) {
    int sum = left + right;
    if (((left ^ sum) & (right ^ sum)) < 0) {
      throw SqlErrors.outOfRange(INTEGER, sites, site);
    }
    return sum;
  }

  @Intrinsic("ADD")
  public static long add(long left, long right, ErrorSites sites, int site) {
    long sum = left + right;
    if (((left ^ sum) & (right ^ sum)) < 0) {
      throw SqlErrors.outOfRange(BIGINT, sites, site);
    }
    return sum;
  }

  @Intrinsic("SUBTRACT_TINYINT")
  public static int subtractTinyint(int left, int right, ErrorSites sites, int site) {
    return checkTinyint(left - right, sites, site);
  }

  @Intrinsic("SUBTRACT_SMALLINT")
  public static int subtractSmallint(int left, int right, ErrorSites sites, int site) {
    return checkSmallint(left - right, sites, site);
  }

  @Intrinsic("SUBTRACT")
  public static int subtract(int left, int right, ErrorSites sites, int site) {
    int difference = left - right;
    if (((left ^ right) & (left ^ difference)) < 0) {
      throw SqlErrors.outOfRange(INTEGER, sites, site);
    }
    return difference;
  }

  @Intrinsic("SUBTRACT")
  public static long subtract(long left, long right, ErrorSites sites, int site) {
    long difference = left - right;
    if (((left ^ right) & (left ^ difference)) < 0) {
      throw SqlErrors.outOfRange(BIGINT, sites, site);
    }
    return difference;
  }

  @Intrinsic("MULTIPLY_TINYINT")
  public static int multiplyTinyint(int left, int right, ErrorSites sites, int site) {
    return checkTinyint(left * right, sites, site);
  }

  @Intrinsic("MULTIPLY_SMALLINT")
  public static int multiplySmallint(int left, int right, ErrorSites sites, int site) {
    return checkSmallint(left * right, sites, site);
  }

  @Intrinsic("MULTIPLY")
  public static int multiply(int left, int right, ErrorSites sites, int site) {
    return checkInteger((long) left * right, sites, site);
  }

  @Intrinsic("MULTIPLY")
  public static long multiply(long left, long right, ErrorSites sites, int site) {
    long product = left * right;
    if (Math.multiplyHigh(left, right) != product >> 63) {
      throw SqlErrors.outOfRange(BIGINT, sites, site);
    }
    return product;
  }

  @Intrinsic("DIVIDE_TINYINT")
  public static int divideTinyint(int left, int right, ErrorSites sites, int site) {
    return checkTinyint(divide(left, right, sites, site), sites, site);
  }

  @Intrinsic("DIVIDE_SMALLINT")
  public static int divideSmallint(int left, int right, ErrorSites sites, int site) {
    return checkSmallint(divide(left, right, sites, site), sites, site);
  }

  @Intrinsic("DIVIDE")
  public static int divide(int left, int right, ErrorSites sites, int site) {
    if (right == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    if (right == -1 && left == Integer.MIN_VALUE) {
      throw SqlErrors.outOfRange(INTEGER, sites, site);
    }
    return left / right;
  }

  @Intrinsic("DIVIDE")
  public static long divide(long left, long right, ErrorSites sites, int site) {
    if (right == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    if (right == -1 && left == Long.MIN_VALUE) {
      throw SqlErrors.outOfRange(BIGINT, sites, site);
    }
    return left / right;
  }

  @Intrinsic("MOD")
  public static int mod(int left, int right, ErrorSites sites, int site) {
    if (right == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return left % right;
  }

  @Intrinsic("MOD")
  public static long mod(long left, long right, ErrorSites sites, int site) {
    if (right == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return left % right;
  }

  @Intrinsic("NEGATE_TINYINT")
  public static int negateTinyint(int value, ErrorSites sites, int site) {
    return checkTinyint(-value, sites, site);
  }

  @Intrinsic("NEGATE_SMALLINT")
  public static int negateSmallint(int value, ErrorSites sites, int site) {
    return checkSmallint(-value, sites, site);
  }

  @Intrinsic("NEGATE")
  public static int negate(int value, ErrorSites sites, int site) {
    if (value == Integer.MIN_VALUE) {
      throw SqlErrors.outOfRange(INTEGER, sites, site);
    }
    return -value;
  }

  @Intrinsic("NEGATE")
  public static long negate(long value, ErrorSites sites, int site) {
    if (value == Long.MIN_VALUE) {
      throw SqlErrors.outOfRange(BIGINT, sites, site);
    }
    return -value;
  }

  @Intrinsic("ABS_TINYINT")
  public static int absTinyint(int value, ErrorSites sites, int site) {
    return checkTinyint(Math.abs(value), sites, site);
  }

  @Intrinsic("ABS_SMALLINT")
  public static int absSmallint(int value, ErrorSites sites, int site) {
    return checkSmallint(Math.abs(value), sites, site);
  }

  @Intrinsic("ABS")
  public static int abs(int value, ErrorSites sites, int site) {
    return value < 0 ? negate(value, sites, site) : value;
  }

  @Intrinsic("ABS")
  public static long abs(long value, ErrorSites sites, int site) {
    return value < 0 ? negate(value, sites, site) : value;
  }

  @Intrinsic("SIGN")
  public static int sign(int value) {
    return Integer.signum(value);
  }

  @Intrinsic("SIGN")
  public static long sign(long value) {
    return Long.signum(value);
  }
}
