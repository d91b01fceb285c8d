package dev.laminar.kernel.intrinsics;

import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_DAY;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_HOUR;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_MINUTE;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_SECOND;

import dev.laminar.kernel.pipeline.ErrorSites;

/**
 * FLOOR and CEIL of a DATE ({@code int} days), TIMESTAMP or TIME ({@code long} µs) to a unit. As
 * PostgreSQL's date_trunc: weeks begin on Monday, centuries and millennia with their year 1.
 */
public final class DateTimeRounding {

  private DateTimeRounding() {}

  @Intrinsic("FLOOR_MILLENNIUM")
  public static int floorMillennium(int days) {
    return firstOfYear(1000 * Math.floorDiv(CivilDate.year(CivilDate.of(days)) - 1, 1000) + 1);
  }

  @Intrinsic("FLOOR_MILLENNIUM")
  public static long floorMillennium(long micros, ErrorSites sites, int site) {
    return midnight(floorMillennium((int) CivilDate.dayOf(micros)), sites, site);
  }

  @Intrinsic("CEIL_MILLENNIUM")
  public static int ceilMillennium(int days) {
    int floor = floorMillennium(days);
    return floor == days ? days : firstOfYear(CivilDate.year(CivilDate.of(floor)) + 1000);
  }

  @Intrinsic("CEIL_MILLENNIUM")
  public static long ceilMillennium(long micros, ErrorSites sites, int site) {
    return midnight(ceilMillennium(dayAtOrAfter(micros)), sites, site);
  }

  @Intrinsic("FLOOR_CENTURY")
  public static int floorCentury(int days) {
    return firstOfYear(100 * Math.floorDiv(CivilDate.year(CivilDate.of(days)) - 1, 100) + 1);
  }

  @Intrinsic("FLOOR_CENTURY")
  public static long floorCentury(long micros, ErrorSites sites, int site) {
    return midnight(floorCentury((int) CivilDate.dayOf(micros)), sites, site);
  }

  @Intrinsic("CEIL_CENTURY")
  public static int ceilCentury(int days) {
    int floor = floorCentury(days);
    return floor == days ? days : firstOfYear(CivilDate.year(CivilDate.of(floor)) + 100);
  }

  @Intrinsic("CEIL_CENTURY")
  public static long ceilCentury(long micros, ErrorSites sites, int site) {
    return midnight(ceilCentury(dayAtOrAfter(micros)), sites, site);
  }

  @Intrinsic("FLOOR_DECADE")
  public static int floorDecade(int days) {
    return firstOfYear(10 * Math.floorDiv(CivilDate.year(CivilDate.of(days)), 10));
  }

  @Intrinsic("FLOOR_DECADE")
  public static long floorDecade(long micros, ErrorSites sites, int site) {
    return midnight(floorDecade((int) CivilDate.dayOf(micros)), sites, site);
  }

  @Intrinsic("CEIL_DECADE")
  public static int ceilDecade(int days) {
    int floor = floorDecade(days);
    return floor == days ? days : firstOfYear(CivilDate.year(CivilDate.of(floor)) + 10);
  }

  @Intrinsic("CEIL_DECADE")
  public static long ceilDecade(long micros, ErrorSites sites, int site) {
    return midnight(ceilDecade(dayAtOrAfter(micros)), sites, site);
  }

  @Intrinsic("FLOOR_YEAR")
  public static int floorYear(int days) {
    return firstOfYear(CivilDate.year(CivilDate.of(days)));
  }

  @Intrinsic("FLOOR_YEAR")
  public static long floorYear(long micros, ErrorSites sites, int site) {
    return midnight(floorYear((int) CivilDate.dayOf(micros)), sites, site);
  }

  @Intrinsic("CEIL_YEAR")
  public static int ceilYear(int days) {
    int floor = floorYear(days);
    return floor == days ? days : firstOfYear(CivilDate.year(CivilDate.of(floor)) + 1);
  }

  @Intrinsic("CEIL_YEAR")
  public static long ceilYear(long micros, ErrorSites sites, int site) {
    return midnight(ceilYear(dayAtOrAfter(micros)), sites, site);
  }

  @Intrinsic("FLOOR_ISOYEAR")
  public static int floorIsoYear(int days) {
    return firstOfIsoYear(CivilDate.isoYear(days));
  }

  @Intrinsic("FLOOR_ISOYEAR")
  public static long floorIsoYear(long micros, ErrorSites sites, int site) {
    return midnight(floorIsoYear((int) CivilDate.dayOf(micros)), sites, site);
  }

  @Intrinsic("CEIL_ISOYEAR")
  public static int ceilIsoYear(int days) {
    int floor = floorIsoYear(days);
    return floor == days ? days : firstOfIsoYear(CivilDate.isoYear(days) + 1);
  }

  @Intrinsic("CEIL_ISOYEAR")
  public static long ceilIsoYear(long micros, ErrorSites sites, int site) {
    return midnight(ceilIsoYear(dayAtOrAfter(micros)), sites, site);
  }

  @Intrinsic("FLOOR_QUARTER")
  public static int floorQuarter(int days) {
    long civil = CivilDate.of(days);
    return (int)
        CivilDate.daysOf(CivilDate.year(civil), (CivilDate.month(civil) - 1) / 3 * 3 + 1, 1);
  }

  @Intrinsic("FLOOR_QUARTER")
  public static long floorQuarter(long micros, ErrorSites sites, int site) {
    return midnight(floorQuarter((int) CivilDate.dayOf(micros)), sites, site);
  }

  @Intrinsic("CEIL_QUARTER")
  public static int ceilQuarter(int days) {
    int floor = floorQuarter(days);
    return floor == days ? days : floorQuarter(floor + 93);
  }

