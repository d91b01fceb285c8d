package dev.laminar.codegen.expression;

import dev.laminar.codegen.expression.ComparisonGenerator.Pair;
import dev.laminar.codegen.expression.ExpressionScope.Result;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * GREATEST and LEAST of the SQL standard: NULL as soon as one argument is NULL. NaN is greater than
 * every number.
 */
final class GreatestGenerator implements CallForm {

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return !arguments.isEmpty()
        && arguments.stream()
            .allMatch(type -> ComparisonGenerator.isComparable(type, arguments.getFirst()));
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    List<Operand> operands = new ArrayList<>();
    for (Scalar argument : call.arguments()) {
      Operand operand = Coercion.operand(argument, call.type(), scope);
      if (operand.isAlwaysNull() || argument.type().kind() == TypeKind.NULL) {
        return Operand.nullOf(call.type());
      }
      operands.add(scope.repeatable(operand, "candidate"));
    }
    CodeExpression isNull = StrictCall.nullFlag(operands);
    if (isNull != null && !Trees.isSimple(isNull)) {
      isNull = scope.declared("bestIsNull", isNull);
    }
    Result best = scope.result(call.type().withNullable(false), "best");
    ExpressionScope present = scope.nested();
    best.assign(withoutNull(operands.getFirst()), present);
    for (Operand candidate : operands.subList(1, operands.size())) {
      Operand left = withoutNull(candidate);
      Operand right = best.operand().withType(call.type());
      String function = call.function().equals("GREATEST") ? "GREATER_THAN" : "LESS_THAN";
      ExpressionScope better = present.nested();
      best.assign(left, better);
      present.addIf(new Pair(left, right, false, false).compare(function), better);
    }
    scope.addIf(isNull == null ? Code.TRUE : Trees.not(isNull), present);
    return new Operand(call.type(), best.operand().components(), isNull, true);
  }

  private static Operand withoutNull(Operand operand) {
    return new Operand(operand.type(), operand.components(), null, true);
  }
}
