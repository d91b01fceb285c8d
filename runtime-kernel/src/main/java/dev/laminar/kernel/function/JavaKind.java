package dev.laminar.kernel.function;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Java types of arguments and results, each with the SQL type that it stands for. */
public enum JavaKind {
  BOOLEAN(boolean.class, TypeKind.BOOLEAN),
  BYTE(byte.class, TypeKind.TINYINT),
  SHORT(short.class, TypeKind.SMALLINT),
  INT(int.class, TypeKind.INTEGER),
  LONG(long.class, TypeKind.BIGINT),
  FLOAT(float.class, TypeKind.REAL),
  DOUBLE(double.class, TypeKind.DOUBLE),
  BOXED_BOOLEAN(Boolean.class, TypeKind.BOOLEAN),
  BOXED_BYTE(Byte.class, TypeKind.TINYINT),
  BOXED_SHORT(Short.class, TypeKind.SMALLINT),
  BOXED_INT(Integer.class, TypeKind.INTEGER),
  BOXED_LONG(Long.class, TypeKind.BIGINT),
  BOXED_FLOAT(Float.class, TypeKind.REAL),
  BOXED_DOUBLE(Double.class, TypeKind.DOUBLE),
  STRING(String.class, TypeKind.VARCHAR),
  TEXT_VIEW(TextView.class, TypeKind.VARCHAR),
  BYTES(byte[].class, TypeKind.VARBINARY),
  DECIMAL(BigDecimal.class, TypeKind.DECIMAL),
  DATE(LocalDate.class, TypeKind.DATE),
  TIME(LocalTime.class, TypeKind.TIME),
  TIMESTAMP(LocalDateTime.class, TypeKind.TIMESTAMP),
  INSTANT(Instant.class, TypeKind.TIMESTAMP_LTZ),
  DURATION(Duration.class, TypeKind.INTERVAL_DAY_TIME),
  PERIOD(Period.class, TypeKind.INTERVAL_YEAR_MONTH),
  LIST(List.class, TypeKind.ARRAY),
  MAP(Map.class, TypeKind.MAP);

  private static final int MICROS_DIGITS = 6;

  /** Digits of a DECIMAL that no {@link Digits} tells. */
  private static final int PRECISION = 38;

  private static final int SCALE = 18;

  private final Class<?> type;
  private final TypeKind kind;

  JavaKind(Class<?> type, TypeKind kind) {
    this.type = type;
    this.kind = kind;
  }

  /** The kind of a Java type; empty when no SQL type stands for it. */
  public static Optional<JavaKind> of(Class<?> type) {
    return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst();
  }

  /** The Java type. */
  public Class<?> type() {
    return type;
  }

  public boolean isPrimitive() {
    return type.isPrimitive();
  }

  /** Whether it is the class of a primitive's objects: chosen to see NULL. */
  public boolean isBoxed() {
    return ordinal() >= BOXED_BOOLEAN.ordinal() && ordinal() <= BOXED_DOUBLE.ordinal();
  }

  /** Whether its SQL type has parts, which the declaration tells. */
  public boolean isComposite() {
    return this == LIST || this == MAP;
  }

  /** The SQL type, NOT NULL; of a DECIMAL the one without {@link Digits}; none of a composite. */
  public DataType sqlType() {
    return switch (this) {
      case DECIMAL -> DataType.decimal(PRECISION, SCALE, false);
      case LIST, MAP -> throw new IllegalStateException("the parts of " + this + " are not known");
      case TIME, TIMESTAMP, INSTANT -> new DataType(kind, MICROS_DIGITS, 0, false);
      default -> DataType.of(kind, false);
    };
  }

  /** The types there are, for help. */
  static String names() {
    return Arrays.stream(values())
        .map(kind -> kind.type.getSimpleName())
        .collect(Collectors.joining(", "));
  }
}
