package dev.laminar.kernel.intrinsics;

import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_HOUR;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_MINUTE;
import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_SECOND;

import dev.laminar.kernel.intrinsics.DateTimePattern.Element;
import dev.laminar.kernel.intrinsics.DateTimePattern.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * TO_CHAR with a compiled format. One per call site; a format that is no literal is compiled
 * whenever it changes.
 */
public final class DateTimeFormatter {

  private static final int MAX_FIELD_BYTES = 16;
  private static final int NAME_WIDTH = 9;

  private Element[] elements;
  private int maxBytes;
  private byte[] lastFormat = new byte[0];

  private long days;
  private long time;
  private long civil;

  public DateTimeFormatter() {
    this("");
  }

  public DateTimeFormatter(String format) {
    elements = DateTimePattern.parse(format);
    maxBytes = size(elements);
  }

  void use(byte[] heap, int offset, int length) {
    if (!Arrays.equals(lastFormat, 0, lastFormat.length, heap, offset, offset + length)) {
      lastFormat = Arrays.copyOfRange(heap, offset, offset + length);
      elements = DateTimePattern.parse(new String(lastFormat, StandardCharsets.UTF_8));
      maxBytes = size(elements);
    }
  }

  private static int size(Element[] elements) {
    int size = 0;
    for (Element element : elements) {
      size += MAX_FIELD_BYTES + element.literal().length;
    }
    return size;
  }

  void format(long micros, BytesResult result) {
    days = CivilDate.dayOf(micros);
    time = CivilDate.timeOf(micros);
    civil = CivilDate.of(days);
    byte[] out = result.own(maxBytes);
    int at = 0;
    for (Element element : elements) {
      int start = at;
      at = write(element, out, at);
      if (element.ordinal() != 0) {
        at = writeOrdinal(element.ordinal(), out, start, at);
      }
    }
    result.view(out, 0, at);
  }

  private int write(Element element, byte[] out, int at) {
    return switch (element.field()) {
      case LITERAL -> NumberWriter.writeBytes(element.literal(), out, at);
      case MONTH_NAME -> name(element, DateTimePattern.MONTHS, CivilDate.month(civil) - 1, out, at);
      case MONTH_SHORT ->
          shortName(element, DateTimePattern.MONTHS, CivilDate.month(civil) - 1, out, at);
      case DAY_NAME ->
          name(element, DateTimePattern.DAYS, CivilDate.isoDayOfWeek(days) - 1, out, at);
      case DAY_SHORT ->
          shortName(element, DateTimePattern.DAYS, CivilDate.isoDayOfWeek(days) - 1, out, at);
      case MERIDIEM, MERIDIEM_PM ->
          letters(element, time >= 12 * MICROS_PER_HOUR ? 'P' : 'A', 'M', false, out, at);
      case MERIDIEM_DOTS, MERIDIEM_DOTS_PM ->
          letters(element, time >= 12 * MICROS_PER_HOUR ? 'P' : 'A', 'M', true, out, at);
      case ERA, ERA_AD -> era(element, false, out, at);
      case ERA_DOTS, ERA_DOTS_AD -> era(element, true, out, at);
      case ZONE_NAME -> letters(element, 'U', 'T', false, out, at) + zoneEnd(element, out, at);
      case ZONE_OFFSET, ZONE_HOURS -> NumberWriter.writeBytes(UTC_HOURS, out, at);
      case ZONE_MINUTES -> DateTimeText.writeTwo(0, out, at);
      default -> number(element, out, at);
    };
  }

  private static final byte[] UTC_HOURS = {'+', '0', '0'};

  private static int zoneEnd(Element element, byte[] out, int at) {
    out[at + 2] = (byte) (element.letters() == DateTimePattern.Case.LOWER ? 'c' : 'C');
    return 1;
  }

  private int era(Element element, boolean dots, byte[] out, int at) {
    boolean before = CivilDate.year(civil) <= 0;
    return letters(element, before ? 'B' : 'A', before ? 'C' : 'D', dots, out, at);
  }

  private static int letters(
      Element element, char first, char second, boolean dots, byte[] out, int offset) {
    int lower = element.letters() == DateTimePattern.Case.LOWER ? 0x20 : 0;
    int at = offset;
    out[at++] = (byte) (first | lower);
    if (dots) {
      out[at++] = '.';
    }
    out[at++] = (byte) (second | lower);
    if (dots) {
      out[at++] = '.';
    }
    return at;
  }

  private static int name(Element element, byte[][][] names, int index, byte[] out, int offset) {
    int at = NumberWriter.writeBytes(names[element.letters().ordinal()][index], out, offset);
    while (element.fill() && at < offset + NAME_WIDTH) {
      out[at++] = ' ';
    }
    return at;
  }

