package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.CodeExpression;

/** Sends calls to the generator of their form. */
final class CallGenerator {

  private CallGenerator() {}

  static Operand operand(Scalar.Call call, ExpressionScope scope) {
    return ScalarFunctions.form(call.function()).operand(call, scope);
  }

  static CodeExpression condition(Scalar.Call call, boolean wanted, ExpressionScope scope) {
    return ScalarFunctions.form(call.function()).condition(call, wanted, scope);
  }
}
