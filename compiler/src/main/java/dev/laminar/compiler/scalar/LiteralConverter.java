package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** From the planner's literals to constants. */
final class LiteralConverter {

  private static final BigDecimal MICROS_PER_MILLI = BigDecimal.valueOf(1000);

  private LiteralConverter() {}

  static Constant convert(RexLiteral literal, SourceSpan enclosing) {
    DataType type = TypeMapper.map(literal.getType(), enclosing);
    if (literal.isNull()) {
      return new Constant(null, type.withNullable(true), SourceSpan.NONE);
    }
    return new Constant(value(literal, type), type.withNullable(false), SourceSpan.NONE);
  }

  private static Object value(RexLiteral literal, DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> RexLiteral.booleanValue(literal);
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL ->
          number(decimal(literal), type);
      case DATE -> value(literal, Integer.class);
      case TIME -> timeUs(value(literal, TimeString.class));
      case TIMESTAMP, TIMESTAMP_LTZ -> timestampUs(value(literal, TimestampString.class));
      case INTERVAL_YEAR_MONTH -> decimal(literal).intValueExact();
      case INTERVAL_DAY_TIME -> decimal(literal).multiply(MICROS_PER_MILLI).longValueExact();
      case CHAR, VARCHAR ->
          value(literal, NlsString.class).getValue().getBytes(StandardCharsets.UTF_8);
      case BINARY, VARBINARY -> value(literal, ByteString.class).getBytes();
      case NULL, ARRAY, MAP, ROW ->
          throw new IllegalStateException("no literal of type " + type + ": " + literal);
    };
  }

  private static <T> T value(RexLiteral literal, Class<T> type) {
    @Nullable T value = literal.getValueAs(type);
    if (value == null) {
      throw new IllegalStateException("a NULL literal was told apart before: " + literal);
    }
    return value;
  }

  private static BigDecimal decimal(RexLiteral literal) {
    return switch (literal.getValue()) {
      case Double number -> new BigDecimal(number);
      case Float number -> new BigDecimal(number);
      case null, default -> value(literal, BigDecimal.class);
    };
  }

  /** A number as a constant of a numeric type holds it; a DECIMAL is rounded to its scale. */
  static Object number(BigDecimal value, DataType type) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER -> value.intValueExact();
      case BIGINT -> value.longValueExact();
      case REAL -> value.floatValue();
      case DOUBLE -> value.doubleValue();
      default -> {
        BigInteger unscaled = value.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
        if (type.storage() == StorageKind.LONG) {
          yield unscaled.longValueExact();
        }
        yield unscaled;
      }
    };
  }

  private static long timeUs(TimeString time) {
    return LocalTime.parse(time.toString()).toNanoOfDay() / 1000;
  }

  private static long timestampUs(TimestampString timestamp) {
    LocalDateTime time = LocalDateTime.parse(timestamp.toString().replace(' ', 'T'));
    return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
  }
}
