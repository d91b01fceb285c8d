package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.kernel.type.StorageKind;
import org.jspecify.annotations.Nullable;

/** COUNT(*) and COUNT(x): one long. */
final class CountAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final int count;

  CountAccumulator(AggregateSpec.Call call, SlotLayout.Builder layout) {
    this.call = call;
    this.count = layout.add(StorageKind.LONG);
  }

  @Override
  public void update(
      BlockBuilder out,
      SlotCursor slot,
      RowScope scope,
      @Nullable ScalarValue argument,
      @Nullable ScalarValue order) {
    out.ifThen(
        Values.isPresent(argument),
        then ->
            slot.put(
                then, StorageKind.LONG, count, Code.add(slot.getLong(count), Code.literal(1L))));
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
