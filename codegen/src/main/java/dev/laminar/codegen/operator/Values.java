package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.state.Sums;
import dev.laminar.kernel.type.StorageKind;
import org.jspecify.annotations.Nullable;

/** Questions about generated values. */
final class Values {

  private Values() {}

  /** Adds a sum of 128 bits to that of another slot. */
  static void addDecimal(
      BlockBuilder out,
      SlotCursor into,
      SlotCursor from,
      int sum,
      RowScope scope,
      SourceSpan span) {
    out.evaluate(
        Code.invokeStatic(
            Sums.class,
            "add",
            into.slots(),
            into.address(sum),
            from.getLong(sum),
            from.getSecondLong(sum),
            scope.sites(),
            Code.literal(scope.site(span))));
  }

  /** Adds a sum of approximate numbers to that of another slot. */
  static void addDouble(BlockBuilder out, SlotCursor into, SlotCursor from, int sum) {
    into.put(
        out,
        StorageKind.DOUBLE,
        sum,
        Code.add(into.get(StorageKind.DOUBLE, sum), from.get(StorageKind.DOUBLE, sum)));
  }

  /** True when the value is there and not NULL; an absent argument (COUNT(*)) counts as present. */
  static CodeExpression isPresent(@Nullable ScalarValue value) {
    return value == null || value.isNull() == null ? Code.TRUE : Code.not(value.isNull());
  }
}
