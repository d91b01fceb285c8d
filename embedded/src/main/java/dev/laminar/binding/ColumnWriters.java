package dev.laminar.binding;

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
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeReaders;
import dev.laminar.kernel.composite.CompositeWriters;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Static methods that generated binders call, one per Java type: each stores a value in column
 * {@code column} of a batch. Public because binders live in the package of the user's record.
 */
public final class ColumnWriters {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private ColumnWriters() {}

  public static void writeBoolean(ColumnBatch batch, int column, int row, boolean value) {
    ((BooleanVector) present(batch, column, row)).values()[row] = value;
  }

  /**
   * TINYINT to BIGINT, DECIMAL: the binder has checked that the column is at least as wide as the
   * component.
   */
  public static void writeInteger(ColumnBatch batch, int column, int row, long value) {
    ColumnVector vector = present(batch, column, row);
    switch (vector) {
      case ByteVector bytes -> bytes.values()[row] = (byte) value;
      case ShortVector shorts -> shorts.values()[row] = (short) value;
      case IntVector ints -> ints.values()[row] = (int) value;
      case LongVector longs when vector.type().kind() == TypeKind.BIGINT ->
          longs.values()[row] = value;
      case LongVector _, Decimal128Vector _ ->
          writeDecimal(batch, column, row, BigDecimal.valueOf(value));
      case FloatVector floats -> floats.values()[row] = value;
      case DoubleVector doubles -> doubles.values()[row] = value;
      case BooleanVector _, BytesVector _ -> throw unexpected(batch, column);
    }
  }

  public static void writeDouble(ColumnBatch batch, int column, int row, double value) {
    ColumnVector vector = present(batch, column, row);
    if (vector instanceof FloatVector floats) {
      floats.values()[row] = (float) value;
    } else {
      ((DoubleVector) vector).values()[row] = value;
    }
  }

