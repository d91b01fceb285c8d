package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import java.util.List;

/**
 * Hands each distinct value on once: when its first row comes, and, negatively, when the last one
 * goes. Rows with a NULL argument do not count.
 */
final class DistinctAccumulator implements Accumulator {

  private final Accumulator accumulator;
  private final MultisetCode multiset;
  private final boolean retracts;

  /**
   * @param retracts whether rows may go again
   */
  DistinctAccumulator(Accumulator accumulator, MultisetCode multiset, boolean retracts) {
    this.accumulator = accumulator;
    this.multiset = multiset;
    this.retracts = retracts;
  }

  @Override
  public void initialize(BlockBuilder out, SlotCursor slot) {
    accumulator.initialize(out, slot);
  }

  @Override
  public void reset(BlockBuilder out, RowScope scope) {
    accumulator.reset(out, scope);
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    out.ifThen(
        row.hasArguments(),
        then -> {
          CodeExpression values = multiset.put(then, slot, row.scope(), row.arguments());
          String prefix = row.scope().prefix();
          CodeExpression before =
              Code.get(then.declare(prefix + "before", multiset.add(values, slot, row.times())));
          if (row.weight() == null) {
            then.ifThen(
                Code.equal(before, Code.literal(0L)),
                first -> accumulator.update(first, slot, row));
            return;
          }
          CodeExpression after = Code.add(before, row.weight());
          CodeExpression change =
              Code.get(
                  then.declare(
                      prefix + "change", Code.subtract(presence(after), presence(before))));
          then.ifThen(
              Code.notEqual(change, Code.literal(0L)),
              changed -> accumulator.update(changed, slot, row.withWeight(change)));
        });
  }

  private static CodeExpression presence(CodeExpression weight) {
    return Code.conditional(
        Code.greater(weight, Code.literal(0L)), Code.literal(1L), Code.literal(0L));
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    multiset.forEach(
        out,
        from,
        scope,
        (body, element, values) -> {
          CodeExpression weight =
              retracts
                  ? Code.get(
                      body.declare(scope.prefix() + "weight", multiset.weight(from, element)))
                  : null;
          update(body, into, new AggregateRow(scope, values, List.of(), weight));
        });
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    return accumulator.result(out, slot, scope);
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    accumulator.release(out, slot);
    multiset.release(out, slot);
  }
}
