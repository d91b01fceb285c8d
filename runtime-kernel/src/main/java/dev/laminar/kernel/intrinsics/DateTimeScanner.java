package dev.laminar.kernel.intrinsics;

import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_DAY;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_HOUR;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_MINUTE;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_SECOND;

/**
 * Reads dates, times and timestamps: {@code 2026-03-01}, {@code 09:30[:00[.123456789]]}, both with
 * a blank or {@code T} between, an offset ({@code Z}, {@code +01}, {@code +01:30}) and {@code BC}
 * at the end, blanks around. Fractions are rounded to µs. One per call site: {@link #value} is the
 * result of a scan that returned true.
 */
public final class DateTimeScanner {

  private static final int MAX_YEAR = 294_276;
  private static final int MAX_FRACTION_DIGITS = 9;

  private byte[] heap = new byte[0];
  private int at;
  private int end;
  private long days;
  private long time;
  private long offset;
  private long value;

  /** Days, or µs. */
  public long value() {
    return value;
  }

  private void start(byte[] source, int from, int length) {
    heap = source;
    at = from;
    end = from + length;
    skipBlanks();
    while (end > at && NumberScanner.isBlank(heap[end - 1])) {
      end--;
    }
    time = 0;
    offset = 0;
  }

  private void skipBlanks() {
    while (at < end && NumberScanner.isBlank(heap[at])) {
      at++;
    }
  }

  /** A date, or the date of a timestamp; {@link #value} is in days since the epoch. */
  public boolean scanDate(byte[] source, int from, int length) {
    boolean valid = timestamp(source, from, length);
    value = days;
    return valid;
  }

  /** A time; {@link #value} is in µs since midnight, 24:00 being one day. */
  public boolean scanTime(byte[] source, int from, int length) {
    start(source, from, length);
    boolean valid = time() && zone() && at == end;
    value = time;
    return valid;
  }

  /**
   * A timestamp or a date; {@link #value} is in µs since the epoch. An offset is read and ignored,
   * as PostgreSQL does.
   */
  public boolean scanTimestamp(byte[] source, int from, int length) {
    boolean valid = timestamp(source, from, length);
    value = days * MICROS_PER_DAY + time;
    return valid && fitsMicros(0);
  }

  /** As {@link #scanTimestamp}, in UTC: an offset is subtracted. */
  public boolean scanInstant(byte[] source, int from, int length) {
    boolean valid = timestamp(source, from, length);
    value = days * MICROS_PER_DAY + time - offset;
    return valid && fitsMicros(offset);
  }

  private boolean fitsMicros(long zone) {
    // One day of slack at both ends covers time and offset.
    long limit = Long.MAX_VALUE / MICROS_PER_DAY - 2;
    return days >= -limit && days <= limit && Math.abs(zone) < MICROS_PER_DAY;
  }

  private boolean timestamp(byte[] source, int from, int length) {
    start(source, from, length);
    if (!date()) {
      return false;
    }
    if (at < end && (heap[at] | 0x20) == 't') {
      at++;
      return time() && zone() && era();
    }
    int before = at;
    skipBlanks();
    boolean hasTime = at > before && at < end && isDigit(heap[at]);
    return (!hasTime || time()) && zone() && era();
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  /** Reads up to {@code max} digits; -1 when there are fewer than {@code min}. */
  private int number(int min, int max) {
    int result = 0;
    int first = at;
    while (at < end && at - first < max && isDigit(heap[at])) {
      result = 10 * result + heap[at] - '0';
      at++;
    }
    return at - first >= min ? result : -1;
  }

  private boolean accept(char character) {
    if (at < end && heap[at] == character) {
      at++;
      return true;
    }
    return false;
  }

  private int year;
  private int month;
  private int day;

  private boolean date() {
    year = number(4, 6);
    if (year < 1 || year > MAX_YEAR || !accept('-')) {
      return false;
    }
    month = number(1, 2);
    if (month < 1 || month > 12 || !accept('-')) {
      return false;
    }
    day = number(1, 2);
    days = CivilDate.daysOf(year, month, Math.max(day, 1));
    return day >= 1 && day <= 31;
  }

  /** The rest of the text; only now it is known which year the day has to be in. */
  private boolean era() {
    skipBlanks();
    int civilYear = year;
    if (end - at == 2 && (heap[at] | 0x20) == 'b' && (heap[at + 1] | 0x20) == 'c') {
      at += 2;
      civilYear = 1 - year;
    }
    if (at != end || day > CivilDate.daysInMonth(civilYear, month)) {
      return false;
    }
    days = CivilDate.daysOf(civilYear, month, day);
    return true;
  }

  private boolean time() {
    int hour = number(1, 2);
    if (hour < 0 || hour > 24 || !accept(':')) {
      return false;
    }
    int minute = number(2, 2);
    int second = accept(':') ? number(2, 2) : 0;
    if (minute < 0 || minute > 59 || second < 0 || second > 59) {
      return false;
    }
    time = hour * MICROS_PER_HOUR + minute * MICROS_PER_MINUTE + second * MICROS_PER_SECOND;
    if (at < end && heap[at] == '.') {
      at++;
      if (!fraction()) {
        return false;
      }
    }
    return time <= MICROS_PER_DAY;
  }

  private boolean fraction() {
    int first = at;
    long nanos = number(1, MAX_FRACTION_DIGITS);
    if (nanos < 0 || at < end && isDigit(heap[at])) {
      return false;
    }
    nanos *= Int128.power(MAX_FRACTION_DIGITS - (at - first));
    time += (nanos + 500) / 1000;
    return true;
  }

  private boolean zone() {
    skipBlanks();
    if (at < end && (heap[at] | 0x20) == 'z') {
      at++;
      return true;
    }
    if (at < end && (heap[at] == '+' || heap[at] == '-')) {
      boolean west = heap[at++] == '-';
      int hours = number(2, 2);
      int minutes = accept(':') || at < end && isDigit(heap[at]) ? number(2, 2) : 0;
      if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) {
        return false;
      }
      offset = hours * MICROS_PER_HOUR + minutes * MICROS_PER_MINUTE;
      offset = west ? -offset : offset;
    }
    return true;
  }
}
