package dev.laminar.connectors.datagen;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import java.util.Locale;

/**
 * How the values of a column are made. In the order in which one is chosen that takes the
 * properties given.
 */
enum FieldKind {
  CHOICE("values"),
  CONSTANT("value"),
  RANDOM("min", "max"),
  TEXT("length"),
  SEQUENCE("start", "end", "step"),
  WALK("start", "step", "min", "max"),
  TIMESTAMP("start", "step", "jitter"),
  UUID();

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> properties;

  FieldKind(String... properties) {
    this.properties = List.of(properties);
  }

  /** What can be said about values of a type, besides {@code kind} and {@code null_rate}. */
  List<String> properties(DataType type) {
    if (this != RANDOM) {
      return properties;
    }
    if (type.isText() || type.isBinary()) {
      return TEXT.properties;
    }
    return type.kind() == TypeKind.BOOLEAN ? List.of() : properties;
  }

  /** As options write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kinds that make values of a type. */
  static List<FieldKind> of(DataType type) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL ->
          List.of(CHOICE, CONSTANT, RANDOM, SEQUENCE, WALK);
      case BOOLEAN, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, NULL ->
          List.of(CHOICE, CONSTANT, RANDOM);
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> List.of(CHOICE, CONSTANT, RANDOM, TIMESTAMP);
      case CHAR, VARCHAR -> List.of(CHOICE, CONSTANT, RANDOM, TEXT, SEQUENCE, UUID);
      case BINARY, VARBINARY -> List.of(RANDOM, UUID);
      case ARRAY, MAP, ROW -> List.of();
    };
  }
}
