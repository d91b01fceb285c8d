package dev.laminar.kernel.intrinsics;

import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_DAY;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_HOUR;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_MINUTE;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_SECOND;

import dev.laminar.kernel.intrinsics.DateTimePattern.Element;
import dev.laminar.kernel.intrinsics.DateTimePattern.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * TO_DATE and TO_TIMESTAMP with a compiled format. As in PostgreSQL separators of the format match
 * any run of separators, numbers may have fewer digits, and what the format leaves out is 1 (date)
 * or 0 (time). One per call site.
 */
public final class DateTimeParser {

  private Element[] elements;
  private byte[] lastFormat = new byte[0];

  private byte[] heap = new byte[0];
  private int at;
  private int end;

  private int year;
  private boolean beforeChrist;
  private int month;
  private int day;
  private int dayOfYear;
  private int isoYear;
  private int isoWeek;
  private int isoDay;
  private long julian;
  private int hour;
  private boolean hour12;
  private boolean afternoon;
  private int minute;
  private int second;
  private int fraction;
  private long secondOfDay;
  private long days;

  public DateTimeParser() {
    this("");
  }

  public DateTimeParser(String format) {
    elements = DateTimePattern.parse(format);
  }

  void use(byte[] format, int offset, int length) {
    if (!Arrays.equals(lastFormat, 0, lastFormat.length, format, offset, offset + length)) {
      lastFormat = Arrays.copyOfRange(format, offset, offset + length);
      elements = DateTimePattern.parse(new String(lastFormat, StandardCharsets.UTF_8));
    }
  }

  /** Whether the text fits the format. */
  boolean parse(byte[] source, int offset, int length) {
    heap = source;
    at = offset;
    end = offset + length;
    reset();
    for (int i = 0; i < elements.length; i++) {
      if (elements[i].field() == Field.LITERAL) {
        literal(elements[i].literal());
      } else {
        skipBlanks();
        boolean digitsFollow = i + 1 < elements.length && elements[i + 1].field() != Field.LITERAL;
        if (!field(elements[i].field(), digitsFollow)) {
          return false;
        }
        at = elements[i].ordinal() != 0 ? Math.min(at + 2, end) : at;
      }
    }
    skipBlanks();
    return at == end && resolve();
  }

  long days() {
    return days;
  }

  long timeMicros() {
    long seconds = secondOfDay >= 0 ? secondOfDay * MICROS_PER_SECOND : 0;
    int hour24 = hour12 ? hour % 12 + (afternoon ? 12 : 0) : hour;
    return seconds
        + hour24 * MICROS_PER_HOUR
        + minute * MICROS_PER_MINUTE
        + second * MICROS_PER_SECOND
        + fraction;
  }

  private void reset() {
    year = 1;
    month = 1;
    day = 1;
    dayOfYear = 0;
    isoYear = 0;
    isoWeek = 0;
    isoDay = 1;
    julian = -1;
    hour = 0;
    minute = 0;
    second = 0;
    fraction = 0;
    secondOfDay = -1;
    beforeChrist = false;
    hour12 = false;
    afternoon = false;
  }

  private void skipBlanks() {
    while (at < end && NumberScanner.isBlank(heap[at])) {
      at++;
    }
  }

  private static boolean isSeparator(byte character) {
    return character > 0 && !Character.isLetterOrDigit(character);
  }

  private void literal(byte[] text) {
    for (byte character : text) {
      if (isSeparator(character)) {
        while (at < end
            && isSeparator(heap[at])
            && (heap[at] != '-' && heap[at] != '+' || character == heap[at])) {
          at++;
        }
      } else if (at < end) {
        at++;
      }
    }
  }

  /** A number of up to {@code max} digits, -1 when there is none. */
  private int number(int max) {
    int first = at;
    int value = 0;
    while (at < end && at - first < max && heap[at] >= '0' && heap[at] <= '9') {
      value = 10 * value + heap[at++] - '0';
    }
    return at > first ? value : -1;
  }

