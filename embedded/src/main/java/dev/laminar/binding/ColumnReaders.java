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
import dev.laminar.kernel.composite.CompositeReaders;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Static methods that generated binders call, one per Java type: each reads column {@code column}
 * of a batch. The binder has checked that the column's type converts without loss, and that a
 * nullable column goes to a reference.
 */
public final class ColumnReaders {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private ColumnReaders() {}

  public static boolean isNull(ColumnBatch batch, int column, int row) {
    return batch.column(column).isNull(row);
  }

  public static boolean readBoolean(ColumnBatch batch, int column, int row) {
    return ((BooleanVector) batch.column(column)).values()[row];
  }

  /** TINYINT to BIGINT. */
  public static long readLong(ColumnBatch batch, int column, int row) {
    ColumnVector vector = batch.column(column);
    return switch (vector) {
      case ByteVector bytes -> bytes.values()[row];
      case ShortVector shorts -> shorts.values()[row];
      case IntVector ints -> ints.values()[row];
      case LongVector longs -> longs.values()[row];
      case BooleanVector _, FloatVector _, DoubleVector _, Decimal128Vector _, BytesVector _ ->
          throw new LaminarException(
              ErrorCode.INTERNAL, "no binder for column " + batch.schema().column(column));
    };
  }

  public static int readInt(ColumnBatch batch, int column, int row) {
    return (int) readLong(batch, column, row);
  }

  public static short readShort(ColumnBatch batch, int column, int row) {
    return (short) readLong(batch, column, row);
  }

  public static byte readByte(ColumnBatch batch, int column, int row) {
    return (byte) readLong(batch, column, row);
  }

  public static float readFloat(ColumnBatch batch, int column, int row) {
    return ((FloatVector) batch.column(column)).values()[row];
  }

  /** REAL, DOUBLE, and integers and decimals that a user wants as an approximate number. */
  public static double readDouble(ColumnBatch batch, int column, int row) {
    ColumnVector vector = batch.column(column);
    return switch (vector) {
      case FloatVector floats -> floats.values()[row];
      case DoubleVector doubles -> doubles.values()[row];
      default -> decimal(vector, row).doubleValue();
    };
  }

  public static @Nullable BigDecimal readDecimal(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : decimal(batch.column(column), row);
  }

  public static @Nullable String readText(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : ((BytesVector) batch.column(column)).getString(row);
  }

  public static byte @Nullable [] readBinary(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : ((BytesVector) batch.column(column)).getBytes(row);
  }

  public static @Nullable Instant readInstant(ColumnBatch batch, int column, int row) {
    if (isNull(batch, column, row)) {
      return null;
    }
    long micros = ((LongVector) batch.column(column)).values()[row];
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
  }

  public static @Nullable LocalDateTime readDateTime(ColumnBatch batch, int column, int row) {
    Instant instant = readInstant(batch, column, row);
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  public static @Nullable LocalDate readDate(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row)
        ? null
        : LocalDate.ofEpochDay(((IntVector) batch.column(column)).values()[row]);
  }

