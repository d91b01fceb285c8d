package dev.laminar.kernel.intrinsics;

import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_DAY;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_HOUR;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_MINUTE;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_SECOND;

/**
 * Writes dates, times and intervals as text: {@code 2026-03-01 09:30:00.123456}, trailing zeros of
 * the fraction cut; years before 1 as {@code 0044-03-15 BC}. Every method returns the offset after
 * what it wrote.
 */
public final class DateTimeText {

  /** Most bytes that any of these takes. */
  public static final int MAX_BYTES = 64;

  private static final byte[] BC = {' ', 'B', 'C'};
  private static final byte[] UTC = {'+', '0', '0'};

  private DateTimeText() {}

  /** {@code YYYY-MM-DD}. */
  public static int writeDate(long days, byte[] out, int offset) {
    long civil = CivilDate.of(days);
    int end = writeDay(civil, out, offset);
    return CivilDate.year(civil) > 0 ? end : NumberWriter.writeBytes(BC, out, end);
  }

  private static int writeDay(long civil, byte[] out, int offset) {
    int year = CivilDate.year(civil);
    int at = NumberWriter.writeUnsigned(year > 0 ? year : 1 - year, 4, out, offset);
    out[at] = '-';
    at = writeTwo(CivilDate.month(civil), out, at + 1);
    out[at] = '-';
    return writeTwo(CivilDate.day(civil), out, at + 1);
  }

  static int writeTwo(int value, byte[] out, int offset) {
    out[offset] = (byte) ('0' + value / 10);
    out[offset + 1] = (byte) ('0' + value % 10);
    return offset + 2;
  }

  /** {@code HH:MM:SS[.ffffff]} of µs since midnight; hours may have more than two digits. */
  public static int writeTime(long micros, byte[] out, int offset) {
    int at = NumberWriter.writeUnsigned(micros / MICROS_PER_HOUR, 2, out, offset);
    out[at] = ':';
    at = writeTwo((int) (micros / MICROS_PER_MINUTE % 60), out, at + 1);
    out[at] = ':';
    at = writeTwo((int) (micros / MICROS_PER_SECOND % 60), out, at + 1);
    return writeFraction((int) (micros % MICROS_PER_SECOND), out, at);
  }

  private static int writeFraction(int micros, byte[] out, int offset) {
    if (micros == 0) {
      return offset;
    }
    int digits = 6;
    int value = micros;
    while (value % 10 == 0) {
      value /= 10;
      digits--;
    }
    out[offset] = '.';
    return NumberWriter.writeUnsigned(value, digits, out, offset + 1);
  }

  public static int writeTimestamp(long micros, byte[] out, int offset) {
    long civil = CivilDate.of(CivilDate.dayOf(micros));
    int at = writeDay(civil, out, offset);
    out[at] = ' ';
    at = writeTime(CivilDate.timeOf(micros), out, at + 1);
    return CivilDate.year(civil) > 0 ? at : NumberWriter.writeBytes(BC, out, at);
  }

  /** {@code 1-2}, {@code -0-11}: what stands in the literal. */
  private static int writeMonths(int months, byte[] out, int offset) {
    int at = offset;
    if (months < 0) {
      out[at++] = '-';
    }
    at = NumberWriter.writeLong(Math.abs(months / 12), out, at);
    out[at] = '-';
    return NumberWriter.writeLong(Math.abs(months % 12), out, at + 1);
  }

  /** {@code 1 02:03:04.5}, {@code -0 00:00:01}: what stands in the literal. */
  private static int writeInterval(long micros, byte[] out, int offset) {
    int at = offset;
    if (micros < 0) {
      out[at++] = '-';
    }
    at = NumberWriter.writeLong(Math.abs(micros / MICROS_PER_DAY), out, at);
    out[at] = ' ';
    return writeTime(Math.abs(micros % MICROS_PER_DAY), out, at + 1);
  }

  @Intrinsic("CAST_DATE_TO_VARCHAR")
  public static void dateToText(int days, BytesResult result) {
    byte[] out = result.own(MAX_BYTES);
    result.view(out, 0, writeDate(days, out, 0));
  }

  @Intrinsic("CAST_TIME_TO_VARCHAR")
  public static void timeToText(long micros, BytesResult result) {
    byte[] out = result.own(MAX_BYTES);
    result.view(out, 0, writeTime(CivilDate.timeOf(micros), out, 0));
  }

  @Intrinsic("CAST_TIMESTAMP_TO_VARCHAR")
  public static void timestampToText(long micros, BytesResult result) {
    byte[] out = result.own(MAX_BYTES);
    result.view(out, 0, writeTimestamp(micros, out, 0));
  }

  /** In UTC, with {@code +00} at the end. */
  @Intrinsic("CAST_TIMESTAMP_LTZ_TO_VARCHAR")
  public static void instantToText(long micros, BytesResult result) {
    byte[] out = result.own(MAX_BYTES);
    long civil = CivilDate.of(CivilDate.dayOf(micros));
    int at = writeDay(civil, out, 0);
    out[at] = ' ';
    at = writeTime(CivilDate.timeOf(micros), out, at + 1);
    at = NumberWriter.writeBytes(UTC, out, at);
    result.view(out, 0, CivilDate.year(civil) > 0 ? at : NumberWriter.writeBytes(BC, out, at));
  }

  @Intrinsic("CAST_INTERVAL_YEAR_MONTH_TO_VARCHAR")
  public static void monthsToText(int months, BytesResult result) {
    byte[] out = result.own(MAX_BYTES);
    result.view(out, 0, writeMonths(months, out, 0));
  }

  @Intrinsic("CAST_INTERVAL_DAY_TIME_TO_VARCHAR")
  public static void intervalToText(long micros, BytesResult result) {
    byte[] out = result.own(MAX_BYTES);
    result.view(out, 0, writeInterval(micros, out, 0));
  }
}
