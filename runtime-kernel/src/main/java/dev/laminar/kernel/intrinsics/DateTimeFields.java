package dev.laminar.kernel.intrinsics;

import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_DAY;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_HOUR;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_MINUTE;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_SECOND;

/**
 * EXTRACT: one function per field, for DATE ({@code int} days), TIMESTAMP and TIME ({@code long}
 * µs), and intervals (names that end in {@code _INTERVAL}). Fields are PostgreSQL's; the result is
 * a BIGINT.
 */
public final class DateTimeFields {

  private DateTimeFields() {}

  /** Millennium of the year: the third began with 2001. */
  @Intrinsic("EXTRACT_MILLENNIUM")
  public static long millennium(int days) {
    int year = CivilDate.year(CivilDate.of(days));
    return year > 0 ? (year + 999) / 1000 : -((999 - (year - 1)) / 1000);
  }

  @Intrinsic("EXTRACT_MILLENNIUM")
  public static long millennium(long micros) {
    return millennium((int) CivilDate.dayOf(micros));
  }

  @Intrinsic("EXTRACT_CENTURY")
  public static long century(int days) {
    int year = CivilDate.year(CivilDate.of(days));
    return year > 0 ? (year + 99) / 100 : -((99 - (year - 1)) / 100);
  }

  @Intrinsic("EXTRACT_CENTURY")
  public static long century(long micros) {
    return century((int) CivilDate.dayOf(micros));
  }

  @Intrinsic("EXTRACT_DECADE")
  public static long decade(int days) {
    return Math.floorDiv(CivilDate.year(CivilDate.of(days)), 10);
  }

  @Intrinsic("EXTRACT_DECADE")
  public static long decade(long micros) {
    return decade((int) CivilDate.dayOf(micros));
  }

  /** There is no year 0: before year 1 comes -1. */
  @Intrinsic("EXTRACT_YEAR")
  public static long year(int days) {
    return withoutYearZero(CivilDate.year(CivilDate.of(days)));
  }

  @Intrinsic("EXTRACT_YEAR")
  public static long year(long micros) {
    return year((int) CivilDate.dayOf(micros));
  }

  @Intrinsic("EXTRACT_ISOYEAR")
  public static long isoYear(int days) {
    return withoutYearZero(CivilDate.isoYear(days));
  }

  @Intrinsic("EXTRACT_ISOYEAR")
  public static long isoYear(long micros) {
    return isoYear((int) CivilDate.dayOf(micros));
  }

  @Intrinsic("EXTRACT_QUARTER")
  public static long quarter(int days) {
    return (CivilDate.month(CivilDate.of(days)) + 2) / 3;
  }

  @Intrinsic("EXTRACT_QUARTER")
  public static long quarter(long micros) {
    return quarter((int) CivilDate.dayOf(micros));
  }

  @Intrinsic("EXTRACT_MONTH")
  public static long month(int days) {
    return CivilDate.month(CivilDate.of(days));
  }

  @Intrinsic("EXTRACT_MONTH")
  public static long month(long micros) {
    return month((int) CivilDate.dayOf(micros));
  }

  /** ISO 8601 week. */
  @Intrinsic("EXTRACT_WEEK")
  public static long week(int days) {
    return CivilDate.isoWeek(days);
  }

  @Intrinsic("EXTRACT_WEEK")
  public static long week(long micros) {
    return week((int) CivilDate.dayOf(micros));
  }

  @Intrinsic("EXTRACT_DAY")
  public static long day(int days) {
    return CivilDate.day(CivilDate.of(days));
  }

  @Intrinsic("EXTRACT_DAY")
  public static long day(long micros) {
    return day((int) CivilDate.dayOf(micros));
  }

  @Intrinsic("EXTRACT_DOY")
  public static long dayOfYear(int days) {
    return CivilDate.dayOfYear(days);
  }

  @Intrinsic("EXTRACT_DOY")
  public static long dayOfYear(long micros) {
    return dayOfYear((int) CivilDate.dayOf(micros));
  }

  /** 0 for Sunday to 6 for Saturday, as in PostgreSQL. */
  @Intrinsic("EXTRACT_DOW")
  public static long dayOfWeek(int days) {
    return CivilDate.isoDayOfWeek(days) % 7;
  }

  @Intrinsic("EXTRACT_DOW")
  public static long dayOfWeek(long micros) {
    return dayOfWeek((int) CivilDate.dayOf(micros));
  }

  /** 1 for Monday to 7 for Sunday. */
  @Intrinsic("EXTRACT_ISODOW")
  public static long isoDayOfWeek(int days) {
    return CivilDate.isoDayOfWeek(days);
  }

  @Intrinsic("EXTRACT_ISODOW")
  public static long isoDayOfWeek(long micros) {
    return isoDayOfWeek((int) CivilDate.dayOf(micros));
  }

  /** 1 for Sunday to 7 for Saturday: the function DAYOFWEEK of ODBC. */
  @Intrinsic("EXTRACT_DAYOFWEEK")
  public static long odbcDayOfWeek(int days) {
    return CivilDate.isoDayOfWeek(days) % 7 + 1;
  }

