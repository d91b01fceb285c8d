package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;

/** GROUPING: keeps nothing, as the group's set is part of its key. */
final class GroupingAccumulator implements Accumulator {

  private final AggregateSpec.Call call;

  GroupingAccumulator(AggregateSpec.Call call) {
    this.call = call;
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {}

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {}

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    CodeExpression result = Code.literal(0);
    for (Scalar.Constant parameter : call.parameters()) {
      CodeExpression bit = Code.literal(0);
      if (slot.layout().groupingField() >= 0 && parameter.value() instanceof Integer key) {
        CodeExpression set = slot.get(StorageKind.INT, slot.layout().groupingField());
        bit = Code.bitAnd(Code.shiftRightUnsigned(set, Code.literal(key)), Code.literal(1));
      }
      result = Code.bitOr(Code.shiftLeft(result, Code.literal(1)), bit);
    }
    String name = scope.name(call.output().name());
    CodeExpression bits = Code.convert(result, ConstantDescs.CD_long);
    return ScalarValue.of(call.output().type(), Code.get(out.declare(name, bits)), null);
  }
}
