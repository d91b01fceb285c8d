package dev.laminar.kernel.format;

import dev.laminar.kernel.connector.ByteBuilder;

/** Dates, times and intervals as SQL writes them; trailing zeros of fractions are cut. */
public final class DateTimeWriter {

  private static final int MAX_BYTES = 40;
  private static final long MICROS_PER_MINUTE = 60 * DateTimes.MICROS_PER_SECOND;
  private static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  private static final int DAYS_PER_ERA = 146_097;

  private DateTimeWriter() {}

  /** {@code 2026-03-01} */
  public static void date(ByteBuilder out, int days) {
    byte[] bytes = out.reserve(MAX_BYTES);
    out.setLength(putDate(bytes, out.length(), days));
  }

  /** {@code 09:30:00.123} */
  public static void time(ByteBuilder out, long micros) {
    byte[] bytes = out.reserve(MAX_BYTES);
    out.setLength(putTime(bytes, out.length(), micros));
  }

  /** {@code 2026-03-01 09:30:00.123456} */
  public static void timestamp(ByteBuilder out, long micros) {
    byte[] bytes = out.reserve(MAX_BYTES);
    long days = Math.floorDiv(micros, DateTimes.MICROS_PER_DAY);
    int at = putDate(bytes, out.length(), days);
    bytes[at] = ' ';
    out.setLength(putTime(bytes, at + 1, micros - days * DateTimes.MICROS_PER_DAY));
  }

  /** A {@link #timestamp} in UTC, which it says: {@code 2026-03-01 09:30:00Z}. */
  public static void instant(ByteBuilder out, long micros) {
    timestamp(out, micros);
    out.append((byte) 'Z');
  }

  /**
   * A timestamp as a number of units since the epoch: whole if it can be, else with a fraction as
   * short as exact.
   */
  public static void epoch(ByteBuilder out, long micros, int scale) {
    long value = micros;
    int digits = scale;
    while (digits > 0 && value % 10 == 0) {
      value /= 10;
      digits--;
    }
    TextWriter.decimal(out, value, digits);
  }

  /** INTERVAL DAY TO SECOND: {@code 1 02:03:04.5}, {@code -0 00:00:01}. */
  public static void dayTime(ByteBuilder out, long micros) {
    if (micros < 0) {
      out.append((byte) '-');
    }
    long days = Math.abs(micros / DateTimes.MICROS_PER_DAY);
    TextWriter.longValue(out, days);
    out.append((byte) ' ');
    time(out, Math.abs(micros % DateTimes.MICROS_PER_DAY));
  }

  /** INTERVAL YEAR TO MONTH: {@code 1-2}, {@code -0-11}. */
  public static void yearMonth(ByteBuilder out, int months) {
    if (months < 0) {
      out.append((byte) '-');
    }
    TextWriter.longValue(out, Math.abs(months / 12));
    out.append((byte) '-');
    TextWriter.longValue(out, Math.abs(months % 12));
  }

  /** Civil date by eras of 400 years counted from March, as {@code DateTimes} reads them. */
  private static int putDate(byte[] bytes, int from, long days) {
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, DAYS_PER_ERA);
    int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    int at = from;
    if (year < 0) {
      bytes[at++] = '-';
    }
    long magnitude = Math.abs(year);
    int digits = Math.max(4, TextWriter.digitCount(magnitude));
    TextWriter.putDigits(bytes, at + digits, magnitude, digits);
    at += digits;
    bytes[at] = '-';
    TextWriter.putDigits(bytes, at + 3, month, 2);
    bytes[at + 3] = '-';
    TextWriter.putDigits(bytes, at + 6, day, 2);
    return at + 6;
  }

  private static int putTime(byte[] bytes, int at, long micros) {
    TextWriter.putDigits(bytes, at + 2, micros / MICROS_PER_HOUR, 2);
    bytes[at + 2] = ':';
    TextWriter.putDigits(bytes, at + 5, micros / MICROS_PER_MINUTE % 60, 2);
    bytes[at + 5] = ':';
    TextWriter.putDigits(bytes, at + 8, micros / DateTimes.MICROS_PER_SECOND % 60, 2);
    long fraction = micros % DateTimes.MICROS_PER_SECOND;
    if (fraction == 0) {
      return at + 8;
    }
    bytes[at + 8] = '.';
    TextWriter.putDigits(bytes, at + 15, fraction, 6);
    int end = at + 15;
    while (bytes[end - 1] == '0') {
      end--;
    }
    return end;
  }
}
