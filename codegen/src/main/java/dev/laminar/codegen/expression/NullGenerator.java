package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.util.List;

/**
 * The predicates that are never NULL: IS [NOT] NULL, TRUE, FALSE, UNKNOWN, and IS [NOT] DISTINCT
 * FROM.
 */
final class NullGenerator implements CallForm {

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return switch (function) {
      case "IS_NULL", "IS_NOT_NULL" -> arguments.size() == 1;
      case "IS_DISTINCT_FROM", "IS_NOT_DISTINCT_FROM" ->
          arguments.size() == 2
              && ComparisonGenerator.isComparable(arguments.get(0), arguments.get(1));
      default -> arguments.size() == 1 && arguments.getFirst().storage() == StorageKind.BOOLEAN;
    };
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    return Operand.notNull(call.type(), predicate(call, scope));
  }

  @Override
  public CodeExpression condition(Scalar.Call call, boolean wanted, ExpressionScope scope) {
    CodeExpression predicate = predicate(call, scope);
    return wanted ? predicate : Trees.not(predicate);
  }

  private static CodeExpression predicate(Scalar.Call call, ExpressionScope scope) {
    Scalar first = call.arguments().getFirst();
    return switch (call.function()) {
      case "IS_NULL", "IS_UNKNOWN" -> isNull(first, scope);
      case "IS_NOT_NULL", "IS_NOT_UNKNOWN" -> Trees.not(isNull(first, scope));
      case "IS_TRUE" -> scope.condition(first, true);
      case "IS_NOT_TRUE" -> Trees.not(scope.condition(first, true));
      case "IS_FALSE" -> scope.condition(first, false);
      case "IS_NOT_FALSE" -> Trees.not(scope.condition(first, false));
      case "IS_DISTINCT_FROM" -> Trees.not(notDistinct(call, scope));
      case "IS_NOT_DISTINCT_FROM" -> notDistinct(call, scope);
      default -> throw Code.internal("no null predicate: " + call.function());
    };
  }

  /** A NOT NULL operand is not even evaluated. */
  private static CodeExpression isNull(Scalar scalar, ExpressionScope scope) {
    return scalar.type().nullable() ? scope.operand(scalar).nullFlag() : Code.FALSE;
  }

  /** Both NULL, or both not NULL and equal. */
  private static CodeExpression notDistinct(Scalar.Call call, ExpressionScope scope) {
    ComparisonGenerator.Pair pair = ComparisonGenerator.pair(call.arguments(), scope);
    Operand left = scope.withCheapNull(pair.left(), "left");
    Operand right = scope.withCheapNull(pair.right(), "right");
    CodeExpression equal = pair.with(left, right).compare("EQUALS");
    if (!left.mayBeNull() || !right.mayBeNull()) {
      return Code.and(left.presence(), right.presence(), equal);
    }
    return Code.conditional(left.nullFlag(), right.nullFlag(), Code.and(right.presence(), equal));
  }
}
