package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.Timestamps;
import dev.laminar.kernel.connector.Durations;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * How values of a type are written as one {@code long} while they are generated: as columns store
 * them, but for a DECIMAL of more than 18 digits, of which at most nine digits after the point are
 * generated.
 *
 * @param scale digits after the point in the {@code long}
 * @param minimum smallest value of the type, in that form
 * @param maximum largest value of the type, in that form
 */
record IntegerForm(DataType type, int scale, long minimum, long maximum) {

  private static final int WIDE_SCALE = 9;
  private static final long DAY_US = 86_400_000_000L;

  static IntegerForm of(DataType type) {
    return switch (type.kind()) {
      case TINYINT -> new IntegerForm(type, 0, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SMALLINT -> new IntegerForm(type, 0, Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER, DATE, INTERVAL_YEAR_MONTH ->
          new IntegerForm(type, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BOOLEAN, NULL -> new IntegerForm(type, 0, 0, 1);
      case TIME -> new IntegerForm(type, 0, 0, DAY_US - 1);
      case DECIMAL -> decimal(type);
      default -> new IntegerForm(type, 0, Long.MIN_VALUE, Long.MAX_VALUE);
    };
  }

  private static IntegerForm decimal(DataType type) {
    boolean wide = type.precision() > DataType.MAX_LONG_DIGITS;
    int scale = wide ? Math.min(type.scale(), WIDE_SCALE) : type.scale();
    int digits = Math.min(type.precision() - type.scale() + scale, DataType.MAX_LONG_DIGITS);
    long maximum = powerOfTen(digits) - 1;
    return new IntegerForm(type, scale, -maximum, maximum);
  }

  private static long powerOfTen(int exponent) {
    return BigDecimal.TEN.pow(exponent).longValueExact();
  }

  /** Digits after the point that the column has and the form has not. */
  int missingScale() {
    return type.scale() - scale;
  }

  /** The number in this form, rounded and brought into the type's range. */
  long clamp(String number) {
    BigDecimal unscaled =
        new BigDecimal(number).movePointRight(scale).setScale(0, RoundingMode.HALF_UP);
    return unscaled
        .max(BigDecimal.valueOf(minimum))
        .min(BigDecimal.valueOf(maximum))
        .longValueExact();
  }

  /**
   * @throws OptionException when the text is not a value of the type
   */
  long parse(String key, String text) {
    try {
      long value = parsed(key, text.strip());
      if (value >= minimum && value <= maximum) {
        return value;
      }
    } catch (ArithmeticException | NumberFormatException | DateTimeParseException e) {
      throw notAValue(key, text);
    }
    throw notAValue(key, text);
  }

  private long parsed(String key, String text) {
    return switch (type.kind()) {
      case BOOLEAN, NULL -> truth(key, text);
      case DATE -> LocalDate.parse(text).toEpochDay();
      case TIME -> LocalTime.parse(text).toNanoOfDay() / 1000;
      case TIMESTAMP, TIMESTAMP_LTZ -> Timestamps.parse(key, text);
      case INTERVAL_DAY_TIME -> Durations.parse(key, text).toNanos() / 1000;
      default -> new BigDecimal(text.replace("_", "")).movePointRight(scale).longValueExact();
    };
  }

  private long truth(String key, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> 1;
      case "false" -> 0;
      default -> throw notAValue(key, text);
    };
  }

  /** The distance between neighbours in a sequence: one, whatever the scale. */
  long one() {
    return type.kind() == TypeKind.DECIMAL ? powerOfTen(scale) : 1;
  }

  private OptionException notAValue(String key, String text) {
    return new OptionException(
        key,
        "option '" + key + "' takes a value of type " + type.toSql() + ", not '" + text + "'",
        "");
  }
}
