package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import java.util.List;

/** CURRENT_WATERMARK(ts): the watermark that the row met, NULL before the first. */
final class CurrentWatermarkGenerator implements CallForm {

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return arguments.size() == 1;
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    CodeExpression watermark = scope.context().rowWatermark();
    return Operand.of(
        new ScalarValue(
            call.type(), List.of(watermark), Code.equal(watermark, Code.literal(Long.MIN_VALUE))));
  }
}
