package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/** {@code a || b || c}: joins up to four values at once instead of two by two. */
final class ConcatGenerator implements CallForm {

  private static final int MAX_ARGUMENTS = 4;

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return arguments.size() >= 2
        && (arguments.stream().allMatch(ConcatGenerator::isText)
            || arguments.stream().allMatch(ConcatGenerator::isBinary));
  }

  private static boolean isText(DataType type) {
    return type.isText() || type.kind() == TypeKind.NULL;
  }

  private static boolean isBinary(DataType type) {
    return type.isBinary() || type.kind() == TypeKind.NULL;
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    List<Scalar> parts = new ArrayList<>();
    flatten(call, parts);
    while (parts.size() > MAX_ARGUMENTS) {
      List<Scalar> first = List.copyOf(parts.subList(0, MAX_ARGUMENTS));
      boolean nullable = first.stream().anyMatch(part -> part.type().nullable());
      parts.subList(0, MAX_ARGUMENTS).clear();
      parts.addFirst(
          new Scalar.Call(call.function(), first, call.type().withNullable(nullable), call.span()));
    }
    return ScalarFunctions.intrinsic(
        new Scalar.Call(call.function(), parts, call.type(), call.span()), scope);
  }

  private static void flatten(Scalar.Call call, List<Scalar> parts) {
    for (Scalar argument : call.arguments()) {
      if (argument instanceof Scalar.Call inner && inner.function().equals(call.function())) {
        flatten(inner, parts);
      } else {
        parts.add(argument);
      }
    }
  }
}
