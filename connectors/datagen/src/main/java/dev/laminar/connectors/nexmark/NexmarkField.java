package dev.laminar.connectors.nexmark;

import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.function.Function;

/**
 * A field of an event.
 *
 * @param kind BIGINT, TIMESTAMP or VARCHAR
 * @param maxLength longest value of a VARCHAR in characters, else 0
 * @param filler makes the filler of a run
 */
record NexmarkField(
    String name, TypeKind kind, int maxLength, Function<NexmarkModel, FieldFiller> filler) {

  /** One BIGINT or TIMESTAMP per event. */
  @FunctionalInterface
  interface LongField {
    long value(long event);
  }

  static NexmarkField ofLong(String name, Function<NexmarkModel, LongField> value) {
    return new NexmarkField(name, TypeKind.BIGINT, 0, model -> filler(value.apply(model)));
  }

  static NexmarkField ofTimestamp(String name, Function<NexmarkModel, LongField> value) {
    return new NexmarkField(name, TypeKind.TIMESTAMP, 0, model -> filler(value.apply(model)));
  }

  static NexmarkField ofText(
      String name, int maxLength, Function<NexmarkModel, FieldFiller> filler) {
    return new NexmarkField(name, TypeKind.VARCHAR, maxLength, filler);
  }

  static NexmarkField ofTime(String name) {
    return ofTimestamp(name, model -> model::timeUs);
  }

  private static FieldFiller filler(LongField field) {
    return (events, rows, column) -> {
      long[] values = ((LongVector) column).values();
      for (int row = 0; row < rows; row++) {
        values[row] = field.value(events[row]);
      }
    };
  }

  /** Whether a column of that type can hold every value. */
  boolean fits(DataType type) {
    return switch (kind) {
      case BIGINT -> type.kind() == TypeKind.BIGINT;
      case TIMESTAMP ->
          type.isTimestamp() && (type.precision() == DataType.UNSPECIFIED || type.precision() >= 3);
      default ->
          type.kind() == TypeKind.VARCHAR
              && (type.precision() == DataType.UNSPECIFIED || type.precision() >= maxLength);
    };
  }
}
