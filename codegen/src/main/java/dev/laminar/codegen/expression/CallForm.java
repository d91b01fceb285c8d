package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import java.util.List;

/** Generates the calls of some functions. */
interface CallForm {

  Operand operand(Scalar.Call call, ExpressionScope scope);

  /** The BOOLEAN call is TRUE, or FALSE if that is wanted. */
  default CodeExpression condition(Scalar.Call call, boolean wanted, ExpressionScope scope) {
    return ExpressionGenerator.condition(operand(call, scope), wanted);
  }

  /** Whether the function takes arguments of these types. */
  boolean accepts(String function, List<DataType> arguments);
}
