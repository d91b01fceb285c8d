package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.CodeExpression;

/** Sends calls to the generator of their form. */
final class CallGenerator {

  private CallGenerator() {}

  static Operand operand(Scalar.Call call, ExpressionScope scope) {
    return ScalarFunctions.form(call.function()).operand(call, scope.withConstantHint(hint(call)));
  }

  static CodeExpression condition(Scalar.Call call, boolean wanted, ExpressionScope scope) {
    return ScalarFunctions.form(call.function())
        .condition(call, wanted, scope.withConstantHint(hint(call)));
  }

  /**
   * What literals among the arguments are called: after the column they are compared with, else
   * after the function.
   */
  private static String hint(Scalar.Call call) {
    for (Scalar argument : call.arguments()) {
      if (argument instanceof Scalar.InputColumn column) {
        return column.name();
      }
    }
    return Names.camel(call.function());
  }
}
