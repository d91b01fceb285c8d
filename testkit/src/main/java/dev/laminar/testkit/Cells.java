package dev.laminar.testkit;

import dev.laminar.kernel.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values as the cells of a table: {@code NULL}, numbers and words as they are. Text that would be
 * taken for NULL, is empty, or has blanks at its ends stands in quotes: {@code ''}.
 */
final class Cells {

  private static final String NULL = "NULL";

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private Cells() {}

  /** How a value is shown. */
  static String show(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case String text -> needsQuotes(text) ? "'" + text.replace("'", "''") + "'" : text;
      case LocalDateTime time -> time.toLocalDate() + " " + TIME.format(time.toLocalTime());
      case LocalTime time -> TIME.format(time);
      case BigDecimal number -> number.toPlainString();
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      default -> value.toString();
    };
  }

  private static boolean needsQuotes(String text) {
    return text.isEmpty()
        || text.equals(NULL)
        || !text.strip().equals(text)
        || text.startsWith("'");
  }

  /**
   * Whether a value is what a cell says: numbers may be written with more or fewer zeros, times
   * with or without a fraction.
   */
  static boolean matches(String cell, @Nullable Object value) {
    if (cell.equals(show(value))) {
      return true;
    }
    return switch (value) {
      case null -> false;
      case String text -> cell.startsWith("'") && unquoted(cell).equals(text);
      case Double number -> equalsNumber(cell, number);
      case Float number -> equalsNumber(cell, number.doubleValue());
      case Number number -> equalsExact(cell, new BigDecimal(number.toString()));
      case LocalDateTime time -> equalsTime(cell, time);
      default -> false;
    };
  }

  private static boolean equalsNumber(String cell, double value) {
    try {
      return Double.parseDouble(cell) == value;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean equalsExact(String cell, BigDecimal value) {
    try {
      return new BigDecimal(cell).compareTo(value) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean equalsTime(String cell, LocalDateTime value) {
    try {
      return LocalDateTime.parse(cell.replace(' ', 'T')).equals(value);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String unquoted(String cell) {
    return cell.length() > 1 && cell.endsWith("'")
        ? cell.substring(1, cell.length() - 1).replace("''", "'")
        : cell;
  }

  /** The expression that stands for a cell in an INSERT: a literal takes its column's type. */
  static String literal(String cell, DataType type) {
    if (cell.equals(NULL)) {
      return NULL;
    }
    return switch (type.kind()) {
      case ARRAY, MAP, ROW -> cell;
      case BINARY, VARBINARY -> "X'" + cell + "'";
      default -> {
        String text = cell.startsWith("'") ? unquoted(cell) : cell;
        yield "'" + text.replace("'", "''") + "'";
      }
    };
  }
}
