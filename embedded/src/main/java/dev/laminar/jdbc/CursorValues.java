package dev.laminar.jdbc;

import dev.laminar.Cursor;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of a cursor's row, none of them NULL, in the types that JDBC asks for. A TIMESTAMP is
 * an instant in UTC where a type of {@code java.time} needs one, and what the clocks of the JVM's
 * (or a calendar's) zone show where {@code java.sql.Timestamp} does.
 */
final class CursorValues {

  private final Cursor cursor;

  CursorValues(Cursor cursor) {
    this.cursor = cursor;
  }

  private DataType type(int index) {
    return cursor.columns().get(index).type();
  }

  boolean toBoolean(int index) throws SQLException {
    DataType type = type(index);
    if (type.kind() == TypeKind.BOOLEAN) {
      return cursor.getBoolean(index);
    }
    if (type.isText()) {
      String text = text(index).strip();
      if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("t")) {
        return true;
      }
      if (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("f")) {
        return false;
      }
    }
    return toDecimal(index).signum() != 0;
  }

  /** Of numbers with digits after the point, the whole part. */
  long toLong(int index, long minimum, long maximum) throws SQLException {
    DataType type = type(index);
    if (type.isInteger()) {
      long value = cursor.getLong(index);
      if (value < minimum || value > maximum) {
        throw outOfRange(Long.toString(value), minimum, maximum);
      }
      return value;
    }
    BigInteger whole = toDecimal(index).setScale(0, RoundingMode.DOWN).toBigInteger();
    if (whole.compareTo(BigInteger.valueOf(minimum)) < 0
        || whole.compareTo(BigInteger.valueOf(maximum)) > 0) {
      throw outOfRange(whole.toString(), minimum, maximum);
    }
    return whole.longValue();
  }

  private static SQLException outOfRange(String value, long minimum, long maximum) {
    return new SQLDataException(
        "value " + value + " is not between " + minimum + " and " + maximum, "22003");
  }

  double toDouble(int index) throws SQLException {
    DataType type = type(index);
    if (type.isNumeric()) {
      return cursor.getDouble(index);
    }
    return toDecimal(index).doubleValue();
  }

  BigDecimal toDecimal(int index) throws SQLException {
    DataType type = type(index);
    if (type.kind() == TypeKind.BOOLEAN) {
      return cursor.getBoolean(index) ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (type.isInteger() || type.kind() == TypeKind.DECIMAL) {
      return Objects.requireNonNull(cursor.getDecimal(index));
    }
    if (type.isApproximate() || type.isText()) {
      String text = text(index).strip();
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException e) {
        throw new SQLDataException("value '" + text + "' is no exact number", "22018", e);
      }
    }
    throw mismatch(index, "a number");
  }

  byte[] toBytes(int index) throws SQLException {
    requireBytes(index);
    return Objects.requireNonNull(cursor.getBytes(index));
  }

  void requireBytes(int index) throws SQLException {
    if (!type(index).isText() && !type(index).isBinary()) {
      throw mismatch(index, "bytes");
    }
  }

  LocalDate toLocalDate(int index, @Nullable Calendar calendar) throws SQLException {
    return type(index).kind() == TypeKind.DATE
        ? LocalDate.ofEpochDay(cursor.getLong(index))
        : toClockTime(index, calendar, "a date").toLocalDate();
  }

  LocalTime toLocalTime(int index, @Nullable Calendar calendar) throws SQLException {
    if (type(index).kind() == TypeKind.TIME) {
      return (LocalTime) object(index);
    }
    if (type(index).isText()) {
      try {
        return LocalTime.parse(text(index).strip());
      } catch (DateTimeException e) {
        throw mismatch(index, "a time");
      }
    }
    return toClockTime(index, calendar, "a time").toLocalTime();
  }

  Timestamp toTimestamp(int index, @Nullable Calendar calendar) throws SQLException {
    return type(index).kind() == TypeKind.TIMESTAMP_LTZ
        ? Timestamp.from((Instant) object(index))
        : CalendarTimes.timestamp(toClockTime(index, calendar, "a timestamp"), calendar);
  }

  /** What a clock in the zone shows; of an instant, that takes the zone. */
  private LocalDateTime toClockTime(int index, @Nullable Calendar calendar, String wanted)
      throws SQLException {
    ZoneId zone = calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
    return switch (type(index).kind()) {
      case TIMESTAMP -> (LocalDateTime) object(index);
      case TIMESTAMP_LTZ -> LocalDateTime.ofInstant((Instant) object(index), zone);
      case DATE -> LocalDate.ofEpochDay(cursor.getLong(index)).atStartOfDay();
      case CHAR, VARCHAR -> parse(index, wanted);
      default -> throw mismatch(index, wanted);
    };
  }

  private LocalDateTime parse(int index, String wanted) throws SQLException {
    String text = text(index).strip().replace(' ', 'T');
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay()
          : LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new SQLDataException("value '" + text + "' is not " + wanted, "22007", e);
    }
  }

  private Instant toInstant(int index) throws SQLException {
    return type(index).kind() == TypeKind.TIMESTAMP_LTZ
        ? (Instant) object(index)
        : toDateTime(index).toInstant(ZoneOffset.UTC);
  }

  private LocalDateTime toDateTime(int index) throws SQLException {
    return type(index).kind() == TypeKind.TIMESTAMP_LTZ
        ? LocalDateTime.ofInstant((Instant) object(index), ZoneOffset.UTC)
        : toClockTime(index, null, "a timestamp");
  }

  /** In the class that the metadata names. */
  Object toObject(int index) throws SQLException {
    return toObject(index, JdbcTypes.javaClass(type(index).kind()));
  }

  Object toObject(int index, Class<?> wanted) throws SQLException {
    return switch (wanted.getName()) {
      case "java.lang.Object" -> toObject(index);
      case "java.lang.String" -> text(index);
      case "java.lang.Boolean" -> toBoolean(index);
      case "java.lang.Byte" -> (byte) toLong(index, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "java.lang.Short" -> (short) toLong(index, Short.MIN_VALUE, Short.MAX_VALUE);
      case "java.lang.Integer" -> (int) toLong(index, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "java.lang.Long" -> toLong(index, Long.MIN_VALUE, Long.MAX_VALUE);
      case "java.lang.Float" -> (float) toDouble(index);
      case "java.lang.Double" -> toDouble(index);
      case "java.math.BigDecimal" -> toDecimal(index);
      case "java.math.BigInteger" -> toDecimal(index).toBigInteger();
      case "[B" -> toBytes(index);
      case "java.util.UUID" -> toUuid(index);
      default -> toTimeObject(index, wanted);
    };
  }

  private Object toTimeObject(int index, Class<?> wanted) throws SQLException {
    if (wanted == Date.class) {
      return CalendarTimes.date(toLocalDate(index, null), null);
    }
    if (wanted == Time.class) {
      return CalendarTimes.time(toLocalTime(index, null), null);
    }
    if (wanted == Timestamp.class || wanted == java.util.Date.class) {
      return toTimestamp(index, null);
    }
    if (wanted == LocalDate.class) {
      return type(index).kind() == TypeKind.DATE
          ? toLocalDate(index, null)
          : toDateTime(index).toLocalDate();
    }
    if (wanted == LocalTime.class) {
      return type(index).kind() == TypeKind.TIMESTAMP_LTZ
          ? toDateTime(index).toLocalTime()
          : toLocalTime(index, null);
    }
    if (wanted == LocalDateTime.class) {
      return toDateTime(index);
    }
    if (wanted == Instant.class) {
      return toInstant(index);
    }
    if (wanted == OffsetDateTime.class) {
      return toInstant(index).atOffset(ZoneOffset.UTC);
    }
    if (wanted == ZonedDateTime.class) {
      return toInstant(index).atZone(ZoneOffset.UTC);
    }
    Object value = object(index);
    if (wanted.isInstance(value)) {
      return value;
    }
    Object composite = LaminarStruct.part(type(index), value);
    if (composite != null && wanted.isInstance(composite)) {
      return composite;
    }
    throw mismatch(index, "a " + wanted.getName());
  }

  Array toArray(int index) throws SQLException {
    if (object(index) instanceof List<?> list) {
      return new LaminarArray(type(index), list);
    }
    throw mismatch(index, "an array");
  }

  private UUID toUuid(int index) throws SQLException {
    String text = text(index).strip();
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new SQLDataException("value '" + text + "' is no UUID", "22018", e);
    }
  }

  private String text(int index) {
    return Objects.requireNonNull(cursor.getText(index));
  }

  private Object object(int index) {
    return Objects.requireNonNull(cursor.getObject(index));
  }

  private SQLException mismatch(int index, String wanted) {
    return new SQLDataException(
        "column "
            + cursor.columns().get(index).name()
            + " is a "
            + type(index).toSql()
            + ", not "
            + wanted,
        "22018");
  }
}
