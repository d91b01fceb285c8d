package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import org.jspecify.annotations.Nullable;

/** Questions about generated values. */
final class Values {

  private Values() {}

  /** True when the value is there and not NULL; an absent argument (COUNT(*)) counts as present. */
  static CodeExpression isPresent(@Nullable ScalarValue value) {
    return value == null || value.isNull() == null ? Code.TRUE : Code.not(value.isNull());
  }
}
