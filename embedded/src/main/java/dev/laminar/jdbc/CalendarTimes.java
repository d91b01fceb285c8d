package dev.laminar.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Date and time of {@code java.sql}, which are instants, in the zone of a calendar. */
final class CalendarTimes {

  private CalendarTimes() {}

  /** What a clock in the calendar's zone shows. */
  static LocalDateTime local(long epochMilli, Calendar calendar) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMilli), zone(calendar));
  }

  /**
   * @param calendar null for the zone of the JVM
   */
  static Date date(LocalDate date, @Nullable Calendar calendar) {
    return new Date(millis(date.atStartOfDay(), calendar));
  }

  static Time time(LocalTime time, @Nullable Calendar calendar) {
    return new Time(millis(time.atDate(LocalDate.EPOCH), calendar));
  }

  static Timestamp timestamp(LocalDateTime timestamp, @Nullable Calendar calendar) {
    return Timestamp.from(timestamp.atZone(zone(calendar)).toInstant());
  }

  private static long millis(LocalDateTime timestamp, @Nullable Calendar calendar) {
    return timestamp.atZone(zone(calendar)).toInstant().toEpochMilli();
  }

  private static ZoneId zone(@Nullable Calendar calendar) {
    return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
  }
}
