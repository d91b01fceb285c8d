package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.kernel.type.StorageKind;

/** COUNT(*), COUNT(x) and COUNT(x, y): one long. */
final class CountAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final int count;

  CountAccumulator(AggregateSpec.Call call, SlotLayout.Builder layout) {
    this.call = call;
    this.count = layout.add(StorageKind.LONG);
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    out.ifThen(
        row.hasArguments(),
        then ->
            slot.put(then, StorageKind.LONG, count, Code.add(slot.getLong(count), row.times())));
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    return slot.getValue(
        out,
        scope,
        call.output().type().withNullable(false),
        count,
        scope.name(call.output().name()));
  }
}
