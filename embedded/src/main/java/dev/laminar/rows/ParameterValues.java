package dev.laminar.rows;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a program's values to those a parameter of a type takes. Numbers go to any numeric type that
 * holds them, rounded where it has fewer digits after the point; a text goes to any type that reads
 * it.
 */
public final class ParameterValues {

  private ParameterValues() {}

  /**
   * Converts a value.
   *
   * @param number of the parameter, from 1, for messages
   * @return a value as {@link dev.laminar.Row} has it for the type; null for NULL
   * @throws LaminarException NUMERIC_OUT_OF_RANGE, INVALID_TEXT_REPRESENTATION, TYPE_MISMATCH
   */
  public static @Nullable Object convert(@Nullable Object value, DataType type, int number) {
    if (value == null) {
      return null;
    }
    try {
      Object converted = convert(value, type);
      if (converted != null) {
        return converted;
      }
    } catch (ArithmeticException e) {
      throw new LaminarException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "value " + value + " of parameter " + number + " is out of range for " + type.toSql(),
          SourceSpan.NONE,
          "",
          e);
    } catch (DateTimeException | NumberFormatException e) {
      throw new LaminarException(
          ErrorCode.INVALID_TEXT_REPRESENTATION,
          "value '" + value + "' of parameter " + number + " is no " + type.toSql(),
          SourceSpan.NONE,
          "",
          e);
    }
    throw new LaminarException(
        ErrorCode.TYPE_MISMATCH,
        "parameter " + number + " is a " + type.toSql() + ", not a " + value.getClass().getName(),
        SourceSpan.NONE,
        "");
  }

  /** Null when there is no way. */
  static @Nullable Object convert(Object value, DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> toBoolean(value);
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> toNumber(value, type);
      case DATE -> toDate(value);
      case TIME -> toTime(value);
      case TIMESTAMP -> toTimestamp(value);
      case TIMESTAMP_LTZ -> toInstant(value);
      case INTERVAL_YEAR_MONTH -> value instanceof Period ? value : null;
      case INTERVAL_DAY_TIME -> value instanceof Duration ? value : null;
      case CHAR, VARCHAR -> toText(value);
      case BINARY, VARBINARY -> value instanceof byte[] ? value : null;
      case ARRAY -> CompositeValues.toArray(value, type);
      case MAP -> CompositeValues.toMap(value, type);
      case ROW -> CompositeValues.toRow(value, type);
      case NULL -> null;
    };
  }

  private static @Nullable Object toBoolean(Object value) {
    if (value instanceof String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "t", "1" -> true;
        case "false", "f", "0" -> false;
        default -> throw new NumberFormatException(text);
      };
    }
    return value instanceof Boolean ? value : null;
  }

  private static @Nullable Object toNumber(Object value, DataType type) {
    if (type.isApproximate() && (value instanceof Double || value instanceof Float)) {
      double number = ((Number) value).doubleValue();
      return switch (type.kind()) {
        case REAL -> (float) number;
        default -> number;
      };
    }
    BigDecimal exact = exact(value);
    if (exact == null) {
      return null;
    }
    return switch (type.kind()) {
      case TINYINT -> integer(exact).byteValueExact();
      case SMALLINT -> integer(exact).shortValueExact();
      case INTEGER -> integer(exact).intValueExact();
      case BIGINT -> integer(exact).longValueExact();
      case REAL -> exact.floatValue();
      case DOUBLE -> exact.doubleValue();
      default -> decimal(exact, type);
    };
  }

  private static @Nullable BigDecimal exact(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal;
      case BigInteger integer -> new BigDecimal(integer);
      case Double _, Float _ -> new BigDecimal(value.toString());
      case Number number -> BigDecimal.valueOf(number.longValue());
      case Boolean _ -> null;
      case String text -> new BigDecimal(text.strip());
      default -> null;
    };
  }

  private static BigInteger integer(BigDecimal value) {
    return value.setScale(0, RoundingMode.HALF_UP).toBigIntegerExact();
  }

  private static BigDecimal decimal(BigDecimal value, DataType type) {
    BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
    if (scaled.precision() > type.precision()) {
      throw new ArithmeticException("too many digits");
    }
    return scaled;
  }

  private static @Nullable Object toDate(Object value) {
    return switch (value) {
      case LocalDate date -> date;
      case java.sql.Date date -> date.toLocalDate();
      case java.sql.Timestamp timestamp -> timestamp.toLocalDateTime().toLocalDate();
      case String text -> LocalDate.parse(text.strip());
      default -> null;
    };
  }

  private static @Nullable Object toTime(Object value) {
    return switch (value) {
      case LocalTime time -> time;
      case java.sql.Time time -> time.toLocalTime();
      case String text -> LocalTime.parse(text.strip());
      default -> null;
    };
  }

  private static @Nullable Object toTimestamp(Object value) {
    return switch (value) {
      case LocalDateTime timestamp -> timestamp;
      case LocalDate date -> date.atStartOfDay();
      case java.sql.Timestamp timestamp -> timestamp.toLocalDateTime();
      case java.sql.Date date -> date.toLocalDate().atStartOfDay();
      case java.util.Date date -> LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault());
      case String text -> LocalDateTime.parse(text.strip().replace(' ', 'T'));
      default -> null;
    };
  }

  private static @Nullable Object toInstant(Object value) {
    return switch (value) {
      case Instant instant -> instant;
      case OffsetDateTime time -> time.toInstant();
      case ZonedDateTime time -> time.toInstant();
      case java.sql.Timestamp timestamp -> timestamp.toInstant();
      case java.util.Date date -> date.toInstant();
      case String text -> OffsetDateTime.parse(text.strip().replace(' ', 'T')).toInstant();
      default -> null;
    };
  }

  private static @Nullable Object toText(Object value) {
    return switch (value) {
      case String text -> text;
      case Character character -> character.toString();
      case UUID uuid -> uuid.toString();
      case Enum<?> constant -> constant.name();
      default -> null;
    };
  }
}
