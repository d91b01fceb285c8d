package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.type.DataType;

/** Comparisons of a value in a slot with one of a row. */
final class Extremes {

  private Extremes() {}

  /** Whether the candidate is smaller (greater) than the value in a field. */
  static CodeExpression isBeaten(
      SlotCursor slot, int field, DataType type, ScalarValue candidate, boolean isMin) {
    CodeExpression zero = Code.literal(0);
    CodeExpression kept = compare(slot, field, type, candidate);
    return isMin ? Code.greater(kept, zero) : Code.less(kept, zero);
  }

  /** How the value in a field compares with another: negative, zero or positive. */
  static CodeExpression compare(SlotCursor slot, int field, DataType type, ScalarValue candidate) {
    return switch (type.storage()) {
      case DECIMAL128 ->
          Code.invokeStatic(
              Decimal128.class,
              "compare",
              slot.getLong(field),
              slot.getSecondLong(field),
              candidate.high(),
              candidate.low());
      case BYTES ->
          Code.invokeStatic(
              StoredText.class,
              "compare",
              slot.slots(),
              slot.address(field),
              slot.bytes(),
              candidate.heap(),
              candidate.offset(),
              candidate.length());
      case FLOAT, DOUBLE ->
          Code.invokeStatic(
              DoubleMath.class, "compare", slot.get(type.storage(), field), candidate.value());
      case BOOLEAN ->
          Code.invokeStatic(
              Boolean.class, "compare", slot.get(type.storage(), field), candidate.value());
      case BYTE, SHORT, INT ->
          Code.invokeStatic(
              Integer.class, "compare", slot.get(type.storage(), field), candidate.value());
      case LONG ->
          Code.invokeStatic(
              Long.class, "compare", slot.get(type.storage(), field), candidate.value());
    };
  }
}
