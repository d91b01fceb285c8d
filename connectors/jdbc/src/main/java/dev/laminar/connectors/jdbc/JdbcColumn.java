package dev.laminar.connectors.jdbc;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Takes a column of an answer over, by the type that the source declares. */
final class JdbcColumn {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private JdbcColumn() {}

  static boolean isReadable(DataType type) {
    return !type.isComposite()
        && type.kind() != TypeKind.CHAR
        && type.kind() != TypeKind.INTERVAL_DAY_TIME
        && type.kind() != TypeKind.INTERVAL_YEAR_MONTH;
  }

  /**
   * Writes the value of a row.
   *
   * @param column of the answer, from 1
   * @return false when it is NULL
   * @throws ArithmeticException when a number does not fit the type
   */
  static boolean copy(ResultSet from, int column, ColumnVector to, int row) throws SQLException {
    switch (to) {
      case BooleanVector vector -> vector.values()[row] = from.getBoolean(column);
      case ByteVector vector -> vector.values()[row] = from.getByte(column);
      case ShortVector vector -> vector.values()[row] = from.getShort(column);
      case FloatVector vector -> vector.values()[row] = from.getFloat(column);
      case DoubleVector vector -> vector.values()[row] = from.getDouble(column);
      case IntVector vector -> {
        if (to.type().kind() != TypeKind.DATE) {
          vector.values()[row] = from.getInt(column);
          break;
        }
        LocalDate date = from.getObject(column, LocalDate.class);
        if (date == null) {
          return false;
        }
        vector.values()[row] = Math.toIntExact(date.toEpochDay());
      }
      case LongVector vector -> {
        return copyLong(from, column, vector, row);
      }
      case Decimal128Vector vector -> {
        BigDecimal value = from.getBigDecimal(column);
        if (value == null) {
          return false;
        }
        BigInteger unscaled = unscaled(value, to.type());
        vector.high()[row] = unscaled.shiftRight(Long.SIZE).longValueExact();
        vector.low()[row] = unscaled.longValue();
      }
      case BytesVector vector -> {
        byte[] bytes = bytes(from, column, to.type());
        if (bytes == null) {
          return false;
        }
        vector.append(row, bytes, 0, bytes.length);
      }
    }
    return !from.wasNull();
  }

  private static byte @Nullable [] bytes(ResultSet from, int column, DataType type)
      throws SQLException {
    if (!type.isText()) {
      return from.getBytes(column);
    }
    String text = from.getString(column);
    if (text == null) {
      return null;
    }
    if (type.precision() > 0 && text.codePointCount(0, text.length()) > type.precision()) {
      throw new ArithmeticException("a text of " + text.length() + " characters is no " + type);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean copyLong(ResultSet from, int column, LongVector to, int row)
      throws SQLException {
    Object value =
        switch (to.type().kind()) {
          case DECIMAL -> from.getBigDecimal(column);
          case TIMESTAMP -> from.getObject(column, LocalDateTime.class);
          case TIMESTAMP_LTZ -> from.getObject(column, OffsetDateTime.class);
          case TIME -> from.getObject(column, LocalTime.class);
          default -> from.getLong(column);
        };
    if (value == null || from.wasNull()) {
      return false;
    }
    to.values()[row] =
        switch (value) {
          case BigDecimal number -> unscaled(number, to.type()).longValueExact();
          case LocalDateTime time -> micros(time.toInstant(ZoneOffset.UTC));
          case OffsetDateTime time -> micros(time.toInstant());
          case LocalTime time -> time.toNanoOfDay() / NANOS_PER_MICRO;
          case Long number -> number;
          default -> throw new IllegalStateException("a value of " + value.getClass());
        };
    return true;
  }

  private static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND),
        time.getNano() / NANOS_PER_MICRO);
  }

  private static BigInteger unscaled(BigDecimal value, DataType type) {
    BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
    if (scaled.precision() > type.precision()) {
      throw new ArithmeticException(value + " is out of range of " + type);
    }
    return scaled.unscaledValue();
  }
}