  /** Rounds to the column's scale, half up, as a SQL cast does. */
  public static void writeDecimal(
      ColumnBatch batch, int column, int row, @Nullable BigDecimal value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    ColumnVector vector = present(batch, column, row);
    DataType type = vector.type();
    BigInteger unscaled = value.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
    if (new BigDecimal(unscaled).precision() > type.precision()) {
      throw new LaminarException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "value "
              + value.toPlainString()
              + " does not fit column "
              + name(batch, column)
              + " of type "
              + type.toSql());
    }
    if (vector instanceof LongVector longs) {
      longs.values()[row] = unscaled.longValueExact();
    } else {
      Decimal128Vector wide = (Decimal128Vector) vector;
      wide.high()[row] = unscaled.shiftRight(64).longValue();
      wide.low()[row] = unscaled.longValue();
    }
  }

  public static void writeText(ColumnBatch batch, int column, int row, @Nullable String value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    BytesVector vector = (BytesVector) present(batch, column, row);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    int limit = vector.type().precision();
    if (limit == DataType.UNSPECIFIED) {
      vector.append(row, bytes, 0, bytes.length);
      return;
    }
    int count = value.codePointCount(0, value.length());
    int length = bytes.length;
    // Characters beyond the limit may be blanks, which are cut (ISO/IEC 9075-2 9.2).
    while (count > limit && bytes[length - 1] == ' ') {
      count--;
      length--;
    }
    if (count > limit) {
      throw tooLong(value.codePointCount(0, value.length()) + " characters", batch, column, vector);
    }
    int blanks = vector.type().kind() == TypeKind.CHAR ? limit - count : 0;
    vector.append(row, bytes, 0, length, blanks, (byte) ' ');
  }

  private static LaminarException tooLong(
      String length, ColumnBatch batch, int column, BytesVector vector) {
    return new LaminarException(
        ErrorCode.STRING_TRUNCATION,
        "value of "
            + length
            + " is too long for column "
            + name(batch, column)
            + " of type "
            + vector.type().toSql());
  }

  public static void writeEnum(ColumnBatch batch, int column, int row, @Nullable Enum<?> value) {
    writeText(batch, column, row, value == null ? null : value.name());
  }

  public static void writeBinary(ColumnBatch batch, int column, int row, byte @Nullable [] value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    BytesVector vector = (BytesVector) present(batch, column, row);
    int limit = vector.type().precision();
    if (limit != DataType.UNSPECIFIED && value.length > limit) {
      throw tooLong(value.length + " bytes", batch, column, vector);
    }
    int zeros = vector.type().kind() == TypeKind.BINARY ? limit - value.length : 0;
    vector.append(row, value, 0, value.length, Math.max(0, zeros), (byte) 0);
  }

  /** µs since the epoch; finer digits are cut towards the past. */
  public static void writeInstant(ColumnBatch batch, int column, int row, @Nullable Instant value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    writeMicros(
        batch,
        column,
        row,
        Math.addExact(
            Math.multiplyExact(value.getEpochSecond(), MICROS_PER_SECOND),
            value.getNano() / 1_000));
  }

  public static void writeDateTime(
      ColumnBatch batch, int column, int row, @Nullable LocalDateTime value) {
    writeInstant(batch, column, row, value == null ? null : value.toInstant(ZoneOffset.UTC));
  }

  public static void writeDate(ColumnBatch batch, int column, int row, @Nullable LocalDate value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    ((IntVector) present(batch, column, row)).values()[row] = Math.toIntExact(value.toEpochDay());
  }

  public static void writeTime(ColumnBatch batch, int column, int row, @Nullable LocalTime value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    writeMicros(batch, column, row, value.toNanoOfDay() / 1_000);
  }

  public static void writeDuration(
      ColumnBatch batch, int column, int row, @Nullable Duration value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    writeMicros(
        batch,
        column,
        row,
        Math.addExact(
            Math.multiplyExact(value.getSeconds(), MICROS_PER_SECOND), value.getNano() / 1_000));
  }

  public static void writePeriod(ColumnBatch batch, int column, int row, @Nullable Period value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    if (value.getDays() != 0) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "period "
              + value
              + " has days, column "
              + name(batch, column)
              + " is an INTERVAL YEAR TO MONTH");
    }
    ((IntVector) present(batch, column, row)).values()[row] =
        Math.toIntExact(value.toTotalMonths());
  }

  public static void writeBoxedBoolean(
      ColumnBatch batch, int column, int row, @Nullable Boolean value) {
    if (value == null) {
      writeNull(batch, column, row);
    } else {
      writeBoolean(batch, column, row, value);
    }
  }

  public static void writeBoxedInteger(
      ColumnBatch batch, int column, int row, @Nullable Number value) {
    if (value == null) {
      writeNull(batch, column, row);
    } else {
      writeInteger(batch, column, row, value.longValue());
    }
  }

  public static void writeBoxedDouble(
      ColumnBatch batch, int column, int row, @Nullable Number value) {
    if (value == null) {
      writeNull(batch, column, row);
    } else {
      writeDouble(batch, column, row, value.doubleValue());
    }
  }

  /** A value as {@link dev.laminar.Row} has it for the column's type. */
  public static void writeObject(ColumnBatch batch, int column, int row, @Nullable Object value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    switch (batch.column(column).type().kind()) {
      case BOOLEAN -> writeBoolean(batch, column, row, (Boolean) value);
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          writeInteger(batch, column, row, ((Number) value).longValue());
      case REAL, DOUBLE -> writeDouble(batch, column, row, ((Number) value).doubleValue());
      case DECIMAL -> writeDecimal(batch, column, row, (BigDecimal) value);
      case DATE -> writeDate(batch, column, row, (LocalDate) value);
      case TIME -> writeTime(batch, column, row, (LocalTime) value);
      case TIMESTAMP -> writeDateTime(batch, column, row, (LocalDateTime) value);
      case TIMESTAMP_LTZ -> writeInstant(batch, column, row, (Instant) value);
      case INTERVAL_YEAR_MONTH -> writePeriod(batch, column, row, (Period) value);
      case INTERVAL_DAY_TIME -> writeDuration(batch, column, row, (Duration) value);
      case CHAR, VARCHAR -> writeText(batch, column, row, (String) value);
      case BINARY, VARBINARY -> writeBinary(batch, column, row, (byte[]) value);
      case ARRAY, MAP, ROW -> writeComposite(batch, column, row, value);
      case NULL -> throw unexpected(batch, column);
    }
  }

  /** An ARRAY, MAP or ROW as {@link CompositeReaders} has it. */
  public static void writeComposite(
      ColumnBatch batch, int column, int row, @Nullable Object value) {
    if (value == null) {
      writeNull(batch, column, row);
      return;
    }
    BytesVector vector = (BytesVector) present(batch, column, row);
    CompositeBuilder written =
        CompositeWriters.write(
            vector.type(),
            value,
            (record, field) -> RecordShape.of(record.getClass()).read(record, field));
    vector.append(row, written.heap, 0, written.length);
  }

  public static void writeNull(ColumnBatch batch, int column, int row) {
    boolean[] nulls = batch.column(column).nulls();
    if (nulls == null) {
      throw new LaminarException(
          ErrorCode.NULL_NOT_ALLOWED,
          "null in column " + name(batch, column) + ", which is NOT NULL",
          SourceSpan.NONE,
          "declare the column without NOT NULL, or push a value");
    }
    nulls[row] = true;
  }

  private static void writeMicros(ColumnBatch batch, int column, int row, long micros) {
    ((LongVector) present(batch, column, row)).values()[row] = micros;
  }

  private static ColumnVector present(ColumnBatch batch, int column, int row) {
    ColumnVector vector = batch.column(column);
    boolean[] nulls = vector.nulls();
    if (nulls != null) {
      nulls[row] = false;
    }
    return vector;
  }

  private static String name(ColumnBatch batch, int column) {
    return batch.schema().column(column).name();
  }

  private static LaminarException unexpected(ColumnBatch batch, int column) {
    return new LaminarException(
        ErrorCode.INTERNAL, "no binder for column " + batch.schema().column(column));
  }
}
