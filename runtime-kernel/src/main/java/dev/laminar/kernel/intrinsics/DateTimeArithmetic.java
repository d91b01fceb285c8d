package dev.laminar.kernel.intrinsics;

import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_DAY;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * Dates, times, timestamps and intervals added, subtracted and counted. Adding months keeps the day
 * of month, or takes the last one of a shorter month. What does not fit the type is error 22008.
 */
public final class DateTimeArithmetic {

  private DateTimeArithmetic() {}

  static SqlRuntimeException outOfRange(String what, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.DATETIME_OVERFLOW,
        what + " out of range",
        sites,
        site,
        "timestamps reach from year -290307 to 294246");
  }

  /** TIMESTAMP + day-time interval. */
  @Intrinsic("ADD_TIMESTAMP")
  public static long addTimestamp(long timestamp, long interval, ErrorSites sites, int site) {
    long sum = timestamp + interval;
    if (((timestamp ^ sum) & (interval ^ sum)) < 0) {
      throw outOfRange("timestamp", sites, site);
    }
    return sum;
  }

  /** TIMESTAMP - day-time interval. */
  @Intrinsic("SUBTRACT_TIMESTAMP")
  public static long subtractTimestamp(long timestamp, long interval, ErrorSites sites, int site) {
    long difference = timestamp - interval;
    if (((timestamp ^ interval) & (timestamp ^ difference)) < 0) {
      throw outOfRange("timestamp", sites, site);
    }
    return difference;
  }

  /** TIMESTAMP - TIMESTAMP: a day-time interval. Also for two TIMEs. */
  @Intrinsic("SUBTRACT_TIMESTAMPS")
  public static long subtractTimestamps(long later, long earlier, ErrorSites sites, int site) {
    long difference = later - earlier;
    if (((later ^ earlier) & (later ^ difference)) < 0) {
      throw outOfRange("interval", sites, site);
    }
    return difference;
  }

  /** DATE - DATE: a day-time interval. */
  @Intrinsic("SUBTRACT_DATES")
  public static long subtractDates(int later, int earlier, ErrorSites sites, int site) {
    long days = (long) later - earlier;
    long micros = days * MICROS_PER_DAY;
    if (Math.multiplyHigh(days, MICROS_PER_DAY) != micros >> 63) {
      throw outOfRange("interval", sites, site);
    }
    return micros;
  }

  /** DATE + day-time interval, of which whole days count. */
  @Intrinsic("ADD_DATE")
  public static int addDate(int date, long interval, ErrorSites sites, int site) {
    return toDate(date + interval / MICROS_PER_DAY, sites, site);
  }

  @Intrinsic("SUBTRACT_DATE")
  public static int subtractDate(int date, long interval, ErrorSites sites, int site) {
    return toDate(date - interval / MICROS_PER_DAY, sites, site);
  }

  /** DATE + number of days. */
  @Intrinsic("ADD_DAYS")
  public static int addDays(int date, int days, ErrorSites sites, int site) {
    return toDate((long) date + days, sites, site);
  }

  static int toDate(long days, ErrorSites sites, int site) {
    if (days != (int) days) {
      throw outOfRange("date", sites, site);
    }
    return (int) days;
  }

  /** TIME + day-time interval: wraps around at midnight. */
  @Intrinsic("ADD_TIME")
  public static long addTime(long time, long interval) {
    return Math.floorMod(time + interval % MICROS_PER_DAY, MICROS_PER_DAY);
  }

  @Intrinsic("SUBTRACT_TIME")
  public static long subtractTime(long time, long interval) {
    return Math.floorMod(time - interval % MICROS_PER_DAY, MICROS_PER_DAY);
  }

  /** DATE + year-month interval. */
  @Intrinsic("ADD_MONTHS")
  public static int addMonths(int date, int months, ErrorSites sites, int site) {
    return toDate(plusMonths(date, months), sites, site);
  }

  @Intrinsic("SUBTRACT_MONTHS")
  public static int subtractMonths(int date, int months, ErrorSites sites, int site) {
    return toDate(plusMonths(date, -(long) months), sites, site);
  }

  /** TIMESTAMP + year-month interval. */
  @Intrinsic("ADD_MONTHS")
  public static long addMonths(long timestamp, int months, ErrorSites sites, int site) {
    return addMonthsToTimestamp(timestamp, months, sites, site);
  }

  @Intrinsic("SUBTRACT_MONTHS")
  public static long subtractMonths(long timestamp, int months, ErrorSites sites, int site) {
    return addMonthsToTimestamp(timestamp, -(long) months, sites, site);
  }

  static long addMonthsToTimestamp(long timestamp, long months, ErrorSites sites, int site) {
    long days = plusMonths(CivilDate.dayOf(timestamp), months);
    return combine(days, CivilDate.timeOf(timestamp), sites, site);
  }

  private static long plusMonths(long days, long months) {
    long civil = CivilDate.of(days);
    long total = 12L * CivilDate.year(civil) + CivilDate.month(civil) - 1 + months;
    long year = Math.floorDiv(total, 12);
    int month = (int) Math.floorMod(total, 12L) + 1;
    return CivilDate.daysOf(
        year, month, Math.min(CivilDate.day(civil), CivilDate.daysInMonth(year, month)));
  }

  /** DATE to TIMESTAMP: midnight. */
  @Intrinsic("CAST_DATE_TO_TIMESTAMP")
  public static long midnight(int days, ErrorSites sites, int site) {
    return combine(days, 0, sites, site);
  }

  static long combine(long days, long time, ErrorSites sites, int site) {
    // Before the epoch the product may leave the range although the sum with the time does not.
    long whole = days < 0 ? days + 1 : days;
    long part = days < 0 ? time - MICROS_PER_DAY : time;
    long micros = whole * MICROS_PER_DAY;
    long sum = micros + part;
    if (Math.multiplyHigh(whole, MICROS_PER_DAY) != micros >> 63
        || ((micros ^ sum) & (part ^ sum)) < 0) {
      throw outOfRange("timestamp", sites, site);
    }
    return sum;
  }

  @Intrinsic("CAST_TIMESTAMP_TO_DATE")
  public static int dateOf(long timestamp) {
    return (int) CivilDate.dayOf(timestamp);
  }

  @Intrinsic("CAST_TIMESTAMP_TO_TIME")
  public static long timeOf(long timestamp) {
    return CivilDate.timeOf(timestamp);
  }

  @Intrinsic("LAST_DAY")
  public static int lastDay(int days) {
    long civil = CivilDate.of(days);
    int length = CivilDate.daysInMonth(CivilDate.year(civil), CivilDate.month(civil));
    return days + length - CivilDate.day(civil);
  }

  /** Yields a DATE. */
  @Intrinsic("LAST_DAY")
  public static int lastDay(long timestamp) {
    return lastDay((int) CivilDate.dayOf(timestamp));
  }

  /**
   * Complete months from {@code earlier} to {@code later}, negative when it lies before: {@code (a
   * - b) MONTH}.
   */
  @Intrinsic("MONTHS_BETWEEN")
  public static int monthsBetween(long later, long earlier) {
    return monthsBetween(
        CivilDate.dayOf(later),
        CivilDate.dayOf(earlier),
        CivilDate.timeOf(later) - CivilDate.timeOf(earlier));
  }

  @Intrinsic("MONTHS_BETWEEN")
  public static int monthsBetween(int later, int earlier) {
    return monthsBetween(later, earlier, 0);
  }

  /**
   * A month is complete when the earlier day, moved by it, is not passed; a day the month lacks
   * counts as its last.
   */
  private static int monthsBetween(long laterDay, long earlierDay, long timeAhead) {
    long later = CivilDate.of(laterDay);
    long earlier = CivilDate.of(earlierDay);
    int months =
        12 * (CivilDate.year(later) - CivilDate.year(earlier))
            + CivilDate.month(later)
            - CivilDate.month(earlier);
    long daysAhead = laterDay - plusMonths(earlierDay, months);
    long ahead = daysAhead != 0 ? daysAhead : timeAhead;
    if (months > 0 && ahead < 0) {
      return months - 1;
    }
    return months < 0 && ahead > 0 ? months + 1 : months;
  }

  /** Interval times number; also for year-month intervals. */
  @Intrinsic("MULTIPLY_INTERVAL")
  public static long multiplyInterval(long interval, long factor, ErrorSites sites, int site) {
    long product = interval * factor;
    if (Math.multiplyHigh(interval, factor) != product >> 63) {
      throw outOfRange("interval", sites, site);
    }
    return product;
  }

  @Intrinsic("MULTIPLY_INTERVAL")
  public static int multiplyInterval(int interval, int factor, ErrorSites sites, int site) {
    long product = (long) interval * factor;
    if (product != (int) product) {
      throw outOfRange("interval", sites, site);
    }
    return (int) product;
  }

  /** Rounded to the nearest µs, ties to even. */
  @Intrinsic("MULTIPLY_INTERVAL")
  public static long multiplyInterval(long interval, double factor, ErrorSites sites, int site) {
    return toInterval(interval * factor, sites, site);
  }

  @Intrinsic("DIVIDE_INTERVAL")
  public static long divideInterval(long interval, double divisor, ErrorSites sites, int site) {
    if (divisor == 0) {
      throw SqlErrors.divisionByZero(sites, site);
    }
    return toInterval(interval / divisor, sites, site);
  }

  /** Whole ms of a day-time interval. */
  @Intrinsic("INTERVAL_MILLIS")
  public static long intervalMillis(long interval) {
    return interval / 1000;
  }

  private static long toInterval(double micros, ErrorSites sites, int site) {
    double rounded = Math.rint(micros);
    if (!(Math.abs(rounded) < 0x1p63)) {
      throw outOfRange("interval", sites, site);
    }
    return (long) rounded;
  }

  /** {@code MAKE_DATE(year, month, day)}. */
  @Intrinsic("MAKE_DATE")
  public static int makeDate(int year, int month, int day, ErrorSites sites, int site) {
    if (month < 1
        || month > 12
        || day < 1
        || day > CivilDate.daysInMonth(year, month)
        || year == 0) {
      throw SqlErrors.error(
          ErrorCode.DATETIME_OVERFLOW,
          "date field value out of range: " + year + "-" + month + "-" + day,
          sites,
          site,
          "there is no such day");
    }
    return toDate(CivilDate.daysOf(year < 0 ? year + 1 : year, month, day), sites, site);
  }

  @Intrinsic("UNIX_SECONDS")
  public static long unixSeconds(long timestamp) {
    return Math.floorDiv(timestamp, CivilDate.MICROS_PER_SECOND);
  }

  @Intrinsic("UNIX_MILLIS")
  public static long unixMillis(long timestamp) {
    return Math.floorDiv(timestamp, 1000);
  }

  @Intrinsic("UNIX_MICROS")
  public static long unixMicros(long timestamp) {
    return timestamp;
  }

  @Intrinsic("UNIX_DATE")
  public static int unixDate(int date) {
    return date;
  }

  @Intrinsic("TIMESTAMP_SECONDS")
  public static long timestampSeconds(long seconds, ErrorSites sites, int site) {
    return scaled(seconds, CivilDate.MICROS_PER_SECOND, sites, site);
  }

  @Intrinsic("TIMESTAMP_MILLIS")
  public static long timestampMillis(long millis, ErrorSites sites, int site) {
    return scaled(millis, 1000, sites, site);
  }

  private static long scaled(long value, long unit, ErrorSites sites, int site) {
    long micros = value * unit;
    if (Math.multiplyHigh(value, unit) != micros >> 63) {
      throw outOfRange("timestamp", sites, site);
    }
    return micros;
  }

  @Intrinsic("TIMESTAMP_MICROS")
  public static long timestampMicros(long micros) {
    return micros;
  }

  @Intrinsic("DATE_FROM_UNIX_DATE")
  public static int dateFromUnixDate(int days) {
    return days;
  }

  /** Seconds since the epoch. */
  @Intrinsic("TO_TIMESTAMP")
  public static long toTimestamp(double seconds, ErrorSites sites, int site) {
    double micros = Math.rint(seconds * CivilDate.MICROS_PER_SECOND);
    if (!(Math.abs(micros) < 0x1p63)) {
      throw outOfRange("timestamp", sites, site);
    }
    return (long) micros;
  }
}
