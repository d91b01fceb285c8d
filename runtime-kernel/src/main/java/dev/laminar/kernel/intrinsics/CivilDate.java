package dev.laminar.kernel.intrinsics;

/**
 * The proleptic Gregorian calendar on days since 1970-01-01. A date taken apart is packed into one
 * long: year in the upper bits, then month, then day. Years are astronomical: 0 is 1 BC.
 */
public final class CivilDate {

  static final long MICROS_PER_SECOND = 1_000_000L;
  static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  /** Days from 0000-03-01 to 1970-01-01. */
  private static final int EPOCH_SHIFT = 719_468;

  private static final int DAYS_PER_ERA = 146_097;

  private CivilDate() {}

  /**
   * Takes a day apart. Years begin in March here, so that the leap day is the last one; 400 years
   * are an era.
   */
  static long of(long days) {
    long shifted = days + EPOCH_SHIFT;
    long era = Math.floorDiv(shifted, DAYS_PER_ERA);
    int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    long year = yearOfEra + 400 * era + (month <= 2 ? 1 : 0);
    return year << 16 | (long) month << 8 | day;
  }

  static int year(long civil) {
    return (int) (civil >> 16);
  }

  static int month(long civil) {
    return (int) (civil >>> 8) & 0xFF;
  }

  static int day(long civil) {
    return (int) civil & 0xFF;
  }

  /** Days since the epoch of a valid date. */
  static long daysOf(long year, int month, int day) {
    long marchYear = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(marchYear, 400);
    int yearOfEra = (int) (marchYear - era * 400);
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
  }

  static boolean isLeap(long year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  static int daysInMonth(long year, int month) {
    if (month == 2) {
      return isLeap(year) ? 29 : 28;
    }
    return 30 + ((month + (month >> 3)) & 1);
  }

  /** Day of a timestamp. */
  static long dayOf(long micros) {
    return Math.floorDiv(micros, MICROS_PER_DAY);
  }

  /** µs since midnight of a timestamp. */
  static long timeOf(long micros) {
    return Math.floorMod(micros, MICROS_PER_DAY);
  }

  /** 1 for Monday to 7 for Sunday. */
  static int isoDayOfWeek(long days) {
    return (int) Math.floorMod(days + 3, 7L) + 1; // 1970-01-01 was a Thursday
  }

  /** From 1. */
  static int dayOfYear(long days) {
    return (int) (days - daysOf(year(of(days)), 1, 1)) + 1;
  }

  /** Year of the Thursday of the day's week. */
  static int isoYear(long days) {
    return year(of(days - isoDayOfWeek(days) + 4));
  }

  /** ISO week, 1 to 53. */
  static int isoWeek(long days) {
    return (dayOfYear(days - isoDayOfWeek(days) + 4) + 6) / 7;
  }
}
