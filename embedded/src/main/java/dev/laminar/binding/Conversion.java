package dev.laminar.binding;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How values of one Java type go to and from columns.
 *
 * @param javaType component type of a record
 * @param writer method of {@link ColumnWriters}
 * @param writable column types that take every value of the Java type
 * @param reader method of {@link ColumnReaders}
 * @param readable column types whose every value the Java type can hold
 */
record Conversion(
    Class<?> javaType,
    String writer,
    Class<?> writerParameter,
    Set<TypeKind> writable,
    String reader,
    Set<TypeKind> readable) {

  private static final Set<TypeKind> BOOLEANS = Set.of(TypeKind.BOOLEAN);
  private static final Set<TypeKind> TEXTS = Set.of(TypeKind.CHAR, TypeKind.VARCHAR);
  private static final Set<TypeKind> APPROXIMATES = Set.of(TypeKind.REAL, TypeKind.DOUBLE);
  private static final Set<TypeKind> FROM_LONG = Set.of(TypeKind.BIGINT, TypeKind.DECIMAL);
  private static final Set<TypeKind> FROM_INT =
      Set.of(TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL, TypeKind.DOUBLE);
  private static final Set<TypeKind> FROM_SHORT =
      Set.of(
          TypeKind.SMALLINT,
          TypeKind.INTEGER,
          TypeKind.BIGINT,
          TypeKind.DECIMAL,
          TypeKind.REAL,
          TypeKind.DOUBLE);
  private static final Set<TypeKind> FROM_BYTE =
      Set.of(
          TypeKind.TINYINT,
          TypeKind.SMALLINT,
          TypeKind.INTEGER,
          TypeKind.BIGINT,
          TypeKind.DECIMAL,
          TypeKind.REAL,
          TypeKind.DOUBLE);
  private static final Set<TypeKind> TO_BYTE = Set.of(TypeKind.TINYINT);
  private static final Set<TypeKind> TO_SHORT = Set.of(TypeKind.TINYINT, TypeKind.SMALLINT);
  private static final Set<TypeKind> TO_INT =
      Set.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER);
  private static final Set<TypeKind> TO_LONG =
      Set.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT);
  private static final Set<TypeKind> EXACT =
      Set.of(
          TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL);

  private static final List<Conversion> ALL =
      List.of(
          of(boolean.class, "writeBoolean", boolean.class, BOOLEANS, "readBoolean", BOOLEANS),
          of(
              Boolean.class,
              "writeBoxedBoolean",
              Boolean.class,
              BOOLEANS,
              "readBoxedBoolean",
              BOOLEANS),
          of(byte.class, "writeInteger", long.class, FROM_BYTE, "readByte", TO_BYTE),
          of(Byte.class, "writeBoxedInteger", Number.class, FROM_BYTE, "readBoxedByte", TO_BYTE),
          of(short.class, "writeInteger", long.class, FROM_SHORT, "readShort", TO_SHORT),
          of(
              Short.class,
              "writeBoxedInteger",
              Number.class,
              FROM_SHORT,
              "readBoxedShort",
              TO_SHORT),
          of(int.class, "writeInteger", long.class, FROM_INT, "readInt", TO_INT),
          of(
              Integer.class,
              "writeBoxedInteger",
              Number.class,
              FROM_INT,
              "readBoxedInteger",
              TO_INT),
          of(long.class, "writeInteger", long.class, FROM_LONG, "readLong", TO_LONG),
          of(Long.class, "writeBoxedInteger", Number.class, FROM_LONG, "readBoxedLong", TO_LONG),
          of(
              float.class,
              "writeDouble",
              double.class,
              APPROXIMATES,
              "readFloat",
              Set.of(TypeKind.REAL)),
          of(
              Float.class,
              "writeBoxedDouble",
              Number.class,
              APPROXIMATES,
              "readBoxedFloat",
              Set.of(TypeKind.REAL)),
          of(
              double.class,
              "writeDouble",
              double.class,
              Set.of(TypeKind.DOUBLE),
              "readDouble",
              withApproximates()),
          of(
              Double.class,
              "writeBoxedDouble",
              Number.class,
              Set.of(TypeKind.DOUBLE),
              "readBoxedDouble",
              withApproximates()),
          of(
              BigDecimal.class,
              "writeDecimal",
              BigDecimal.class,
              Set.of(TypeKind.DECIMAL),
              "readDecimal",
              EXACT),
          of(String.class, "writeText", String.class, TEXTS, "readText", TEXTS),
          of(byte[].class, "writeBinary", byte[].class, binaries(), "readBinary", binaries()),
          of(
              Instant.class,
              "writeInstant",
              Instant.class,
              timestamps(),
              "readInstant",
              timestamps()),
          of(
              LocalDateTime.class,
              "writeDateTime",
              LocalDateTime.class,
              timestamp(),
              "readDateTime",
              timestamp()),
          of(
              LocalDate.class,
              "writeDate",
              LocalDate.class,
              Set.of(TypeKind.DATE),
              "readDate",
              Set.of(TypeKind.DATE)),
          of(
              LocalTime.class,
              "writeTime",
              LocalTime.class,
              Set.of(TypeKind.TIME),
              "readTime",
              Set.of(TypeKind.TIME)),
          of(Duration.class, "writeDuration", Duration.class, dayTime(), "readDuration", dayTime()),
          of(Period.class, "writePeriod", Period.class, yearMonth(), "readPeriod", yearMonth()));

  private static Conversion of(
      Class<?> javaType,
      String writer,
      Class<?> writerParameter,
      Set<TypeKind> writable,
      String reader,
      Set<TypeKind> readable) {
    return new Conversion(javaType, writer, writerParameter, writable, reader, readable);
  }

  /** The conversion of a component's type; empty when no column type goes with it. */
  static Optional<Conversion> forType(Class<?> type) {
    if (type.isEnum()) {
      return Optional.of(of(type, "writeEnum", Enum.class, TEXTS, "readEnum", TEXTS));
    }
    return ALL.stream().filter(conversion -> conversion.javaType == type).findFirst();
  }

  /** Java types that can be written to (or read from) a column, for messages. */
  static List<String> typesFor(DataType column, boolean writing) {
    return ALL.stream()
        .filter(conversion ->
            (writing ? conversion.writable : conversion.readable).contains(column.kind()))
        .filter(conversion -> writing || !column.nullable() || !conversion.javaType.isPrimitive())
        .map(conversion -> conversion.javaType.getSimpleName())
        .toList();
  }

  private static Set<TypeKind> withApproximates() {
    return Set.of(
        TypeKind.REAL,
        TypeKind.DOUBLE,
        TypeKind.TINYINT,
        TypeKind.SMALLINT,
        TypeKind.INTEGER,
        TypeKind.DECIMAL);
  }

  private static Set<TypeKind> binaries() {
    return Set.of(TypeKind.BINARY, TypeKind.VARBINARY);
  }

  private static Set<TypeKind> timestamps() {
    return Set.of(TypeKind.TIMESTAMP, TypeKind.TIMESTAMP_LTZ);
  }

  private static Set<TypeKind> timestamp() {
    return Set.of(TypeKind.TIMESTAMP);
  }

  private static Set<TypeKind> dayTime() {
    return Set.of(TypeKind.INTERVAL_DAY_TIME);
  }

  private static Set<TypeKind> yearMonth() {
    return Set.of(TypeKind.INTERVAL_YEAR_MONTH);
  }
}
