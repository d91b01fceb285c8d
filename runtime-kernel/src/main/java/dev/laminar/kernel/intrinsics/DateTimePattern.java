package dev.laminar.kernel.intrinsics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A format of TO_CHAR, TO_DATE and TO_TIMESTAMP in PostgreSQL's notation, taken apart: fields such
 * as {@code YYYY} and {@code HH24} with the modifiers {@code FM} and {@code TH}, {@code "quoted"}
 * text, and everything else as it stands.
 */
final class DateTimePattern {

  /** The fields; where one is the beginning of another the longer one stands first. */
  enum Field {
    LITERAL(""),
    YEAR4("YYYY"),
    YEAR3("YYY"),
    YEAR2("YY"),
    YEAR1("Y"),
    ISO_DAY_OF_YEAR("IDDD"),
    ISO_YEAR4("IYYY"),
    ISO_YEAR3("IYY"),
    ISO_YEAR2("IY"),
    ISO_WEEK("IW"),
    ISO_DAY("ID"),
    ISO_YEAR1("I"),
    QUARTER("Q"),
    MONTH_NAME("MONTH"),
    MONTH_SHORT("MON"),
    MONTH("MM"),
    MINUTE("MI"),
    MILLISECOND("MS"),
    DAY_OF_YEAR("DDD"),
    DAY_OF_MONTH("DD"),
    DAY_NAME("DAY"),
    DAY_SHORT("DY"),
    DAY_OF_WEEK("D"),
    WEEK_OF_YEAR("WW"),
    WEEK_OF_MONTH("W"),
    CENTURY("CC"),
    JULIAN("J"),
    HOUR24("HH24"),
    HOUR12("HH12"),
    HOUR12_SHORT("HH"),
    SECOND_OF_DAY("SSSSS"),
    SECOND_OF_DAY4("SSSS"),
    SECOND("SS"),
    MICROSECOND("US"),
    FRACTION1("FF1"),
    FRACTION2("FF2"),
    FRACTION3("FF3"),
    FRACTION4("FF4"),
    FRACTION5("FF5"),
    FRACTION6("FF6"),
    MERIDIEM_DOTS("A.M."),
    MERIDIEM_DOTS_PM("P.M."),
    MERIDIEM("AM"),
    MERIDIEM_PM("PM"),
    ERA_DOTS("B.C."),
    ERA_DOTS_AD("A.D."),
    ERA("BC"),
    ERA_AD("AD"),
    ZONE_HOURS("TZH"),
    ZONE_MINUTES("TZM"),
    ZONE_NAME("TZ"),
    ZONE_OFFSET("OF");

    final String name;

    Field(String name) {
      this.name = name;
    }
  }

  /** How names are written. */
  enum Case {
    UPPER,
    CAPITALIZED,
    LOWER
  }

  /**
   * One part of a format.
   *
   * @param fill false after FM: no padding
   * @param ordinal {@code 'T'} or {@code 't'} for an ordinal suffix in that case, else 0
   * @param literal text of a LITERAL
   */
  record Element(Field field, Case letters, boolean fill, char ordinal, byte[] literal) {}

  private static final Field[] FIELDS = Field.values();

  private DateTimePattern() {}

  static Element[] parse(String format) {
    List<Element> elements = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      boolean fill = !format.regionMatches(true, i, "FM", 0, 2);
      int start = fill ? i : i + 2;
      Field field = fieldAt(format, start);
      if (field != Field.LITERAL) {
        flush(literal, elements);
        int after = start + field.name.length();
        boolean ordinal =
            format.regionMatches(true, after, "TH", 0, 2) && field.name.charAt(0) != 'T';
        char suffix = ordinal ? format.charAt(after) : 0;
        elements.add(new Element(field, caseAt(format, start), fill, suffix, new byte[0]));
        i = ordinal ? after + 2 : after;
      } else if (format.charAt(i) == '"') {
        i = quoted(format, i + 1, literal);
      } else {
        literal.append(format.charAt(i++));
      }
    }
    flush(literal, elements);
    return elements.toArray(Element[]::new);
  }

  private static Field fieldAt(String format, int at) {
    for (int i = 1; i < FIELDS.length; i++) {
      if (format.regionMatches(true, at, FIELDS[i].name, 0, FIELDS[i].name.length())) {
        return FIELDS[i];
      }
    }
    return Field.LITERAL;
  }

  private static Case caseAt(String format, int at) {
    if (Character.isLowerCase(format.charAt(at))) {
      return Case.LOWER;
    }
    return at + 1 < format.length() && Character.isLowerCase(format.charAt(at + 1))
        ? Case.CAPITALIZED
        : Case.UPPER;
  }

  private static int quoted(String format, int start, StringBuilder literal) {
    int i = start;
    while (i < format.length() && format.charAt(i) != '"') {
      if (format.charAt(i) == '\\' && i + 1 < format.length()) {
        i++;
      }
      literal.append(format.charAt(i++));
    }
    return i + 1;
  }

  private static void flush(StringBuilder literal, List<Element> elements) {
    if (!literal.isEmpty()) {
      byte[] bytes = literal.toString().getBytes(StandardCharsets.UTF_8);
      elements.add(new Element(Field.LITERAL, Case.UPPER, true, (char) 0, bytes));
      literal.setLength(0);
    }
  }

  /** English names in the three cases, by {@link Case} and number. */
  static byte[][][] names(String... capitalized) {
    byte[][][] names = new byte[Case.values().length][capitalized.length][];
    for (int i = 0; i < capitalized.length; i++) {
      names[Case.UPPER.ordinal()][i] =
          capitalized[i].toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
      names[Case.CAPITALIZED.ordinal()][i] = capitalized[i].getBytes(StandardCharsets.US_ASCII);
      names[Case.LOWER.ordinal()][i] =
          capitalized[i].toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
    return names;
  }

  static final byte[][][] MONTHS =
      names(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  static final byte[][][] DAYS =
      names("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
}
