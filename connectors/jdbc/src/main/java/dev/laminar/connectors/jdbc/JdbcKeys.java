package dev.laminar.connectors.jdbc;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
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
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Hands keys to a driver, by the types that the source declares. */
final class JdbcKeys {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private JdbcKeys() {}

  /**
   * Sets the parameters of a statement.
   *
   * @param count of keys that it takes; where there are fewer, the last one is repeated
   */
  static void set(PreparedStatement statement, ColumnBatch keys, int count) throws SQLException {
    int parameter = 1;
    for (int i = 0; i < count; i++) {
      int row = Math.min(i, keys.rowCount() - 1);
      for (int column = 0; column < keys.columnCount(); column++) {
        set(statement, parameter++, keys.column(column), row);
      }
    }
  }

  private static void set(PreparedStatement to, int parameter, ColumnVector from, int row)
      throws SQLException {
    DataType type = from.type();
    switch (from) {
      case BooleanVector vector -> to.setBoolean(parameter, vector.values()[row]);
      case ByteVector vector -> to.setByte(parameter, vector.values()[row]);
      case ShortVector vector -> to.setShort(parameter, vector.values()[row]);
      case FloatVector vector -> to.setFloat(parameter, vector.values()[row]);
      case DoubleVector vector -> to.setDouble(parameter, vector.values()[row]);
      case IntVector vector -> {
        if (type.kind() == TypeKind.DATE) {
          to.setObject(parameter, LocalDate.ofEpochDay(vector.values()[row]));
        } else {
          to.setInt(parameter, vector.values()[row]);
        }
      }
      case LongVector vector -> setLong(to, parameter, type, vector.values()[row]);
      case Decimal128Vector vector -> {
        BigInteger high = BigInteger.valueOf(vector.high()[row]).shiftLeft(Long.SIZE);
        BigInteger low = new BigInteger(Long.toUnsignedString(vector.low()[row]));
        to.setBigDecimal(parameter, new BigDecimal(high.add(low), type.scale()));
      }
      case BytesVector vector -> {
        int offset = vector.offsets()[row];
        byte[] bytes = Arrays.copyOfRange(vector.heap(), offset, offset + vector.lengths()[row]);
        if (type.isText()) {
          to.setString(parameter, new String(bytes, StandardCharsets.UTF_8));
        } else {
          to.setBytes(parameter, bytes);
        }
      }
    }
  }

  private static void setLong(PreparedStatement to, int parameter, DataType type, long value)
      throws SQLException {
    switch (type.kind()) {
      case DECIMAL -> to.setBigDecimal(parameter, BigDecimal.valueOf(value, type.scale()));
      case TIMESTAMP ->
          to.setObject(parameter, LocalDateTime.ofInstant(instant(value), ZoneOffset.UTC));
      case TIMESTAMP_LTZ ->
          to.setObject(parameter, OffsetDateTime.ofInstant(instant(value), ZoneOffset.UTC));
      case TIME -> to.setObject(parameter, LocalTime.ofNanoOfDay(value * NANOS_PER_MICRO));
      default -> to.setLong(parameter, value);
    }
  }

  private static Instant instant(long us) {
    return Instant.ofEpochSecond(
        Math.floorDiv(us, MICROS_PER_SECOND),
        Math.floorMod(us, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }
}
