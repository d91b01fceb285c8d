package dev.laminar.codegen.expression;

import dev.laminar.codegen.expression.ExpressionScope.Result;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** COALESCE and NULLIF. Arguments after the first that is not NULL are not evaluated. */
final class CoalesceGenerator implements CallForm {

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return function.equals("NULLIF")
        ? arguments.size() == 2
            && ComparisonGenerator.isComparable(arguments.get(0), arguments.get(1))
        : !arguments.isEmpty();
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    return call.function().equals("NULLIF") ? nullIf(call, scope) : coalesce(call, scope);
  }

  private static Operand coalesce(Scalar.Call call, ExpressionScope scope) {
    List<Scalar> arguments = relevant(call.arguments());
    Operand first = Coercion.operand(arguments.getFirst(), call.type(), scope);
    if (arguments.size() == 1 || !first.mayBeNull()) {
      return first;
    }
    ExpressionScope nested = scope.nested();
    Operand second = Coercion.operand(arguments.get(1), call.type(), nested);
    if (arguments.size() == 2 && first.components().size() == 1 && nested.isEmpty()) {
      return either(call.type(), scope.withCheapNull(first, "coalesce"), second);
    }
    Result result = scope.result(call.type().withNullable(true), "coalesce");
    result.assign(first, scope);
    result.assign(second, nested);
    scope.addIf(result.operand().nullFlag(), nested);
    for (Scalar argument : arguments.subList(2, arguments.size())) {
      nested = scope.nested();
      result.assign(Coercion.operand(argument, call.type(), nested), nested);
      scope.addIf(result.operand().nullFlag(), nested);
    }
    Operand value = result.operand();
    return call.type().nullable()
        ? value
        : new Operand(call.type(), value.components(), null, true);
  }

  /** The arguments up to the first that is never NULL. */
  private static List<Scalar> relevant(List<Scalar> arguments) {
    List<Scalar> kept = new ArrayList<>();
    for (Scalar argument : arguments) {
      kept.add(argument);
      if (!argument.type().nullable()) {
        break;
      }
    }
    return kept;
  }

  private static Operand either(DataType type, Operand first, Operand second) {
    CodeExpression value = Code.conditional(first.nullFlag(), second.value(), first.value());
    CodeExpression isNull =
        second.mayBeNull() ? Code.and(first.nullFlag(), second.nullFlag()) : null;
    return new Operand(type, List.of(value), isNull, second.safe());
  }

  /** The first argument, or NULL when both are equal. */
  private static Operand nullIf(Scalar.Call call, ExpressionScope scope) {
    Scalar first = call.arguments().getFirst();
    Operand value = scope.stable(Coercion.operand(first, call.type(), scope), "nullIf");
    ComparisonGenerator.Pair pair = ComparisonGenerator.pair(value, call.arguments().get(1), scope);
    Operand right = scope.withCheapNull(pair.right(), "nullIf");
    CodeExpression equal = pair.with(pair.left(), right).compare("EQUALS");
    CodeExpression isNull = Code.or(value.nullFlag(), Code.and(right.presence(), equal));
    return new Operand(
        call.type(), value.components(), Code.get(scope.declare("nullIfIsNull", isNull)), true);
  }
}
