package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.composite.MultisetEditor;
import dev.laminar.kernel.composite.MultisetEditor.Operation;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.kernel.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions of multisets, which are arrays whose elements are in order, and the map of an array of
 * entries. All are NULL for NULL.
 */
final class MultisetGenerator implements CallForm {

  static final String[] NAMES = {
    "MULTISET_OF",
    "MULTISET_DISTINCT",
    "MULTISET_UNION_ALL",
    "MULTISET_UNION_DISTINCT",
    "MULTISET_INTERSECT_ALL",
    "MULTISET_INTERSECT_DISTINCT",
    "MULTISET_EXCEPT_ALL",
    "MULTISET_EXCEPT_DISTINCT",
    "SUBMULTISET_OF",
    "IS_A_SET",
    "MAP_FROM_ENTRIES",
  };

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    boolean arrays =
        !arguments.isEmpty()
            && arguments.stream().allMatch(type -> type.kind() == TypeKind.ARRAY)
            && arguments.stream()
                .allMatch(type ->
                    arguments.getFirst().isLaidOutLike(type)
                        || type.isLaidOutLike(arguments.getFirst()));
    return switch (function) {
      case "MULTISET_OF", "MULTISET_DISTINCT", "IS_A_SET" -> arguments.size() == 1 && arrays;
      case "MAP_FROM_ENTRIES" ->
          arguments.size() == 1
              && arrays
              && arguments.getFirst().firstPart().kind() == TypeKind.ROW
              && arguments.getFirst().firstPart().parts().size() == 2;
      default -> arguments.size() == 2 && arrays;
    };
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    List<Operand> operands = new ArrayList<>();
    for (Scalar argument : call.arguments()) {
      operands.add(scope.stable(scope.operand(argument), ExpressionScope.hint(argument)));
    }
    if (operands.stream().anyMatch(Operand::isAlwaysNull)) {
      return Operand.nullOf(call.type());
    }
    CodeExpression editor =
        scope
            .context()
            .callSite(
                MultisetEditor.class,
                List.of(Code.literal(TypeText.write(call.arguments().getFirst().type()))),
                "multisetEditor");
    List<CodeExpression> arguments = new ArrayList<>();
    operands.forEach(operand -> arguments.addAll(operand.components().subList(0, 2)));
    return switch (call.function()) {
      case "SUBMULTISET_OF" ->
          StrictCall.guarded(call.type(), operands, edit(editor, "isPartOf", arguments));
      case "IS_A_SET" ->
          StrictCall.guarded(call.type(), operands, edit(editor, "isSet", arguments));
      case "MULTISET_OF" -> made(call, scope, operands, editor, "sort", arguments);
      case "MULTISET_DISTINCT" -> made(call, scope, operands, editor, "distinct", arguments);
      case "MAP_FROM_ENTRIES" -> {
        arguments.add(scope.context().sites());
        arguments.add(scope.site(call.span()));
        yield made(call, scope, operands, editor, "map", arguments);
      }
      default -> {
        String operation = call.function().substring("MULTISET_".length());
        arguments.add(Code.literal(Operation.valueOf(operation).ordinal()));
        yield made(call, scope, operands, editor, "combine", arguments);
      }
    };
  }

  private static CodeExpression edit(
      CodeExpression editor, String method, List<CodeExpression> arguments) {
    return Code.invoke(editor, MultisetEditor.class, method, arguments);
  }

  /** What the editor makes unless an operand is NULL. */
  private static Operand made(
      Scalar.Call call,
      ExpressionScope scope,
      List<Operand> operands,
      CodeExpression editor,
      String method,
      List<CodeExpression> arguments) {
    CodeExpression flag = StrictCall.nullFlag(operands);
    CodeExpression isNull = cheap(scope, flag);
    ExpressionScope present = scope.nested();
    present.evaluate(edit(editor, method, arguments));
    scope.addIf(isNull == null ? Code.TRUE : Trees.not(isNull), present);
    return CompositeParts.built(
        call.type(), Code.field(editor, MultisetEditor.class, "result"), isNull);
  }

  private static @Nullable CodeExpression cheap(
      ExpressionScope scope, @Nullable CodeExpression isNull) {
    return isNull == null || Trees.isSimple(isNull) ? isNull : scope.declared("anyIsNull", isNull);
  }
}
