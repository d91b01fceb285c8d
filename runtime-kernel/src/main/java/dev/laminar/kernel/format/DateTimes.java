package dev.laminar.kernel.format;

/**
 * Dates and times in ISO 8601 form from bytes: {@code 2026-03-01}, {@code 09:30[:00[.123456789]]},
 * and both with {@code T} or a space between, followed by nothing, {@code Z} or an offset such as
 * {@code +02:00}. Fractions are rounded to the column's digits, half up. Years 0001 to 9999.
 */
public final class DateTimes {

  static final long MICROS_PER_SECOND = 1_000_000L;
  static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

  /**
   * {@code 0000-00-} as a word: what is left after XOR are digits, and zeros where the hyphens are.
   */
  private static final long DATE_PATTERN = 0x2D30302D30303030L;

  private static final long DATE_HYPHENS = 0xFF0000FF00000000L;
  private static final long ABOVE_NINE = Words.ONES * 0x76;
  private static final int MAX_FRACTION_DIGITS = 6;
  private static final byte[] DAYS_IN_MONTH = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private DateTimes() {}

  /** DATE as days since 1970-01-01. */
  public static int readDate(byte[] bytes, int at, int[] values, int row) {
    int days = days(bytes, at);
    if (days == Integer.MIN_VALUE) {
      return ~at;
    }
    values[row] = days;
    return at + 10;
  }

  /** TIME as µs of the day. */
  public static int readTime(byte[] bytes, int at, long[] values, int row, int digits) {
    int end = readClock(bytes, at, values, row, digits);
    return end >= 0 && values[row] >= MICROS_PER_DAY ? ~at : end;
  }

  /**
   * TIMESTAMP as µs since the epoch. An offset is subtracted, so that the result is in UTC; without
   * one it is as written.
   */
  public static int readTimestamp(byte[] bytes, int at, long[] values, int row, int digits) {
    int days = days(bytes, at);
    if (days == Integer.MIN_VALUE) {
      return ~at;
    }
    int end = at + 10;
    long micros = days * MICROS_PER_DAY;
    byte separator = bytes[end];
    if ((separator == ' ' || separator == 'T' || separator == 't')
        && NumberSyntax.isDigit(bytes[end + 1])) {
      end = readClock(bytes, end + 1, values, row, digits);
      if (end < 0) {
        return end;
      }
      micros += values[row];
      byte zone = bytes[end];
      if (zone == 'Z' || zone == 'z') {
        end++;
      } else if (zone == '+' || zone == '-') {
        end = readOffset(bytes, end, values, row);
        if (end < 0) {
          return end;
        }
        micros -= values[row];
      }
    }
    values[row] = micros;
    return end;
  }

  /** Days since the epoch of {@code yyyy-mm-dd}, or {@link Integer#MIN_VALUE}. */
  private static int days(byte[] bytes, int at) {
    long digits = Words.getLong(bytes, at) ^ DATE_PATTERN;
    if ((((digits + ABOVE_NINE) | digits) & Words.TOPS | digits & DATE_HYPHENS) != 0) {
      return Integer.MIN_VALUE;
    }
    int year =
        (int) (digits & 0xF) * 1000
            + (int) (digits >>> 8 & 0xF) * 100
            + (int) (digits >>> 16 & 0xF) * 10
            + (int) (digits >>> 24 & 0xF);
    int month = (int) (digits >>> 40 & 0xF) * 10 + (int) (digits >>> 48 & 0xF);
    int day = twoDigits(bytes, at + 8);
    if (year == 0
        || month < 1
        || month > 12
        || day < 1
        || day > 28 && day > daysInMonth(year, month)) {
      return Integer.MIN_VALUE;
    }
    return daysFromCivil(year, month, day);
  }

  private static int daysInMonth(int year, int month) {
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS_IN_MONTH[month];
  }

  /** Years are counted from March, so that the leap day is a year's last; valid from year 0 on. */
  private static int daysFromCivil(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int marchMonth = month <= 2 ? month + 9 : month - 3;
    int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
    return 365 * marchYear
        + marchYear / 4
        - marchYear / 100
        + marchYear / 400
        + dayOfYear
        - 719_468;
  }

  /** Two digits, or a negative number. */
  private static int twoDigits(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return (tens | ones | 9 - tens | 9 - ones) < 0 ? -1 : tens * 10 + ones;
  }

  /** Stores the µs of {@code hh:mm[:ss[.fraction]]}. Rounding up may give a whole day. */
  private static int readClock(byte[] bytes, int at, long[] values, int row, int digits) {
    int hour = twoDigits(bytes, at);
    if (hour < 0 || hour > 23 || bytes[at + 2] != ':') {
      return ~at;
    }
    int minute = twoDigits(bytes, at + 3);
    if (minute < 0 || minute > 59) {
      return ~(at + 3);
    }
    int end = at + 5;
    long micros = (hour * 60L + minute) * 60 * MICROS_PER_SECOND;
    if (bytes[end] == ':') {
      int second = twoDigits(bytes, end + 1);
      if (second < 0 || second > 59) {
        return ~(end + 1);
      }
      end += 3;
      micros += second * MICROS_PER_SECOND;
      if (bytes[end] == '.') {
        return readFraction(bytes, end + 1, values, row, digits, micros);
      }
    }
    values[row] = micros;
    return end;
  }

  private static int readFraction(
      byte[] bytes, int at, long[] values, int row, int digits, long micros) {
    long word = Words.getLong(bytes, at);
    int count = Words.leadingDigits(word);
    if (count == 0) {
      return ~at;
    }
    if (count <= digits) {
      values[row] =
          micros + Words.digits(word, count) * Words.POWERS_OF_TEN[MAX_FRACTION_DIGITS - count];
      return at + count;
    }
    int end = NumberSyntax.endOfDigits(bytes, at);
    long kept = digits == 0 ? 0 : Words.digits(word, digits);
    kept += bytes[at + digits] >= '5' ? 1 : 0;
    values[row] = micros + kept * Words.POWERS_OF_TEN[MAX_FRACTION_DIGITS - digits];
    return end;
  }

  /** Stores the µs of {@code +hh[[:]mm]}. */
  private static int readOffset(byte[] bytes, int at, long[] values, int row) {
    int hour = twoDigits(bytes, at + 1);
    if (hour < 0 || hour > 18) {
      return ~(at + 1);
    }
    int end = at + 3;
    int minuteAt = bytes[end] == ':' ? end + 1 : end;
    int minute = 0;
    if (minuteAt > end || NumberSyntax.isDigit(bytes[end])) {
      minute = twoDigits(bytes, minuteAt);
      if (minute < 0 || minute > 59) {
        return ~minuteAt;
      }
      end = minuteAt + 2;
    }
    long micros = (hour * 60L + minute) * 60 * MICROS_PER_SECOND;
    values[row] = bytes[at] == '-' ? -micros : micros;
    return end;
  }
}