  public static @Nullable LocalTime readTime(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row)
        ? null
        : LocalTime.ofNanoOfDay(((LongVector) batch.column(column)).values()[row] * 1_000);
  }

  public static @Nullable Duration readDuration(ColumnBatch batch, int column, int row) {
    if (isNull(batch, column, row)) {
      return null;
    }
    long micros = ((LongVector) batch.column(column)).values()[row];
    return Duration.ofSeconds(
        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
  }

  public static @Nullable Period readPeriod(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row)
        ? null
        : Period.ofMonths(((IntVector) batch.column(column)).values()[row]).normalized();
  }

  public static @Nullable Boolean readBoxedBoolean(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : readBoolean(batch, column, row);
  }

  public static @Nullable Byte readBoxedByte(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : readByte(batch, column, row);
  }

  public static @Nullable Short readBoxedShort(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : readShort(batch, column, row);
  }

  public static @Nullable Integer readBoxedInteger(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : readInt(batch, column, row);
  }

  public static @Nullable Long readBoxedLong(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : readLong(batch, column, row);
  }

  public static @Nullable Float readBoxedFloat(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : readFloat(batch, column, row);
  }

  public static @Nullable Double readBoxedDouble(ColumnBatch batch, int column, int row) {
    return isNull(batch, column, row) ? null : readDouble(batch, column, row);
  }

  /** The constant whose name the text is. */
  public static <E extends Enum<E>> @Nullable E readEnum(
      ColumnBatch batch, int column, int row, Class<E> type) {
    String stored = readText(batch, column, row);
    if (stored == null) {
      return null;
    }
    boolean padded = batch.schema().column(column).type().kind() == TypeKind.CHAR;
    String text = padded ? stored.stripTrailing() : stored;
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "value '"
              + text
              + "' of column "
              + batch.schema().column(column).name()
              + " is no constant of "
              + type.getSimpleName(),
          SourceSpan.NONE,
          "add the constant, or declare the component as a String",
          e);
    }
  }

  /** Any value as the Java object a user would expect; null for NULL. */
  public static @Nullable Object readObject(ColumnBatch batch, int column, int row) {
    if (isNull(batch, column, row)) {
      return null;
    }
    return switch (batch.column(column).type().kind()) {
      case BOOLEAN -> readBoolean(batch, column, row);
      case TINYINT -> readByte(batch, column, row);
      case SMALLINT -> readShort(batch, column, row);
      case INTEGER -> readInt(batch, column, row);
      case BIGINT -> readLong(batch, column, row);
      case REAL -> readFloat(batch, column, row);
      case DOUBLE -> readDouble(batch, column, row);
      case DECIMAL -> readDecimal(batch, column, row);
      case DATE -> readDate(batch, column, row);
      case TIME -> readTime(batch, column, row);
      case TIMESTAMP -> readDateTime(batch, column, row);
      case TIMESTAMP_LTZ -> readInstant(batch, column, row);
      case INTERVAL_YEAR_MONTH -> readPeriod(batch, column, row);
      case INTERVAL_DAY_TIME -> readDuration(batch, column, row);
      case CHAR, VARCHAR -> readText(batch, column, row);
      case BINARY, VARBINARY -> readBinary(batch, column, row);
      case ARRAY, MAP, ROW -> readComposite(batch, column, row);
      case NULL -> null;
    };
  }

  /** An ARRAY, MAP or ROW as {@link CompositeReaders} has it. */
  private static @Nullable Object readComposite(ColumnBatch batch, int column, int row) {
    if (isNull(batch, column, row)) {
      return null;
    }
    return ((BytesVector) batch.column(column)).getComposite(row);
  }

  /** The same as a component of a record has it. */
  public static @Nullable Object readComposite(
      ColumnBatch batch, int column, int row, Class<?> record, int component) {
    Object value = readComposite(batch, column, row);
    return CompositeConversion.toJava(
        record.getRecordComponents()[component].getGenericType(), value);
  }

  private static BigDecimal decimal(ColumnVector vector, int row) {
    int scale = vector.type().scale();
    return switch (vector) {
      case ByteVector bytes -> BigDecimal.valueOf(bytes.values()[row]);
      case ShortVector shorts -> BigDecimal.valueOf(shorts.values()[row]);
      case IntVector ints -> BigDecimal.valueOf(ints.values()[row]);
      case LongVector longs -> BigDecimal.valueOf(longs.values()[row], scale);
      case Decimal128Vector wide -> {
        BigInteger high = BigInteger.valueOf(wide.high()[row]).shiftLeft(64);
        BigInteger low = new BigInteger(Long.toUnsignedString(wide.low()[row]));
        yield new BigDecimal(high.add(low), scale);
      }
      case BooleanVector _, FloatVector _, DoubleVector _, BytesVector _ ->
          throw new LaminarException(ErrorCode.INTERNAL, "no binder for a " + vector.type());
    };
  }
}
