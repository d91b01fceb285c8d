package dev.laminar.kernel.function;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From the Java objects that functions yield to SQL values, as generated code holds them. What null
 * is held as does not matter: callers have asked for it before.
 */
public final class JavaResults {

  private static final long MICROS = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private JavaResults() {}

  public static boolean of(@Nullable Boolean value) {
    return value != null && value;
  }

  public static int of(@Nullable Byte value) {
    return value == null ? 0 : value;
  }

  public static int of(@Nullable Short value) {
    return value == null ? 0 : value;
  }

  public static int of(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  public static long of(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  public static float of(@Nullable Float value) {
    return value == null ? 0 : value;
  }

  public static double of(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  public static void of(@Nullable String value, BytesResult result) {
    if (value != null) {
      copy(value.getBytes(StandardCharsets.UTF_8), result);
    }
  }

  public static void of(byte @Nullable [] value, BytesResult result) {
    if (value != null) {
      copy(value, result);
    }
  }

  /** A copy: a view's array need not be readable behind its end. */
  public static void of(@Nullable TextView value, BytesResult result) {
    if (value != null) {
      copy(value.array(), value.offset(), value.length(), result);
    }
  }

  private static void copy(byte[] bytes, BytesResult result) {
    copy(bytes, 0, bytes.length, result);
  }

  private static void copy(byte[] bytes, int offset, int length, BytesResult result) {
    byte[] own = result.own(length);
    System.arraycopy(bytes, offset, own, 0, length);
    result.view(own, 0, length);
  }

  /** As a DECIMAL of at most 18 digits, rounded half up. */
  public static long of(
      @Nullable BigDecimal value, int precision, int scale, ErrorSites sites, int site) {
    return value == null ? 0 : unscaled(value, precision, scale, sites, site).longValue();
  }

  /** As a DECIMAL of more than 18 digits, rounded half up. */
  public static void of(
      @Nullable BigDecimal value,
      Decimal128Result result,
      int precision,
      int scale,
      ErrorSites sites,
      int site) {
    if (value != null) {
      BigInteger unscaled = unscaled(value, precision, scale, sites, site);
      result.high = unscaled.shiftRight(Long.SIZE).longValue();
      result.low = unscaled.longValue();
    }
  }

  private static BigInteger unscaled(
      BigDecimal value, int precision, int scale, ErrorSites sites, int site) {
    BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.precision() > precision) {
      throw SqlErrors.outOfRange("DECIMAL(" + precision + ", " + scale + ")", sites, site);
    }
    return rounded.unscaledValue();
  }

  /** As DATE. */
  public static int of(@Nullable LocalDate value, ErrorSites sites, int site) {
    if (value == null) {
      return 0;
    }
    long days = value.toEpochDay();
    if (days != (int) days) {
      throw outside("DATE", value, sites, site);
    }
    return (int) days;
  }

  /** As TIME. */
  public static long of(@Nullable LocalTime value, ErrorSites sites, int site) {
    return value == null ? 0 : value.toNanoOfDay() / NANOS_PER_MICRO;
  }

  /** As TIMESTAMP. */
  public static long of(@Nullable LocalDateTime value, ErrorSites sites, int site) {
    return value == null
        ? 0
        : micros(
            "TIMESTAMP", value, value.toEpochSecond(ZoneOffset.UTC), value.getNano(), sites, site);
  }

  /** As TIMESTAMP WITH LOCAL TIME ZONE. */
  public static long of(@Nullable Instant value, ErrorSites sites, int site) {
    return value == null
        ? 0
        : micros("TIMESTAMP", value, value.getEpochSecond(), value.getNano(), sites, site);
  }

  /** As INTERVAL DAY TO SECOND. */
  public static long of(@Nullable Duration value, ErrorSites sites, int site) {
    return value == null
        ? 0
        : micros("INTERVAL", value, value.getSeconds(), value.getNano(), sites, site);
  }

  /** As INTERVAL YEAR TO MONTH. */
  public static int of(@Nullable Period value, ErrorSites sites, int site) {
    if (value == null) {
      return 0;
    }
    long months = value.toTotalMonths();
    if (months != (int) months || value.getDays() != 0) {
      throw outside("INTERVAL YEAR TO MONTH", value, sites, site);
    }
    return (int) months;
  }

  private static long micros(
      String type, Object value, long seconds, int nanos, ErrorSites sites, int site) {
    long high = Math.multiplyHigh(seconds, MICROS);
    long low = seconds * MICROS;
    long micros = low + nanos / NANOS_PER_MICRO;
    if (high != low >> 63 || micros < low) {
      throw outside(type, value, sites, site);
    }
    return micros;
  }

  private static SqlRuntimeException outside(
      String type, Object value, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.DATETIME_OVERFLOW, value + " is no value of type " + type, sites, site, "");
  }
}
