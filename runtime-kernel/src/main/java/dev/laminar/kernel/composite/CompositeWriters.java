package dev.laminar.kernel.composite;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
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
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java objects as ARRAY, MAP and ROW values: the way back from {@link CompositeReaders}. */
public final class CompositeWriters {

  private final CompositeBuilder out;
  private final Fields records;

  /** Reads the field of a ROW from an object that is no map. */
  public interface Fields {

    /** The value that is for a field; null for NULL. */
    @Nullable Object read(Object row, String field);
  }

  private CompositeWriters(CompositeBuilder out, Fields records) {
    this.out = out;
    this.records = records;
  }

  /**
   * The bytes of an object: the first {@code length} of the builder's heap.
   *
   * @param records reads rows that are no maps
   */
  public static CompositeBuilder write(DataType type, Object value, Fields records) {
    CompositeBuilder builder = new CompositeBuilder();
    builder.begin();
    new CompositeWriters(builder, records).whole(type, value);
    return builder;
  }

  private void whole(DataType type, Object value) {
    switch (type.kind()) {
      case ARRAY -> {
        for (@Nullable Object element : (Collection<?>) value) {
          part(type.firstPart(), element);
        }
        out.end();
      }
      case MAP -> {
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.key();
          part(type.firstPart().withNullable(false), entry.getKey());
          out.mapped();
          part(type.mapValue(), entry.getValue());
        }
        out.endMap();
      }
      default -> {
        for (Column field : type.parts()) {
          @Nullable Object part =
              value instanceof Map<?, ?> fields
                  ? fields.get(field.name())
                  : records.read(value, field.name());
          part(field.type(), part);
        }
      }
    }
  }

  private void part(DataType type, @Nullable Object value) {
    if (value == null) {
      if (!type.nullable()) {
        throw new LaminarException(
            ErrorCode.NULL_NOT_ALLOWED,
            "null inside of a value where " + type + " is wanted",
            SourceSpan.NONE,
            "");
      }
      out.putNull(Math.max(0, CompositeBytes.width(type)));
      return;
    }
    switch (type.kind()) {
      case BOOLEAN -> out.putBoolean((Boolean) value);
      case TINYINT -> out.putByte(((Number) value).byteValue());
      case SMALLINT -> out.putShort(((Number) value).shortValue());
      case INTEGER -> out.putInt(((Number) value).intValue());
      case BIGINT -> out.putLong(((Number) value).longValue());
      case REAL -> out.putFloat(((Number) value).floatValue());
      case DOUBLE -> out.putDouble(((Number) value).doubleValue());
      case DECIMAL ->
          decimal(
              type, value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString()));
      case DATE -> out.putInt(Math.toIntExact(((LocalDate) value).toEpochDay()));
      case TIME -> out.putLong(((LocalTime) value).toNanoOfDay() / 1_000);
      case TIMESTAMP, TIMESTAMP_LTZ ->
          out.putLong(
              micros(
                  value instanceof LocalDateTime time
                      ? time.toInstant(ZoneOffset.UTC)
                      : (Instant) value));
      case INTERVAL_YEAR_MONTH -> out.putInt(Math.toIntExact(((Period) value).toTotalMonths()));
      case INTERVAL_DAY_TIME -> out.putLong(((Duration) value).toNanos() / 1_000);
      case CHAR, VARCHAR ->
          text(type, value instanceof Enum<?> constant ? constant.name() : value.toString());
      case BINARY, VARBINARY -> out.putText((byte[]) value, 0, ((byte[]) value).length);
      case ARRAY, ROW -> {
        out.nest();
        whole(type, value);
      }
      case MAP -> {
        CompositeBuilder inner = write(type, value, records);
        out.putComposite(inner.heap, 0, inner.length);
      }
      case NULL -> throw new LaminarException(ErrorCode.INTERNAL, "a value of type NULL");
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private void text(DataType type, String value) {
    int limit = type.precision();
    if (limit != DataType.UNSPECIFIED && value.codePointCount(0, value.length()) > limit) {
      throw new LaminarException(
          ErrorCode.STRING_TRUNCATION,
          "value of "
              + value.codePointCount(0, value.length())
              + " characters is too long inside of a value for "
              + type.toSql());
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.putText(bytes, 0, bytes.length);
  }

  private void decimal(DataType type, BigDecimal value) {
    BigInteger unscaled = value.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
    if (new BigDecimal(unscaled).precision() > type.precision()) {
      throw new LaminarException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "value " + value.toPlainString() + " does not fit " + type.toSql());
    }
    if (type.precision() <= DataType.MAX_LONG_DIGITS) {
      out.putLong(unscaled.longValueExact());
    } else {
      out.putDecimal128(unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue());
    }
  }
}
