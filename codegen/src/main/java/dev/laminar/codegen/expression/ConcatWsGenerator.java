package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.TextJoiner;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code CONCAT_WS(separator, part, …)}: NULL when the separator is, and parts that are NULL are
 * left out together with their separator.
 */
final class ConcatWsGenerator implements CallForm {

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return !arguments.isEmpty()
        && arguments.stream().allMatch(type -> type.isText() || type.kind() == TypeKind.NULL);
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    Operand separator = scope.stable(scope.operand(call.arguments().getFirst()), "separator");
    if (separator.isAlwaysNull()) {
      return Operand.nullOf(call.type());
    }
    CodeExpression joiner = scope.context().callSite(TextJoiner.class, List.of(), "joiner");
    List<Operand> parts = new ArrayList<>();
    for (Scalar argument : call.arguments().subList(1, call.arguments().size())) {
      parts.add(scope.stable(scope.operand(argument), ExpressionScope.hint(argument)));
    }
    ExpressionScope joining = scope.nested();
    joining.evaluate(Code.invoke(joiner, TextJoiner.class, "begin"));
    for (Operand part : parts) {
      if (!part.isAlwaysNull()) {
        List<CodeExpression> arguments = StrictCall.components(List.of(separator, part));
        ExpressionScope present = joining.nested();
        present.evaluate(
            Code.invoke(joiner, TextJoiner.class, "add", arguments.toArray(CodeExpression[]::new)));
        joining.addIf(part.presence(), present);
      }
    }
    scope.addIf(separator.presence(), joining);
    List<CodeExpression> components =
        List.of(
            Code.field(joiner, TextJoiner.class, "heap"),
            Code.literal(0),
            Code.field(joiner, TextJoiner.class, "length"));
    return new Operand(call.type(), components, separator.isNull(), true);
  }
}
