package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compares with {@code java.time} over seeded random instants between the years -290000 and 290000.
 */
class DateTimeFunctionsTest {

  private static final ErrorSites SITES = TestSites.SITES;
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final Random random = new Random(3);

  private LocalDateTime instant(int round) {
    long years = round % 2 == 0 ? 100 : 290_000;
    long micros = (long) ((random.nextDouble() * 2 - 1) * years * 365.25 * 86_400e6);
    return EPOCH.plus(
        random.nextInt(4) == 0 ? micros / 86_400_000_000L * 86_400_000_000L : micros,
        ChronoUnit.MICROS);
  }

  private static long micros(LocalDateTime time) {
    return Math.addExact(
        Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1_000_000L), time.getNano() / 1000);
  }

  private static int days(LocalDate date) {
    return (int) date.toEpochDay();
  }

  @Test
  void extractsFields() {
    for (int i = 0; i < 50_000; i++) {
      LocalDateTime time = instant(i);
      long ts = micros(time);
      int year = time.getYear();
      assertThat(DateTimeFields.year(ts)).isEqualTo(year > 0 ? year : year - 1);
      assertThat(DateTimeFields.month(ts)).isEqualTo(time.getMonthValue());
      assertThat(DateTimeFields.day(ts)).isEqualTo(time.getDayOfMonth());
      assertThat(DateTimeFields.dayOfYear(ts)).isEqualTo(time.getDayOfYear());
      assertThat(DateTimeFields.quarter(ts)).isEqualTo(time.get(IsoFields.QUARTER_OF_YEAR));
      assertThat(DateTimeFields.week(ts)).isEqualTo(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      int isoYear = time.get(IsoFields.WEEK_BASED_YEAR);
      assertThat(DateTimeFields.isoYear(ts)).isEqualTo(isoYear > 0 ? isoYear : isoYear - 1);
      assertThat(DateTimeFields.isoDayOfWeek(ts)).isEqualTo(time.getDayOfWeek().getValue());
      assertThat(DateTimeFields.dayOfWeek(ts)).isEqualTo(time.getDayOfWeek().getValue() % 7);
      assertThat(DateTimeFields.odbcDayOfWeek(ts))
          .isEqualTo(time.getDayOfWeek().getValue() % 7 + 1);
      assertThat(DateTimeFields.julian(ts)).isEqualTo(time.getLong(JulianFields.JULIAN_DAY));
      assertThat(DateTimeFields.hour(ts)).isEqualTo(time.getHour());
      assertThat(DateTimeFields.minute(ts)).isEqualTo(time.getMinute());
      assertThat(DateTimeFields.second(ts)).isEqualTo(time.getSecond());
      long second = time.get(ChronoField.SECOND_OF_MINUTE);
      assertThat(DateTimeFields.millisecond(ts))
          .isEqualTo(second * 1000 + time.getNano() / 1_000_000);
      assertThat(DateTimeFields.microsecond(ts))
          .isEqualTo(second * 1_000_000 + time.getNano() / 1000);
      assertThat(DateTimeFields.epoch(ts)).isEqualTo(time.toEpochSecond(ZoneOffset.UTC));
    }
  }

  /** Answers of the PostgreSQL documentation. */
  @Test
  void countsCenturiesFromYearOne() {
    assertThat(DateTimeFields.century(days(LocalDate.of(2000, 12, 16)))).isEqualTo(20);
    assertThat(DateTimeFields.century(days(LocalDate.of(2001, 2, 16)))).isEqualTo(21);
    assertThat(DateTimeFields.century(days(LocalDate.of(1, 1, 1)))).isEqualTo(1);
    assertThat(DateTimeFields.century(days(LocalDate.of(0, 12, 31)))).isEqualTo(-1);
    assertThat(DateTimeFields.decade(days(LocalDate.of(2001, 2, 16)))).isEqualTo(200);
    assertThat(DateTimeFields.millennium(days(LocalDate.of(2001, 2, 16)))).isEqualTo(3);
    assertThat(DateTimeFields.millennium(days(LocalDate.of(2000, 2, 16)))).isEqualTo(2);
    assertThat(DateTimeFields.millennium(days(LocalDate.of(0, 2, 16)))).isEqualTo(-1);
  }

  @Test
  void roundsToUnits() {
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime time = instant(i);
      if (Math.abs(time.getYear()) > 280_000) {
        continue;
      }
      long ts = micros(time);
      LocalDate date = time.toLocalDate();
      check(DateTimeRounding.floorHour(ts, SITES, 0), time.truncatedTo(ChronoUnit.HOURS));
      check(DateTimeRounding.floorMillisecond(ts, SITES, 0), time.truncatedTo(ChronoUnit.MILLIS));
      check(DateTimeRounding.floorDay(ts, SITES, 0), date.atStartOfDay());
      check(DateTimeRounding.floorMonth(ts, SITES, 0), date.withDayOfMonth(1).atStartOfDay());
      check(DateTimeRounding.floorYear(ts, SITES, 0), date.withDayOfYear(1).atStartOfDay());
      LocalDate monday = date.minusDays(date.getDayOfWeek().getValue() - 1);
      check(DateTimeRounding.floorWeek(ts, SITES, 0), monday.atStartOfDay());
      LocalDate quarter = date.with(date.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
      check(DateTimeRounding.floorQuarter(ts, SITES, 0), quarter.atStartOfDay());
      LocalDate century = LocalDate.of(Math.floorDiv(date.getYear() - 1, 100) * 100 + 1, 1, 1);
      check(DateTimeRounding.floorCentury(ts, SITES, 0), century.atStartOfDay());
      checkCeil(
          DateTimeRounding.ceilHour(ts, SITES, 0),
          time.truncatedTo(ChronoUnit.HOURS),
          time,
          ChronoUnit.HOURS,
          1);
      checkCeil(
          DateTimeRounding.ceilDay(ts, SITES, 0), date.atStartOfDay(), time, ChronoUnit.DAYS, 1);
      checkCeil(
          DateTimeRounding.ceilWeek(ts, SITES, 0), monday.atStartOfDay(), time, ChronoUnit.DAYS, 7);
      checkCeil(
          DateTimeRounding.ceilMonth(ts, SITES, 0),
          date.withDayOfMonth(1).atStartOfDay(),
          time,
          ChronoUnit.MONTHS,
          1);
      checkCeil(
          DateTimeRounding.ceilQuarter(ts, SITES, 0),
          quarter.atStartOfDay(),
          time,
          ChronoUnit.MONTHS,
          3);
      checkCeil(
          DateTimeRounding.ceilYear(ts, SITES, 0),
          date.withDayOfYear(1).atStartOfDay(),
          time,
          ChronoUnit.YEARS,
          1);
      checkCeil(
          DateTimeRounding.ceilCentury(ts, SITES, 0),
          century.atStartOfDay(),
          time,
          ChronoUnit.YEARS,
          100);
      LocalDate isoYear = LocalDate.of(date.get(IsoFields.WEEK_BASED_YEAR), 1, 4);
      check(
          DateTimeRounding.floorIsoYear(ts, SITES, 0),
          isoYear.minusDays(isoYear.getDayOfWeek().getValue() - 1).atStartOfDay());
    }
  }

  private static void check(long actual, LocalDateTime expected) {
    assertThat(actual).isEqualTo(micros(expected));
  }

  private static void checkCeil(
      long actual, LocalDateTime floor, LocalDateTime time, ChronoUnit unit, long amount) {
    check(actual, floor.equals(time) ? time : floor.plus(amount, unit));
  }

  @Test
  void addsMonthsAndCountsThem() {
    for (int i = 0; i < 50_000; i++) {
      LocalDateTime time = instant(0);
      int months = random.nextInt(2400) - 1200;
      check(DateTimeArithmetic.addMonths(micros(time), months, SITES, 0), time.plusMonths(months));
      check(
          DateTimeArithmetic.subtractMonths(micros(time), months, SITES, 0),
          time.minusMonths(months));
      LocalDate date = time.toLocalDate();
      assertThat(DateTimeArithmetic.addMonths(days(date), months, SITES, 0))
          .isEqualTo(days(date.plusMonths(months)));
      assertThat(DateTimeArithmetic.lastDay(micros(time)))
          .isEqualTo(days(date.with(TemporalAdjusters.lastDayOfMonth())));
      LocalDateTime other = instant(0);
      int between = DateTimeArithmetic.monthsBetween(micros(other), micros(time));
      LocalDateTime reached = time.plusMonths(between);
      boolean forward = !other.isBefore(time);
      assertThat(forward ? reached.isAfter(other) : reached.isBefore(other)).isFalse();
      LocalDateTime beyond = time.plusMonths(forward ? between + 1 : between - 1);
      assertThat(forward ? beyond.isAfter(other) : beyond.isBefore(other)).isTrue();
    }
  }

  @Test
  void clampsToTheEndOfTheMonth() {
    assertThat(DateTimeArithmetic.addMonths(days(LocalDate.of(2024, 1, 31)), 1, SITES, 0))
        .isEqualTo(days(LocalDate.of(2024, 2, 29)));
    assertThat(DateTimeArithmetic.addMonths(days(LocalDate.of(2023, 1, 31)), 1, SITES, 0))
        .isEqualTo(days(LocalDate.of(2023, 2, 28)));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertOverflow(
        () -> DateTimeArithmetic.addTimestamp(Long.MAX_VALUE, 1, SITES, 0),
        "timestamp out of range");
    assertOverflow(
        () -> DateTimeArithmetic.subtractTimestamp(Long.MIN_VALUE, 1, SITES, 0),
        "timestamp out of range");
    assertOverflow(
        () -> DateTimeArithmetic.subtractTimestamps(Long.MAX_VALUE, -1, SITES, 0),
        "interval out of range");
    assertOverflow(
        () -> DateTimeArithmetic.addDays(Integer.MAX_VALUE, 1, SITES, 0), "date out of range");
    assertOverflow(
        () -> DateTimeArithmetic.midnight(Integer.MAX_VALUE, SITES, 0), "timestamp out of range");
    assertOverflow(
        () -> DateTimeArithmetic.makeDate(2026, 2, 29, SITES, 0),
        "date field value out of range: 2026-2-29");
    assertOverflow(
        () -> DateTimeRounding.floorCentury(Long.MIN_VALUE, SITES, 0), "timestamp out of range");
    assertThat(DateTimeArithmetic.addMonths(Long.MIN_VALUE, 0, SITES, 0)).isEqualTo(Long.MIN_VALUE);
    assertThat(DateTimeArithmetic.addMonths(Long.MAX_VALUE, 0, SITES, 0)).isEqualTo(Long.MAX_VALUE);
  }

  private static void assertOverflow(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .hasMessage(message)
        .extracting(error -> ((LaminarException) error).code())
        .isEqualTo(ErrorCode.DATETIME_OVERFLOW);
  }

  @Test
  void wrapsTimesAround() {
    long hour = 3_600_000_000L;
    assertThat(DateTimeArithmetic.addTime(23 * hour, 2 * hour)).isEqualTo(hour);
    assertThat(DateTimeArithmetic.subtractTime(hour, 26 * hour)).isEqualTo(23 * hour);
  }

  @Test
  void roundsFractions() {
    assertThat(DateTimeRounding.roundFraction(1_234_567, 3, SITES, 0)).isEqualTo(1_235_000);
    assertThat(DateTimeRounding.roundFraction(1_234_499, 3, SITES, 0)).isEqualTo(1_234_000);
    assertThat(DateTimeRounding.roundFraction(-1_234_567, 0, SITES, 0)).isEqualTo(-1_000_000);
    assertThat(DateTimeRounding.roundFraction(-1_234_567, 6, SITES, 0)).isEqualTo(-1_234_567);
  }
}
