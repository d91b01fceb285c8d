package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.state.Moments;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;

/**
 * Covariances, correlation and linear regression of doubles (y, x); calls over the same arguments
 * share their fields. As PostgreSQL has it, what would divide by zero is NULL, and a line through
 * points of one height fits them all.
 */
final class RegressionAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final MomentFields fields;

  /** Whether this call is the one that takes rows into the fields. */
  private final boolean updates;

  RegressionAccumulator(AggregateSpec.Call call, MomentFields fields, boolean updates) {
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
                      slot.address(fields.y()),
                      slot.address(fields.both()),
                      row.arguments().get(1).value(),
                      row.arguments().get(0).value(),
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
              into.address(fields.y()),
              into.address(fields.both()),
              from.slots(),
              from.address(fields.count()),
              from.address(fields.x()),
              from.address(fields.y()),
              from.address(fields.both())));
    }
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String name = scope.name(call.output().name());
    CodeExpression count = slot.getLong(fields.count());
    if (!call.output().type().nullable()) {
      return ScalarValue.of(call.output().type(), Code.get(out.declare(name, count)), null);
    }
    CodeExpression rows =
        Code.get(out.declare(name + "Rows", Code.convert(count, ConstantDescs.CD_double)));
    CodeExpression meanOfX = slot.firstDouble(fields.x());
    CodeExpression meanOfY = slot.firstDouble(fields.y());
    CodeExpression xx = Code.get(out.declare(name + "Sxx", slot.secondDouble(fields.x())));
    CodeExpression yy = Code.get(out.declare(name + "Syy", slot.secondDouble(fields.y())));
    CodeExpression xy =
        Code.get(out.declare(name + "Sxy", slot.get(StorageKind.DOUBLE, fields.both())));
    CodeExpression none = Code.less(rows, Code.literal(1d));
    CodeExpression flat = Code.equal(xx, Code.literal(0d));
    CodeExpression slope = Code.divide(xy, xx);
    CodeExpression fit = Code.divide(Code.multiply(xy, xy), Code.multiply(xx, yy));
    CodeExpression level = Code.equal(yy, Code.literal(0d));
    return switch (call.function()) {
      case COVAR_POP -> value(out, name, Code.divide(xy, rows), none);
      case COVAR_SAMP -> {
        CodeExpression degrees = Code.subtract(rows, Code.literal(1d));
        yield value(out, name, Code.divide(xy, degrees), Code.lessOrEqual(rows, Code.literal(1d)));
      }
      case CORR -> {
        CodeExpression scale = Code.invokeStatic(Math.class, "sqrt", Code.multiply(xx, yy));
        yield value(out, name, Code.divide(xy, scale), Code.or(none, flat, level));
      }
      case REGR_SXX -> value(out, name, xx, none);
      case REGR_SYY -> value(out, name, yy, none);
      case REGR_SXY -> value(out, name, xy, none);
      case REGR_AVGX -> value(out, name, meanOfX, none);
      case REGR_AVGY -> value(out, name, meanOfY, none);
      case REGR_SLOPE -> value(out, name, slope, Code.or(none, flat));
      case REGR_INTERCEPT -> {
        CodeExpression intercept = Code.subtract(meanOfY, Code.multiply(slope, meanOfX));
        yield value(out, name, intercept, Code.or(none, flat));
      }
      case REGR_R2 ->
          value(out, name, Code.conditional(level, Code.literal(1d), fit), Code.or(none, flat));
      default -> throw Code.internal(call.function() + " is no regression");
    };
  }

  private ScalarValue value(
      BlockBuilder out, String name, CodeExpression result, CodeExpression isNull) {
    CodeExpression flag = Code.get(out.declare(name + "IsNull", isNull));
    return ScalarValue.of(call.output().type(), Code.get(out.declare(name, result)), flag);
  }
}