  @Intrinsic("CEIL_QUARTER")
  public static long ceilQuarter(long micros, ErrorSites sites, int site) {
    return midnight(ceilQuarter(dayAtOrAfter(micros)), sites, site);
  }

  @Intrinsic("FLOOR_MONTH")
  public static int floorMonth(int days) {
    return days - CivilDate.day(CivilDate.of(days)) + 1;
  }

  @Intrinsic("FLOOR_MONTH")
  public static long floorMonth(long micros, ErrorSites sites, int site) {
    return midnight(floorMonth((int) CivilDate.dayOf(micros)), sites, site);
  }

  @Intrinsic("CEIL_MONTH")
  public static int ceilMonth(int days) {
    int floor = floorMonth(days);
    return floor == days ? days : floorMonth(floor + 31);
  }

  @Intrinsic("CEIL_MONTH")
  public static long ceilMonth(long micros, ErrorSites sites, int site) {
    return midnight(ceilMonth(dayAtOrAfter(micros)), sites, site);
  }

  @Intrinsic("FLOOR_WEEK")
  public static int floorWeek(int days) {
    return days - CivilDate.isoDayOfWeek(days) + 1;
  }

  @Intrinsic("FLOOR_WEEK")
  public static long floorWeek(long micros, ErrorSites sites, int site) {
    return midnight(floorWeek((int) CivilDate.dayOf(micros)), sites, site);
  }

  @Intrinsic("CEIL_WEEK")
  public static int ceilWeek(int days) {
    return floorWeek(days + 6);
  }

  @Intrinsic("CEIL_WEEK")
  public static long ceilWeek(long micros, ErrorSites sites, int site) {
    return midnight(ceilWeek(dayAtOrAfter(micros)), sites, site);
  }

  @Intrinsic("FLOOR_DAY")
  public static int floorDay(int days) {
    return days;
  }

  @Intrinsic("FLOOR_DAY")
  public static long floorDay(long micros, ErrorSites sites, int site) {
    return floor(micros, MICROS_PER_DAY, sites, site);
  }

  @Intrinsic("CEIL_DAY")
  public static int ceilDay(int days) {
    return days;
  }

  @Intrinsic("CEIL_DAY")
  public static long ceilDay(long micros, ErrorSites sites, int site) {
    return ceil(micros, MICROS_PER_DAY, sites, site);
  }

  @Intrinsic("FLOOR_HOUR")
  public static long floorHour(long micros, ErrorSites sites, int site) {
    return floor(micros, MICROS_PER_HOUR, sites, site);
  }

  @Intrinsic("CEIL_HOUR")
  public static long ceilHour(long micros, ErrorSites sites, int site) {
    return ceil(micros, MICROS_PER_HOUR, sites, site);
  }

  @Intrinsic("FLOOR_MINUTE")
  public static long floorMinute(long micros, ErrorSites sites, int site) {
    return floor(micros, MICROS_PER_MINUTE, sites, site);
  }

  @Intrinsic("CEIL_MINUTE")
  public static long ceilMinute(long micros, ErrorSites sites, int site) {
    return ceil(micros, MICROS_PER_MINUTE, sites, site);
  }

  @Intrinsic("FLOOR_SECOND")
  public static long floorSecond(long micros, ErrorSites sites, int site) {
    return floor(micros, MICROS_PER_SECOND, sites, site);
  }

  @Intrinsic("CEIL_SECOND")
  public static long ceilSecond(long micros, ErrorSites sites, int site) {
    return ceil(micros, MICROS_PER_SECOND, sites, site);
  }

  @Intrinsic("FLOOR_MILLISECOND")
  public static long floorMillisecond(long micros, ErrorSites sites, int site) {
    return floor(micros, 1000, sites, site);
  }

  @Intrinsic("CEIL_MILLISECOND")
  public static long ceilMillisecond(long micros, ErrorSites sites, int site) {
    return ceil(micros, 1000, sites, site);
  }

  @Intrinsic("FLOOR_MICROSECOND")
  public static long floorMicrosecond(long micros) {
    return micros;
  }

  @Intrinsic("CEIL_MICROSECOND")
  public static long ceilMicrosecond(long micros) {
    return micros;
  }

  /**
   * The value with {@code digits} (0 to 6) fractional digits, ties up: what a cast to TIMESTAMP(3)
   * does.
   */
  @Intrinsic("ROUND_FRACTION")
  public static long roundFraction(long micros, int digits, ErrorSites sites, int site) {
    long unit = Int128.power(6 - Math.clamp(digits, 0, 6));
    long rest = Math.floorMod(micros, unit);
    return 2 * rest >= unit && rest != 0
        ? DateTimeArithmetic.addTimestamp(micros, unit - rest, sites, site)
        : floor(micros, unit, sites, site);
  }

  private static long floor(long micros, long unit, ErrorSites sites, int site) {
    return DateTimeArithmetic.subtractTimestamp(micros, Math.floorMod(micros, unit), sites, site);
  }

  private static long ceil(long micros, long unit, ErrorSites sites, int site) {
    return DateTimeArithmetic.addTimestamp(
        micros, Math.floorMod(-Math.floorMod(micros, unit), unit), sites, site);
  }

  private static int dayAtOrAfter(long micros) {
    return (int) Math.ceilDiv(micros, MICROS_PER_DAY);
  }

  private static long midnight(int days, ErrorSites sites, int site) {
    return DateTimeArithmetic.midnight(days, sites, site);
  }

  private static int firstOfYear(int year) {
    return (int) CivilDate.daysOf(year, 1, 1);
  }

  /** Monday of the week with January 4. */
  private static int firstOfIsoYear(int year) {
    int fourth = (int) CivilDate.daysOf(year, 1, 4);
    return fourth - CivilDate.isoDayOfWeek(fourth) + 1;
  }
}