  @Intrinsic("EXTRACT_DAYOFWEEK")
  public static long odbcDayOfWeek(long micros) {
    return odbcDayOfWeek((int) CivilDate.dayOf(micros));
  }

  /** Julian day number. */
  @Intrinsic("EXTRACT_JULIAN")
  public static long julian(int days) {
    return days + 2_440_588L;
  }

  @Intrinsic("EXTRACT_JULIAN")
  public static long julian(long micros) {
    return julian((int) CivilDate.dayOf(micros));
  }

  private static int withoutYearZero(int year) {
    return year > 0 ? year : year - 1;
  }

  @Intrinsic("EXTRACT_EPOCH")
  public static long epoch(int days) {
    return days * 86_400L;
  }

  /** Whole seconds since the epoch, rounded down; of a TIME, since midnight. */
  @Intrinsic("EXTRACT_EPOCH")
  public static long epoch(long micros) {
    return Math.floorDiv(micros, MICROS_PER_SECOND);
  }

  @Intrinsic("EXTRACT_HOUR")
  public static long hour(int days) {
    return 0;
  }

  @Intrinsic("EXTRACT_HOUR")
  public static long hour(long micros) {
    return CivilDate.timeOf(micros) / MICROS_PER_HOUR;
  }

  @Intrinsic("EXTRACT_MINUTE")
  public static long minute(int days) {
    return 0;
  }

  @Intrinsic("EXTRACT_MINUTE")
  public static long minute(long micros) {
    return CivilDate.timeOf(micros) / MICROS_PER_MINUTE % 60;
  }

  @Intrinsic("EXTRACT_SECOND")
  public static long second(int days) {
    return 0;
  }

  /** Whole seconds. */
  @Intrinsic("EXTRACT_SECOND")
  public static long second(long micros) {
    return CivilDate.timeOf(micros) / MICROS_PER_SECOND % 60;
  }

  @Intrinsic("EXTRACT_MILLISECOND")
  public static long millisecond(int days) {
    return 0;
  }

  /** The seconds and their fraction in ms, as in PostgreSQL: up to 59999. */
  @Intrinsic("EXTRACT_MILLISECOND")
  public static long millisecond(long micros) {
    return Math.floorMod(micros, MICROS_PER_MINUTE) / 1000;
  }

  @Intrinsic("EXTRACT_MICROSECOND")
  public static long microsecond(int days) {
    return 0;
  }

  /** The seconds and their fraction in µs: up to 59999999. */
  @Intrinsic("EXTRACT_MICROSECOND")
  public static long microsecond(long micros) {
    return Math.floorMod(micros, MICROS_PER_MINUTE);
  }

  @Intrinsic("EXTRACT_NANOSECOND")
  public static long nanosecond(int days) {
    return 0;
  }

  @Intrinsic("EXTRACT_NANOSECOND")
  public static long nanosecond(long micros) {
    return 1000 * Math.floorMod(micros, MICROS_PER_MINUTE);
  }

  @Intrinsic("EXTRACT_YEAR_INTERVAL")
  public static long yearOfInterval(int months) {
    return months / 12;
  }

  @Intrinsic("EXTRACT_MONTH_INTERVAL")
  public static long monthOfInterval(int months) {
    return months % 12;
  }

  @Intrinsic("EXTRACT_QUARTER_INTERVAL")
  public static long quarterOfInterval(int months) {
    return months % 12 / 3 + 1;
  }

  @Intrinsic("EXTRACT_DECADE_INTERVAL")
  public static long decadeOfInterval(int months) {
    return months / 120;
  }

  @Intrinsic("EXTRACT_DAY_INTERVAL")
  public static long dayOfInterval(long micros) {
    return micros / MICROS_PER_DAY;
  }

  @Intrinsic("EXTRACT_HOUR_INTERVAL")
  public static long hourOfInterval(long micros) {
    return micros % MICROS_PER_DAY / MICROS_PER_HOUR;
  }

  @Intrinsic("EXTRACT_MINUTE_INTERVAL")
  public static long minuteOfInterval(long micros) {
    return micros % MICROS_PER_HOUR / MICROS_PER_MINUTE;
  }

  @Intrinsic("EXTRACT_SECOND_INTERVAL")
  public static long secondOfInterval(long micros) {
    return micros % MICROS_PER_MINUTE / MICROS_PER_SECOND;
  }

  @Intrinsic("EXTRACT_MILLISECOND_INTERVAL")
  public static long millisecondOfInterval(long micros) {
    return micros % MICROS_PER_MINUTE / 1000;
  }

  @Intrinsic("EXTRACT_MICROSECOND_INTERVAL")
  public static long microsecondOfInterval(long micros) {
    return micros % MICROS_PER_MINUTE;
  }

  @Intrinsic("EXTRACT_EPOCH_INTERVAL")
  public static long epochOfInterval(long micros) {
    return micros / MICROS_PER_SECOND;
  }
}
