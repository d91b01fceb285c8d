package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.state.ExactSum;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

/**
 * SUM and AVG of approximate numbers that leave a frame as they entered it. The sum is an object of
 * the class, as there is one group at a time.
 */
final class ExactSumAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final ValueCount count;
  private @Nullable CodeExpression object;

  ExactSumAccumulator(AggregateSpec.Call call, SlotLayout.Builder layout) {
    this.call = call;
    this.count = ValueCount.of(call, -1, layout);
  }

  private CodeExpression sum(RowScope scope) {
    CodeExpression known = object;
    if (known == null) {
      known = scope.resultObject(ExactSum.class, scope.name(call.output().name()) + "Exact");
      object = known;
    }
    return known;
  }

  @Override
  public void reset(BlockBuilder out, RowScope scope) {
    out.evaluate(Code.invoke(sum(scope), ExactSum.class, "clear"));
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    ScalarValue value = row.argument();
    out.ifThen(
        Values.isPresent(value),
        then -> {
          CodeExpression number = Code.convert(value.value(), ConstantDescs.CD_double);
          then.evaluate(Code.invoke(sum(row.scope()), ExactSum.class, "add", number, row.times()));
          count.add(then, slot, row.times());
        });
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    throw Code.internal("frames are not merged");
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    DataType type = call.output().type();
    String name = scope.name(call.output().name());
    CodeExpression rows = Code.get(out.declare(name + "Count", count.get(slot)));
    CodeExpression isNull =
        type.nullable()
            ? Code.get(out.declare(name + "IsNull", Code.equal(rows, Code.literal(0L))))
            : null;
    CodeExpression total = Code.invoke(sum(scope), ExactSum.class, "value");
    CodeExpression result =
        call.function() == AggregateFunction.AVG
            ? Code.divide(total, Code.convert(rows, ConstantDescs.CD_double))
            : total;
    CodeExpression typed =
        type.storage() == StorageKind.FLOAT ? Code.convert(result, ConstantDescs.CD_float) : result;
    return ScalarValue.of(type, Code.get(out.declare(name, typed)), isNull);
  }
}
