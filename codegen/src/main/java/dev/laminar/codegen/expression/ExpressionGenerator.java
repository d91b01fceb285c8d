package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import java.util.ArrayList;
import java.util.List;

/** Generates the code of scalar expressions; the entry point for operators. */
public final class ExpressionGenerator {

  private ExpressionGenerator() {}

  /**
   * Generates a value. What it takes goes to the end of {@code out}; the components of the result
   * are repeatable and may be read until the block ends.
   */
  public static ScalarValue generate(Scalar scalar, BlockBuilder out, ExpressionContext context) {
    ExpressionScope scope = new ExpressionScope(out, context);
    Operand value = scope.stable(scope.operand(scalar), ExpressionScope.hint(scalar));
    return new ScalarValue(scalar.type(), value.components(), value.isNull());
  }

  /**
   * Generates "is TRUE" of a BOOLEAN expression: false for FALSE and NULL. The result is to be
   * written once, right behind the statements added to {@code out}; there are none when the
   * condition is made of plain comparisons.
   */
  public static CodeExpression generateCondition(
      Scalar scalar, BlockBuilder out, ExpressionContext context) {
    return new ExpressionScope(out, context).condition(scalar, true);
  }

  /** The value as it comes, perhaps one tree. */
  static Operand operand(Scalar scalar, ExpressionScope scope) {
    return switch (scalar) {
      case Scalar.InputColumn column -> input(column, scope);
      case Scalar.Constant constant -> scope.constant(constant);
      case Scalar.Parameter parameter -> Operand.of(scope.context().parameter(parameter));
      case Scalar.Call call -> CallGenerator.operand(call, scope);
      case Scalar.UserCall call -> UserCallGenerator.operand(call, scope);
      case Scalar.Case branches -> CaseGenerator.operand(branches, scope);
      case Scalar.Cast cast -> CastGenerator.operand(cast, scope);
      case Scalar.InList in -> InListGenerator.operand(in, scope);
    };
  }

  /** The scalar is TRUE, or FALSE if that is wanted. */
  static CodeExpression condition(Scalar scalar, boolean wanted, ExpressionScope scope) {
    return switch (scalar) {
      case Scalar.Call call -> CallGenerator.condition(call, wanted, scope);
      case Scalar.InList in -> InListGenerator.condition(in, wanted, scope);
      case Scalar.InputColumn _,
          Scalar.Constant _,
          Scalar.Parameter _,
          Scalar.UserCall _,
          Scalar.Case _,
          Scalar.Cast _ ->
          condition(operand(scalar, scope), wanted);
    };
  }

  /** A BOOLEAN value is TRUE (FALSE). */
  static CodeExpression condition(Operand value, boolean wanted) {
    CodeExpression truth = wanted ? value.value() : Trees.not(value.value());
    return Code.and(value.presence(), truth);
  }

  private static Operand input(Scalar.InputColumn column, ExpressionScope scope) {
    ScalarValue value = scope.context().input(column);
    List<CodeExpression> components = new ArrayList<>();
    for (int i = 0; i < value.components().size(); i++) {
      CodeExpression component = value.components().get(i);
      boolean primitive = component.type().isPrimitive();
      components.add(
          primitive
              ? Code.convert(component, Components.types(column.type().storage()).get(i))
              : component);
    }
    CodeExpression isNull = column.type().nullable() ? value.isNull() : null;
    return new Operand(column.type(), components, isNull, true);
  }
}