  private static int shortName(Element element, byte[][][] names, int index, byte[] out, int at) {
    System.arraycopy(names[element.letters().ordinal()][index], 0, out, at, 3);
    return at + 3;
  }

  private int number(Element element, byte[] out, int offset) {
    long value = value(element.field());
    int at = offset;
    if (value < 0) {
      out[at++] = '-';
    }
    return NumberWriter.writeUnsigned(
        Math.abs(value), element.fill() ? width(element.field()) : 1, out, at);
  }

  private long value(Field field) {
    int year = CivilDate.year(civil) > 0 ? CivilDate.year(civil) : 1 - CivilDate.year(civil);
    return switch (field) {
      case YEAR4 -> year;
      case YEAR3 -> year % 1000;
      case YEAR2 -> year % 100;
      case YEAR1 -> year % 10;
      case ISO_YEAR4 -> CivilDate.isoYear(days);
      case ISO_YEAR3 -> CivilDate.isoYear(days) % 1000;
      case ISO_YEAR2 -> CivilDate.isoYear(days) % 100;
      case ISO_YEAR1 -> CivilDate.isoYear(days) % 10;
      case ISO_WEEK -> CivilDate.isoWeek(days);
      case ISO_DAY -> CivilDate.isoDayOfWeek(days);
      case ISO_DAY_OF_YEAR -> 7L * (CivilDate.isoWeek(days) - 1) + CivilDate.isoDayOfWeek(days);
      case QUARTER -> (CivilDate.month(civil) + 2) / 3;
      case MONTH -> CivilDate.month(civil);
      case DAY_OF_YEAR -> CivilDate.dayOfYear(days);
      case DAY_OF_MONTH -> CivilDate.day(civil);
      case DAY_OF_WEEK -> CivilDate.isoDayOfWeek(days) % 7 + 1;
      case WEEK_OF_YEAR -> (CivilDate.dayOfYear(days) - 1) / 7 + 1;
      case WEEK_OF_MONTH -> (CivilDate.day(civil) - 1) / 7 + 1;
      case CENTURY -> DateTimeFields.century((int) days);
      case JULIAN -> DateTimeFields.julian((int) days);
      case HOUR24 -> time / MICROS_PER_HOUR;
      case HOUR12, HOUR12_SHORT -> (time / MICROS_PER_HOUR + 11) % 12 + 1;
      case MINUTE -> time / MICROS_PER_MINUTE % 60;
      case SECOND -> time / MICROS_PER_SECOND % 60;
      case SECOND_OF_DAY, SECOND_OF_DAY4 -> time / MICROS_PER_SECOND;
      default -> time % MICROS_PER_SECOND / Int128.power(6 - fractionDigits(field));
    };
  }

  /** Digits of a field that is a fraction of a second. */
  static int fractionDigits(Field field) {
    return switch (field) {
      case FRACTION1 -> 1;
      case FRACTION2 -> 2;
      case FRACTION3, MILLISECOND -> 3;
      case FRACTION4 -> 4;
      case FRACTION5 -> 5;
      default -> 6;
    };
  }

  private static int width(Field field) {
    return switch (field) {
      case YEAR4, ISO_YEAR4 -> 4;
      case YEAR3, ISO_YEAR3, DAY_OF_YEAR, ISO_DAY_OF_YEAR -> 3;
      case MILLISECOND,
          MICROSECOND,
          FRACTION1,
          FRACTION2,
          FRACTION3,
          FRACTION4,
          FRACTION5,
          FRACTION6 ->
          fractionDigits(field);
      case YEAR1,
          ISO_YEAR1,
          ISO_DAY,
          QUARTER,
          DAY_OF_WEEK,
          WEEK_OF_MONTH,
          JULIAN,
          SECOND_OF_DAY,
          SECOND_OF_DAY4 ->
          1;
      default -> 2;
    };
  }

  /** English ordinal: 1st, 2nd, 3rd, 4th, 11th. */
  private static int writeOrdinal(char first, byte[] out, int start, int at) {
    int last = out[at - 1] - '0';
    boolean teen = at - start > 1 && out[at - 2] == '1';
    char one = teen ? 't' : last == 1 ? 's' : last == 2 ? 'n' : last == 3 ? 'r' : 't';
    char two = teen ? 'h' : last == 1 ? 't' : last == 2 || last == 3 ? 'd' : 'h';
    int upper = first == 'T' ? 0x20 : 0;
    out[at] = (byte) (one - upper);
    out[at + 1] = (byte) (two - upper);
    return at + 2;
  }
}
