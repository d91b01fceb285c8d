package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;

/** COUNT(*), COUNT(x) and COUNT(x, y): one long. */
final class CountAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final ValueCount count;

  CountAccumulator(AggregateSpec.Call call, int rows, SlotLayout.Builder layout) {
    this.call = call;
    this.count = ValueCount.of(call, rows, layout);
  }

  /** The field, where it counts every row of the group; else -1. */
  int rowsField() {
    boolean all = call.arguments().stream().noneMatch(argument -> argument.type().nullable());
    return all && call.filter() == null ? count.field() : -1;
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    out.ifThen(row.hasArguments(), then -> count.add(then, slot, row.times()));
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    count.add(out, into, count.get(from));
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    return slot.getValue(
        out,
        scope,
        call.output().type().withNullable(false),
        count.field(),
        scope.name(call.output().name()));
  }
}
