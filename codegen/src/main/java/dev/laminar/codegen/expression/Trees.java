package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeNode;
import dev.laminar.codegen.tree.CodeWalk;
import dev.laminar.codegen.tree.ComparisonOperator;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.type.StorageKind;
import java.util.List;

/** Questions about code trees, and the shapes of values by storage. */
final class Trees {

  private Trees() {}

  /** What the components of a NULL hold. */
  static List<CodeExpression> zeros(StorageKind storage) {
    return Components.types(storage).stream().map(Code::defaultValue).toList();
  }

  static boolean isTrue(CodeExpression condition) {
    return condition.equals(Code.TRUE);
  }

  static boolean isFalse(CodeExpression condition) {
    return condition.equals(Code.FALSE);
  }

  /**
   * The negation; comparisons of integers are turned round, and De Morgan keeps it out of what
   * follows.
   */
  static CodeExpression not(CodeExpression operand) {
    return switch (operand) {
      case CodeExpression.Comparison comparison
          when !Types.isFloatingPoint(comparison.left().type()) ->
          Code.compare(opposite(comparison.operator()), comparison.left(), comparison.right());
      case CodeExpression.Or or -> Code.and(or.operands().stream().map(Trees::not).toList());
      case CodeExpression.And and -> Code.or(and.operands().stream().map(Trees::not).toList());
      default -> Code.not(operand);
    };
  }

  private static ComparisonOperator opposite(ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL -> ComparisonOperator.NOT_EQUAL;
      case NOT_EQUAL -> ComparisonOperator.EQUAL;
      case LESS -> ComparisonOperator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> ComparisonOperator.GREATER;
      case GREATER -> ComparisonOperator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> ComparisonOperator.LESS;
    };
  }

  /**
   * Whether a tree may be written several times without a local: a load, a literal, an element at a
   * simple index.
   */
  static boolean isSimple(CodeExpression expression) {
    return switch (expression) {
      case CodeExpression.Literal _, CodeExpression.LocalGet _, CodeExpression.This _ -> true;
      case CodeExpression.FieldGet get -> {
        CodeExpression target = get.target();
        yield target == null || isSimple(target);
      }
      case CodeExpression.ArrayGet get -> isSimple(get.array()) && isSimple(get.index());
      case CodeExpression.Not not -> isSimple(not.operand());
      case CodeExpression.Convert convert -> isSimple(convert.operand());
      case CodeExpression.ArrayLength _,
          CodeExpression.Unary _,
          CodeExpression.Binary _,
          CodeExpression.Comparison _,
          CodeExpression.And _,
          CodeExpression.Or _,
          CodeExpression.Conditional _,
          CodeExpression.CheckCast _,
          CodeExpression.Invoke _,
          CodeExpression.NewObject _,
          CodeExpression.NewArray _ ->
          false;
    };
  }

  /** Whether a tree has more than that many nodes. Looks at no more than it must. */
  static boolean isLargerThan(CodeExpression expression, int limit) {
    return remaining(expression, limit) < 0;
  }

  private static int remaining(CodeNode node, int budget) {
    int left = budget - 1;
    for (CodeNode child : CodeWalk.children(node)) {
      if (left < 0) {
        return left;
      }
      left = remaining(child, left);
    }
    return left;
  }
}
