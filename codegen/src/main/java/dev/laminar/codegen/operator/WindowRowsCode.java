package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.intrinsics.WindowBounds;
import dev.laminar.kernel.plan.WindowShape;
import dev.laminar.kernel.type.DataType;
import java.util.List;

/** The loop over the windows of a row: the bound that tells them apart moves on by one step. */
final class WindowRowsCode implements RowExpansion {

  private final RowScope scope;
  private final WindowShape shape;
  private final DataType type;

  /** The start of a hopping window, the end of a cumulating one. */
  private final Local bound;

  private final long stepUs;
  private final CodeExpression hasRow;

  /** The other bound. */
  private final CodeExpression other;

  private WindowRowsCode(
      RowScope scope,
      WindowShape shape,
      DataType type,
      Local bound,
      long stepUs,
      CodeExpression hasRow,
      CodeExpression other) {
    this.scope = scope;
    this.shape = shape;
    this.type = type;
    this.bound = bound;
    this.stepUs = stepUs;
    this.hasRow = hasRow;
    this.other = other;
  }

  /** Generates what stands in front of the loop. */
  static WindowRowsCode begin(
      BlockBuilder out, RowScope scope, RowColumns columns, Expansion.Windows windows) {
    ScalarValue time = columns.generate(out, scope, windows.eventTime());
    DataType type = windows.eventTime().type().withNullable(false);
    CodeExpression isThere = Values.isPresent(time);
    WindowShape shape =
        windows.shape() instanceof WindowShape.Tumble(long sizeUs, long offsetUs)
            ? new WindowShape.Hop(sizeUs, sizeUs, offsetUs)
            : windows.shape();
    return switch (shape) {
      case WindowShape.Hop(long slideUs, long sizeUs, long offsetUs) -> {
        Local start =
            out.declare(
                scope.prefix() + "start",
                Code.invokeStatic(
                    WindowBounds.class,
                    "firstStart",
                    time.value(),
                    Code.literal(slideUs),
                    Code.literal(sizeUs),
                    Code.literal(offsetUs)));
        yield new WindowRowsCode(
            scope,
            shape,
            type,
            start,
            slideUs,
            Code.and(isThere, Code.lessOrEqual(Code.get(start), time.value())),
            Code.add(Code.get(start), Code.literal(sizeUs)));
      }
      case WindowShape.Cumulate(long stepUs, long sizeUs, long offsetUs) -> {
        CodeExpression start =
            Code.get(
                out.declare(
                    scope.prefix() + "start",
                    Code.invokeStatic(
                        WindowBounds.class,
                        "startOf",
                        time.value(),
                        Code.literal(sizeUs),
                        Code.literal(offsetUs))));
        CodeExpression step =
            Code.invokeStatic(
                WindowBounds.class,
                "startOf",
                time.value(),
                Code.literal(stepUs),
                Code.literal(offsetUs));
        Local end = out.declare(scope.prefix() + "end", Code.add(step, Code.literal(stepUs)));
        CodeExpression isInPeriod =
            Code.lessOrEqual(Code.subtract(Code.get(end), start), Code.literal(sizeUs));
        yield new WindowRowsCode(
            scope, shape, type, end, stepUs, Code.and(isThere, isInPeriod), start);
      }
      case WindowShape.Tumble _, WindowShape.Session _ ->
          throw Code.internal("no rows are made of " + windows.shape());
    };
  }

  @Override
  public CodeExpression hasRow() {
    return hasRow;
  }

  @Override
  public List<RowColumn> enter(BlockBuilder inside) {
    CodeExpression moving = Code.get(bound);
    CodeExpression still = Code.get(inside.declare(scope.prefix() + "other", other));
    boolean cumulates = shape instanceof WindowShape.Cumulate;
    CodeExpression end = cumulates ? moving : still;
    return List.of(
        column(cumulates ? still : moving),
        column(end),
        column(Code.subtract(end, Code.literal(1L))));
  }

  private RowColumn column(CodeExpression value) {
    return new RowColumn(
        type, -1, out -> ScalarValue.of(type, out.reusable(scope.prefix() + "bound", value), null));
  }

  @Override
  public void advance(BlockBuilder update) {
    update.assign(bound, Code.add(Code.get(bound), Code.literal(stepUs)));
  }
}
