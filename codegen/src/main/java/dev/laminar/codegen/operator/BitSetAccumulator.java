package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.state.Multiset;

/** BIT_AND and BIT_OR over rows that may go again: computed from the values that are there. */
final class BitSetAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final MultisetCode multiset;

  BitSetAccumulator(AggregateSpec.Call call, MultisetCode multiset) {
    this.call = call;
    this.multiset = multiset;
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    out.ifThen(
        row.hasArguments(),
        then -> {
          CodeExpression set = multiset.put(then, slot, row.scope(), row.arguments());
          then.evaluate(multiset.add(set, slot, row.times()));
        });
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    multiset.addAll(out, into, from, true);
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String method = call.function() == AggregateFunction.BIT_AND ? "bitAnd" : "bitOr";
    CodeExpression set = multiset.multiset(slot);
    CodeExpression list = multiset.list(slot);
    CodeExpression bits = Code.invoke(set, Multiset.class, method, slot.slots(), list);
    CodeExpression isEmpty = Code.invoke(set, Multiset.class, "isEmpty", slot.slots(), list);
    return BitAccumulator.value(out, bits, isEmpty, call, scope);
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    multiset.release(out, slot);
  }
}
