package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.state.Moments;
import java.lang.constant.ConstantDescs;

/** Variances and standard deviations of doubles; calls over one argument share their fields. */
final class VarianceAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final MomentFields fields;

  /** Whether this call is the one that takes rows into the fields. */
  private final boolean updates;

  VarianceAccumulator(AggregateSpec.Call call, MomentFields fields, boolean updates) {
    this.call = call;
    this.fields = fields;
    this.updates = updates;
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    if (updates) {
      out.ifThen(
          row.hasArguments(),
          then ->
              then.evaluate(
                  Code.invokeStatic(
                      Moments.class,
                      "add",
                      slot.slots(),
                      slot.address(fields.count()),
                      slot.address(fields.x()),
                      row.argument().value(),
                      row.times())));
    }
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    if (updates) {
      out.evaluate(
          Code.invokeStatic(
              Moments.class,
              "merge",
              into.slots(),
              into.address(fields.count()),
              into.address(fields.x()),
              from.slots(),
              from.address(fields.count()),
              from.address(fields.x())));
    }
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String name = scope.name(call.output().name());
    boolean sample =
        call.function() == AggregateFunction.VAR_SAMP
            || call.function() == AggregateFunction.STDDEV_SAMP;
    boolean root =
        call.function() == AggregateFunction.STDDEV_POP
            || call.function() == AggregateFunction.STDDEV_SAMP;
    CodeExpression rows = Code.get(out.declare(name + "Count", slot.getLong(fields.count())));
    CodeExpression degrees = sample ? Code.subtract(rows, Code.literal(1L)) : rows;
    CodeExpression isNull =
        Code.get(out.declare(name + "IsNull", Code.lessOrEqual(degrees, Code.literal(0L))));
    // What is taken back may leave a little less than nothing.
    CodeExpression squares =
        Code.invokeStatic(Math.class, "max", slot.secondDouble(fields.x()), Code.literal(0d));
    CodeExpression variance = Code.divide(squares, Code.convert(degrees, ConstantDescs.CD_double));
    CodeExpression result = root ? Code.invokeStatic(Math.class, "sqrt", variance) : variance;
    return ScalarValue.of(call.output().type(), Code.get(out.declare(name, result)), isNull);
  }
}
