package dev.laminar.kernel.format;

/**
 * Intervals in the form of SQL's literals (ISO/IEC 9075-2 5.3): {@code [-]1 02:03:04.5} and {@code
 * [-]1-2}, or the fields of a qualifier alone, such as {@code 36} for HOUR and {@code 5:30.25} for
 * MINUTE TO SECOND. Finer fields than the qualifier's may follow and are cut off. A fraction is
 * rounded to µs.
 *
 * <p>Readers take the text from an offset up to an end, store the value and return the offset
 * behind what they read, or the complement of the offset at which it is no interval.
 */
public final class Intervals {

  /** Fields of INTERVAL YEAR TO MONTH. */
  public static final int YEAR = 0;

  public static final int MONTH = 1;

  /** Fields of INTERVAL DAY TO SECOND. */
  public static final int DAY = 0;

  public static final int HOUR = 1;
  public static final int MINUTE = 2;
  public static final int SECOND = 3;

  private static final int MONTHS_PER_YEAR = 12;
  private static final int MICRO_DIGITS = 6;
  private static final int MAX_DIGITS = 18;

  private Intervals() {}

  /**
   * INTERVAL YEAR TO MONTH as months.
   *
   * @param first leading field of the qualifier
   * @param last its other field, or the same
   */
  public static int readYearMonth(
      byte[] bytes, int from, int end, int[] values, int row, int first, int last) {
    int start = afterSign(bytes, from, end);
    int at = digitsEnd(bytes, start, end, MAX_DIGITS);
    if (at == start || isDigit(bytes, at, end)) {
      return ~at;
    }
    long leading = number(bytes, start, at);
    boolean both = isAt(bytes, at, end, '-') && isDigit(bytes, at + 1, end);
    if (!both && first != last) {
      return ~at;
    }
    boolean leadsYears = both || first == YEAR;
    if (leading > Integer.MAX_VALUE + 1L) {
      return ~start;
    }
    long months = leadsYears ? leading * MONTHS_PER_YEAR : leading;
    if (both) {
      int monthEnd = digitsEnd(bytes, at + 1, end, 2);
      long month = number(bytes, at + 1, monthEnd);
      if (month >= MONTHS_PER_YEAR) {
        return ~(at + 1);
      }
      months += last == MONTH ? month : 0;
      at = monthEnd;
    }
    long signed = bytes[from] == '-' ? -months : months;
    if (signed != (int) signed) {
      return ~start;
    }
    values[row] = (int) signed;
    return at;
  }

  /**
   * INTERVAL DAY TO SECOND as µs.
   *
   * @param first leading field of the qualifier
   * @param last its last field, or the same
   */
  public static int readDayTime(
      byte[] bytes, int from, int end, long[] values, int row, int first, int last) {
    int start = afterSign(bytes, from, end);
    int at = digitsEnd(bytes, start, end, MAX_DIGITS);
    if (at == start || isDigit(bytes, at, end)) {
      return ~at;
    }
    boolean leadsDays = isAt(bytes, at, end, ' ') && isDigit(bytes, at + 1, end);
    int field = leadsDays ? DAY : first;
    long leading = number(bytes, start, at);
    long unitUs = unitUs(field);
    if (leading > Long.MAX_VALUE / unitUs) {
      return ~start;
    }
    // Negative, as that side reaches further.
    long sum = -leading * unitUs;
    long kept = field <= last ? sum : 0;
    while (field < SECOND
        && isAt(bytes, at, end, field == DAY ? ' ' : ':')
        && isDigit(bytes, at + 1, end)) {
      field++;
      int fieldStart = at + 1;
      at = digitsEnd(bytes, fieldStart, end, 2);
      long value = number(bytes, fieldStart, at);
      if (value >= (field == HOUR ? 24 : 60)) {
        return ~fieldStart;
      }
      sum -= value * unitUs(field);
      kept = field <= last ? sum : kept;
    }
    if (field < last) {
      return ~at;
    }
    if (field == SECOND && isAt(bytes, at, end, '.') && isDigit(bytes, at + 1, end)) {
      int fractionStart = at + 1;
      at = digitsEnd(bytes, fractionStart, end, Integer.MAX_VALUE);
      sum -= fractionUs(bytes, fractionStart, at);
      kept = last == SECOND ? sum : kept;
    }
    boolean negative = bytes[from] == '-';
    if (sum > 0 || !negative && kept == Long.MIN_VALUE) {
      return ~start;
    }
    values[row] = negative ? kept : -kept;
    return at;
  }

  private static long unitUs(int field) {
    return switch (field) {
      case DAY -> DateTimes.MICROS_PER_DAY;
      case HOUR -> 3_600 * DateTimes.MICROS_PER_SECOND;
      case MINUTE -> 60 * DateTimes.MICROS_PER_SECOND;
      default -> DateTimes.MICROS_PER_SECOND;
    };
  }

  private static long fractionUs(byte[] bytes, int from, int end) {
    long micros = 0;
    for (int i = 0; i < MICRO_DIGITS; i++) {
      micros = 10 * micros + (from + i < end ? bytes[from + i] - '0' : 0);
    }
    return from + MICRO_DIGITS < end && bytes[from + MICRO_DIGITS] >= '5' ? micros + 1 : micros;
  }

  private static int afterSign(byte[] bytes, int at, int end) {
    return isAt(bytes, at, end, '-') || isAt(bytes, at, end, '+') ? at + 1 : at;
  }

  private static boolean isAt(byte[] bytes, int at, int end, char character) {
    return at < end && bytes[at] == character;
  }

  private static boolean isDigit(byte[] bytes, int at, int end) {
    return at < end && NumberSyntax.isDigit(bytes[at]);
  }

  private static int digitsEnd(byte[] bytes, int from, int end, int most) {
    int at = from;
    while (at - from < most && isDigit(bytes, at, end)) {
      at++;
    }
    return at;
  }

  private static long number(byte[] bytes, int from, int end) {
    long value = 0;
    for (int i = from; i < end; i++) {
      value = 10 * value + bytes[i] - '0';
    }
    return value;
  }
}
