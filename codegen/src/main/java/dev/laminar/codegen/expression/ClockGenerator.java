package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;

/**
 * What tells the time: CURRENT_DATE, CURRENT_TIMESTAMP and the like. The digits of a second that
 * may be asked for are those of the call's type.
 */
final class ClockGenerator implements CallForm {

  private static final int MICROS_DIGITS = 6;

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return arguments.size() <= 1;
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    DataType type = call.type();
    CodeExpression clock = scope.context().clock();
    int precision = type.precision() == DataType.UNSPECIFIED ? MICROS_DIGITS : type.precision();
    CodeExpression digits = Code.literal(precision);
    CodeExpression value =
        type.kind() == TypeKind.DATE
            ? Code.invoke(clock, BatchClock.class, "dateDays")
            : Code.invoke(
                clock,
                BatchClock.class,
                type.kind() == TypeKind.TIME ? "timeUs" : "timestampUs",
                digits);
    return Operand.notNull(type, value);
  }
}
