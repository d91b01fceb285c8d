package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.state.SortedNumbers;
import dev.laminar.kernel.type.DataType;
import java.lang.constant.ConstantDescs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles of the numbers of a frame. They are kept in order as rows enter and leave, in an
 * object of the class, as there is one group at a time: each row of a partition asks for one.
 */
final class FramePercentileAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private @Nullable CodeExpression object;

  FramePercentileAccumulator(AggregateSpec.Call call) {
    this.call = call;
  }

  /** Whether a call's values can be kept so. */
  static boolean takes(AggregateSpec.Call call) {
    return NumberKeys.has(call.argument().type());
  }

  private CodeExpression numbers(RowScope scope) {
    CodeExpression known = object;
    if (known == null) {
      known = scope.resultObject(SortedNumbers.class, scope.name(call.output().name()) + "Sorted");
      object = known;
    }
    return known;
  }

  @Override
  public void reset(BlockBuilder out, RowScope scope) {
    out.evaluate(Code.invoke(numbers(scope), SortedNumbers.class, "clear"));
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    ScalarValue value = row.argument();
    out.ifThen(
        Values.isPresent(value),
        then ->
            then.evaluate(
                Code.invoke(
                    numbers(row.scope()),
                    SortedNumbers.class,
                    "add",
                    NumberKeys.of(value),
                    row.times())));
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    throw Code.internal("frames are not merged");
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    DataType type = call.output().type();
    String name = scope.name(call.output().name());
    CodeExpression numbers = numbers(scope);
    CodeExpression none =
        Code.equal(Code.invoke(numbers, SortedNumbers.class, "size"), Code.literal(0L));
    CodeExpression isNull = Code.get(out.declare(name + "IsNull", none));
    CodeExpression fraction =
        new RowColumns(List.of()).generate(out, scope, call.parameters().getFirst()).value();
    CodeExpression descending = Code.literal(call.orders().getFirst().descending());
    if (call.function() == AggregateFunction.PERCENTILE_CONT) {
      Local value = out.declare(name, Code.defaultValue(ConstantDescs.CD_double));
      out.ifThen(
          Code.not(isNull),
          then -> then.assign(value, percentile(numbers, "percentileCont", fraction, descending)));
      return ScalarValue.of(type, Code.get(value), isNull);
    }
    Local key = out.declare(name + "Key", Code.literal(0L));
    out.ifThen(
        Code.not(isNull),
        then -> then.assign(key, percentile(numbers, "percentileDisc", fraction, descending)));
    CodeExpression value = NumberKeys.value(Code.get(key), type);
    return ScalarValue.of(type, Code.get(out.declare(name, value)), isNull);
  }

  private static CodeExpression percentile(
      CodeExpression numbers, String method, CodeExpression fraction, CodeExpression descending) {
    return Code.invoke(numbers, SortedNumbers.class, method, fraction, descending);
  }
}
