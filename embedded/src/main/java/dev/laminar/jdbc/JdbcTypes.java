package dev.laminar.jdbc;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Laminar's types as JDBC describes them. */
final class JdbcTypes {

  private static final int MICROS_DIGITS = 6;

  private JdbcTypes() {}

  /** A constant of {@link Types}. */
  static int code(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> Types.BOOLEAN;
      case TINYINT -> Types.TINYINT;
      case SMALLINT -> Types.SMALLINT;
      case INTEGER -> Types.INTEGER;
      case BIGINT -> Types.BIGINT;
      case REAL -> Types.REAL;
      case DOUBLE -> Types.DOUBLE;
      case DECIMAL -> Types.DECIMAL;
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case TIMESTAMP -> Types.TIMESTAMP;
      case TIMESTAMP_LTZ -> Types.TIMESTAMP_WITH_TIMEZONE;
      case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> Types.OTHER;
      case CHAR -> Types.CHAR;
      case VARCHAR -> Types.VARCHAR;
      case BINARY -> Types.BINARY;
      case VARBINARY -> Types.VARBINARY;
      case ARRAY -> Types.ARRAY;
      case MAP -> Types.JAVA_OBJECT;
      case ROW -> Types.STRUCT;
      case NULL -> Types.NULL;
    };
  }

  /**
   * A type by its name without digits, or by one that PostgreSQL has for it.
   *
   * @throws SQLException when there is no such type, or it has parts
   */
  static DataType ofName(String name) throws SQLException {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    TypeKind found =
        switch (wanted) {
          case "BOOL" -> TypeKind.BOOLEAN;
          case "INT2" -> TypeKind.SMALLINT;
          case "INT", "INT4" -> TypeKind.INTEGER;
          case "INT8" -> TypeKind.BIGINT;
          case "FLOAT4" -> TypeKind.REAL;
          case "FLOAT", "FLOAT8", "DOUBLE PRECISION" -> TypeKind.DOUBLE;
          case "NUMERIC" -> TypeKind.DECIMAL;
          case "TIMESTAMPTZ", "TIMESTAMP_WITH_TIMEZONE" -> TypeKind.TIMESTAMP_LTZ;
          case "TEXT", "STRING", "CHARACTER VARYING" -> TypeKind.VARCHAR;
          case "BYTEA" -> TypeKind.VARBINARY;
          default ->
              Arrays.stream(TypeKind.values())
                  .filter(kind -> name(kind).equals(wanted))
                  .findFirst()
                  .orElseThrow(() -> Refusals.invalidArgument("there is no type " + name));
        };
    return switch (found) {
      case ARRAY, MAP, ROW, NULL ->
          throw Refusals.invalidArgument("elements of type " + name + ": use setObject of a List");
      case DECIMAL -> DataType.decimal(DataType.MAX_DECIMAL_DIGITS, 0, true);
      default -> DataType.of(found, true);
    };
  }

  /** The type's name without its digits. */
  static String name(TypeKind kind) {
    return switch (kind) {
      case TIMESTAMP_LTZ -> "TIMESTAMP WITH LOCAL TIME ZONE";
      case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
      case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
      default -> kind.name();
    };
  }

  /** The type's name; of a composite type with the types of its parts. */
  static String name(DataType type) {
    return type.isComposite() ? type.toSql() : name(type.kind());
  }

  /** What {@code getObject} makes of it. */
  static Class<?> javaClass(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> Boolean.class;
      case TINYINT, SMALLINT, INTEGER -> Integer.class;
      case BIGINT -> Long.class;
      case REAL -> Float.class;
      case DOUBLE -> Double.class;
      case DECIMAL -> BigDecimal.class;
      case DATE -> Date.class;
      case TIME -> Time.class;
      case TIMESTAMP -> Timestamp.class;
      case TIMESTAMP_LTZ -> OffsetDateTime.class;
      case INTERVAL_YEAR_MONTH -> Period.class;
      case INTERVAL_DAY_TIME -> Duration.class;
      case CHAR, VARCHAR -> String.class;
      case BINARY, VARBINARY -> byte[].class;
      case ARRAY -> Array.class;
      case MAP -> Map.class;
      case ROW -> Struct.class;
      case NULL -> Object.class;
    };
  }

  /** Digits, characters or bytes; of date and time, characters of their text; 0 for no limit. */
  static int precision(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> 1;
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      case REAL -> 8;
      case DOUBLE -> 17;
      case DECIMAL -> type.precision();
      case DATE -> "2026-01-01".length();
      case TIME -> "00:00:00".length() + fraction(type);
      case TIMESTAMP -> "2026-01-01 00:00:00".length() + fraction(type);
      case TIMESTAMP_LTZ -> "2026-01-01 00:00:00+00".length() + fraction(type);
      case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, ARRAY, MAP, ROW, NULL -> 0;
      case CHAR, VARCHAR, BINARY, VARBINARY -> Math.max(0, type.precision());
    };
  }

  private static int fraction(DataType type) {
    int digits = scale(type);
    return digits == 0 ? 0 : digits + 1;
  }

  /** Digits after the point. */
  static int scale(DataType type) {
    return switch (type.kind()) {
      case DECIMAL -> type.scale();
      case TIME, TIMESTAMP, TIMESTAMP_LTZ ->
          type.precision() == DataType.UNSPECIFIED ? MICROS_DIGITS : type.precision();
      default -> 0;
    };
  }

  /** Characters that the longest value takes; {@link Integer#MAX_VALUE} for no limit. */
  static int displaySize(DataType type) {
    int precision = precision(type);
    return switch (type.kind()) {
      case BOOLEAN -> "false".length();
      case TINYINT, SMALLINT, INTEGER, BIGINT -> precision + 1;
      case REAL -> "-1.2345678E-38".length();
      case DOUBLE -> "-1.2345678901234567E-308".length();
      case DECIMAL -> precision + 2;
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> precision;
      case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> 32;
      case CHAR, VARCHAR -> precision == 0 ? Integer.MAX_VALUE : precision;
      case BINARY, VARBINARY -> precision == 0 ? Integer.MAX_VALUE : 2 + 2 * precision;
      case ARRAY, MAP, ROW -> Integer.MAX_VALUE;
      case NULL -> 0;
    };
  }
}
