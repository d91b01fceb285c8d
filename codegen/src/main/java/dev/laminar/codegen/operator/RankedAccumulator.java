package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Over rows that may go again, the aggregates whose result is the value of one row: MIN, MAX,
 * FIRST_VALUE, LAST_VALUE, ANY_VALUE, ARG_MIN, ARG_MAX. The multiset holds what a deletion may
 * uncover; the slot knows the row that is first now.
 */
final class RankedAccumulator implements Accumulator {

  private static final int BY_ARRIVAL = -1;

  private final AggregateSpec.Call call;
  private final MultisetCode multiset;
  private final int best;

  /** The value that is ranked by, {@link #BY_ARRIVAL} for none. */
  private final int key;

  private final boolean greatest;
  private final boolean latest;

  RankedAccumulator(AggregateSpec.Call call, MultisetCode multiset, SlotLayout.Builder layout) {
    this.call = call;
    this.multiset = multiset;
    this.best = layout.add(StorageKind.LONG);
    AggregateFunction function = call.function();
    boolean ordered = !call.orders().isEmpty();
    this.key =
        switch (function) {
          case MIN, MAX -> 0;
          case ARG_MIN, ARG_MAX -> 1;
          default -> ordered ? 1 : BY_ARRIVAL;
        };
    this.latest = function == AggregateFunction.LAST_VALUE;
    this.greatest =
        function == AggregateFunction.MAX || function == AggregateFunction.ARG_MAX || latest;
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    List<ScalarValue> values = new ArrayList<>(row.arguments());
    values.addAll(row.orders());
    out.ifThen(
        counts(row),
        then -> {
          CodeExpression set = multiset.put(then, slot, row.scope(), values);
          then.evaluate(
              Code.invoke(
                  set,
                  Multiset.class,
                  "rank",
                  slot.slots(),
                  multiset.list(slot),
                  slot.address(best),
                  slot.slot(),
                  row.times(),
                  Code.literal(key),
                  Code.literal(greatest),
                  Code.literal(latest)));
        });
  }

  /** FIRST_VALUE and LAST_VALUE take NULLs, but no row without event time. */
  private CodeExpression counts(AggregateRow row) {
    return switch (call.function()) {
      case FIRST_VALUE, LAST_VALUE ->
          Code.and(row.orders().stream().map(Values::isPresent).toList());
      default -> row.hasArguments();
    };
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    multiset.rankAll(out, into, from, best, key, greatest, latest);
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String name = scope.name(call.output().name());
    CodeExpression element =
        Code.get(
            out.declare(
                name + "Element",
                Code.invoke(
                    multiset.multiset(slot),
                    Multiset.class,
                    "best",
                    slot.slots(),
                    multiset.list(slot),
                    slot.address(best),
                    Code.literal(key),
                    Code.literal(greatest),
                    Code.literal(latest))));
    return multiset.load(out, slot, scope, element, 0, call.output().type(), name);
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    multiset.release(out, slot);
  }
}