  private boolean field(Field field, boolean digitsFollow) {
    return switch (field) {
      case YEAR4 -> (year = number(digitsFollow ? 4 : 6)) >= 0;
      case YEAR3 -> (year = recent(number(3))) >= 0;
      case YEAR2 -> (year = recent(number(2))) >= 0;
      case YEAR1 -> (year = recent(number(1))) >= 0;
      case ISO_YEAR4 -> (isoYear = number(digitsFollow ? 4 : 6)) > 0;
      case ISO_WEEK -> (isoWeek = number(2)) > 0;
      case ISO_DAY -> (isoDay = number(1)) > 0;
      case MONTH -> (month = number(2)) >= 0;
      case MONTH_NAME -> (month = name(DateTimePattern.MONTHS, false)) > 0;
      case MONTH_SHORT -> (month = name(DateTimePattern.MONTHS, true)) > 0;
      case DAY_NAME -> name(DateTimePattern.DAYS, false) > 0;
      case DAY_SHORT -> name(DateTimePattern.DAYS, true) > 0;
      case DAY_OF_MONTH -> (day = number(2)) >= 0;
      case DAY_OF_YEAR -> (dayOfYear = number(3)) > 0;
      case JULIAN -> (julian = number(9)) >= 0;
      case HOUR24 -> (hour = number(2)) >= 0 && hour <= 24;
      case HOUR12, HOUR12_SHORT -> hour12(number(2));
      case MINUTE -> (minute = number(2)) >= 0 && minute < 60;
      case SECOND -> (second = number(2)) >= 0 && second < 60;
      case SECOND_OF_DAY, SECOND_OF_DAY4 -> (secondOfDay = number(5)) >= 0 && secondOfDay <= 86_400;
      case MERIDIEM, MERIDIEM_PM, MERIDIEM_DOTS, MERIDIEM_DOTS_PM -> meridiem();
      case ERA, ERA_AD, ERA_DOTS, ERA_DOTS_AD -> era();
      case QUARTER, DAY_OF_WEEK, WEEK_OF_MONTH ->
          number(1) >= 0; // read, but they do not decide the date
      case WEEK_OF_YEAR, CENTURY -> number(2) >= 0;
      case MILLISECOND,
          MICROSECOND,
          FRACTION1,
          FRACTION2,
          FRACTION3,
          FRACTION4,
          FRACTION5,
          FRACTION6 ->
          fraction(DateTimeFormatter.fractionDigits(field));
      default -> false; // time zones and short ISO years only write
    };
  }

  /** Years of fewer digits are the ones nearest to 2020. */
  private static int recent(int value) {
    if (value < 0) {
      return -1;
    }
    if (value < 70) {
      return value + 2000;
    }
    return value < 100 ? value + 1900 : value < 520 ? value + 2000 : value + 1000;
  }

  private boolean hour12(int value) {
    hour = value;
    hour12 = true;
    return value >= 1 && value <= 12;
  }

  private boolean fraction(int digits) {
    int first = at;
    int value = number(digits);
    fraction = value < 0 ? 0 : (int) (value * Int128.power(6 - (at - first)));
    return value >= 0;
  }

  private boolean meridiem() {
    int letter = at < end ? heap[at] | 0x20 : 0;
    afternoon = letter == 'p';
    return (letter == 'a' || letter == 'p') && letters('m');
  }

  private boolean era() {
    int letter = at < end ? heap[at] | 0x20 : 0;
    beforeChrist = letter == 'b';
    return letter == 'b' ? letters('c') : letter == 'a' && letters('d');
  }

  /** A second letter after the one at hand, both perhaps with a dot. */
  private boolean letters(char second) {
    int next = at + 1 < end && heap[at + 1] == '.' ? at + 2 : at + 1;
    if (next >= end || (heap[next] | 0x20) != second) {
      return false;
    }
    at = next + 1 < end && next > at + 1 && heap[next + 1] == '.' ? next + 2 : next + 1;
    return true;
  }

  /** Number from 1 of the name that stands here, in any case; 0 for none. */
  private int name(byte[][][] names, boolean abbreviated) {
    byte[][] lower = names[DateTimePattern.Case.LOWER.ordinal()];
    for (int i = 0; i < lower.length; i++) {
      int length = abbreviated ? 3 : lower[i].length;
      if (at + length <= end && isName(lower[i], length)) {
        at += length;
        return i + 1;
      }
    }
    return 0;
  }

  private boolean isName(byte[] name, int length) {
    for (int i = 0; i < length; i++) {
      if ((heap[at + i] | 0x20) != name[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean resolve() {
    if (julian >= 0) {
      days = julian - 2_440_588;
      return true;
    }
    if (isoYear > 0) {
      long fourth = CivilDate.daysOf(isoYear, 1, 4);
      days = fourth - CivilDate.isoDayOfWeek(fourth) + 7L * (Math.max(isoWeek, 1) - 1) + isoDay;
      return isoWeek <= 53 && isoDay <= 7;
    }
    int civilYear = beforeChrist ? 1 - year : year;
    if (dayOfYear > 0) {
      days = CivilDate.daysOf(civilYear, 1, 1) + dayOfYear - 1;
      return dayOfYear <= (CivilDate.isLeap(civilYear) ? 366 : 365);
    }
    if (year < 1
        || month < 1
        || month > 12
        || day < 1
        || day > CivilDate.daysInMonth(civilYear, month)) {
      return false;
    }
    days = CivilDate.daysOf(civilYear, month, day);
    return timeMicros() <= MICROS_PER_DAY;
  }
}
