package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeShape;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constructors of ARRAY, MAP and ROW values, and reads of their parts: {@code ARRAY_OF(e, …)},
 * {@code MAP_OF(k, v, …)}, {@code ROW_OF(f, …)}, {@code ITEM(array, index)}, {@code ITEM(map,
 * key)}, {@code FIELD(row, index)}; {@code PART_OF(x)} and {@code PARTS_OF(array)} for aggregates.
 * Arguments of constructors have the types of the parts.
 */
final class CompositeGenerator implements CallForm {

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return switch (function) {
      case "ARRAY_OF", "MAP_OF", "ROW_OF" -> true;
      case "PART_OF" -> arguments.size() == 1;
      case "PARTS_OF" -> arguments.size() == 1 && arguments.getFirst().kind() == TypeKind.ARRAY;
      case "FIELD" -> arguments.size() == 2 && arguments.getFirst().kind() == TypeKind.ROW;
      case "ITEM" ->
          arguments.size() == 2
              && switch (arguments.getFirst().kind()) {
                case ARRAY -> isIndex(arguments.get(1));
                case MAP -> arguments.get(1).isLaidOutLike(arguments.getFirst().firstPart());
                default -> false;
              };
      default -> false;
    };
  }

  private static boolean isIndex(DataType type) {
    return type.isInteger() || type.kind() == TypeKind.NULL;
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    return switch (call.function()) {
      case "ARRAY_OF" -> array(call, scope);
      case "MAP_OF" -> map(call, scope);
      case "ROW_OF" -> row(call, scope);
      case "PART_OF" -> part(call, scope);
      case "PARTS_OF" -> parts(call, scope);
      case "ITEM" -> item(call, scope);
      case "FIELD" -> field(call, scope);
      default -> throw Code.internal("no constructor: " + call.function());
    };
  }

  private static Operand array(Scalar.Call call, ExpressionScope scope) {
    List<Operand> elements = stable(call.arguments(), scope);
    CodeExpression builder = CompositeParts.builder(scope, "array");
    scope.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
    for (Operand element : elements) {
      CompositeParts.put(scope, builder, call.type().firstPart(), element, "element");
    }
    scope.evaluate(Code.invoke(builder, CompositeBuilder.class, "end"));
    return CompositeParts.built(call.type(), builder, null);
  }

  /** Operands that are all there before the first of them is written. */
  private static List<Operand> stable(List<Scalar> scalars, ExpressionScope scope) {
    List<Operand> operands = new ArrayList<>();
    for (Scalar scalar : scalars) {
      operands.add(scope.stable(scope.operand(scalar), ExpressionScope.hint(scalar)));
    }
    return operands;
  }

  private static Operand map(Scalar.Call call, ExpressionScope scope) {
    List<Operand> parts = stable(call.arguments(), scope);
    CodeExpression builder = CompositeParts.builder(scope, "map");
    scope.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
    for (int i = 0; i < parts.size(); i += 2) {
      Operand key = scope.withCheapNull(parts.get(i), "key");
      scope.evaluate(
          key.mayBeNull()
              ? Code.invoke(
                  builder,
                  CompositeBuilder.class,
                  "key",
                  key.nullFlag(),
                  scope.context().sites(),
                  scope.site(call.span()))
              : Code.invoke(builder, CompositeBuilder.class, "key"));
      CompositeParts.put(scope, builder, call.type().firstPart(), key, "key");
      scope.evaluate(Code.invoke(builder, CompositeBuilder.class, "mapped"));
      CompositeParts.put(scope, builder, call.type().mapValue(), parts.get(i + 1), "value");
    }
    scope.evaluate(Code.invoke(builder, CompositeBuilder.class, "endMap"));
    return CompositeParts.built(call.type(), builder, null);
  }

  private static Operand row(Scalar.Call call, ExpressionScope scope) {
    List<Operand> fields = stable(call.arguments(), scope);
    CodeExpression builder = CompositeParts.builder(scope, "row");
    scope.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
    for (int i = 0; i < fields.size(); i++) {
      DataType type = call.type().parts().get(i).type();
      CompositeParts.put(scope, builder, type, fields.get(i), "field");
    }
    return CompositeParts.built(call.type(), builder, null);
  }

  /** A value with its marker, NULL too, as it lies in an array. */
  private static Operand part(Scalar.Call call, ExpressionScope scope) {
    Scalar value = call.arguments().getFirst();
    Operand part = scope.stable(scope.operand(value), "part");
    CodeExpression builder = CompositeParts.builder(scope, "part");
    scope.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
    CompositeParts.put(scope, builder, value.type(), part, "part");
    return CompositeParts.built(call.type(), builder, null);
  }

  /** The elements of an array without the end. */
  private static Operand parts(Scalar.Call call, ExpressionScope scope) {
    Operand array = scope.stable(scope.operand(call.arguments().getFirst()), "parts");
    List<CodeExpression> components = new ArrayList<>(array.components());
    components.set(2, Code.subtract(components.get(2), Code.literal(1)));
    return new Operand(call.type(), components, array.isNull(), true);
  }

  private static Operand item(Scalar.Call call, ExpressionScope scope) {
    Scalar collection = call.arguments().getFirst();
    DataType type = collection.type();
    Operand whole = scope.stable(scope.operand(collection), "collection");
    Scalar second = call.arguments().get(1);
    if (whole.isAlwaysNull() || second.type().kind() == TypeKind.NULL) {
      return Operand.nullOf(call.type());
    }
    boolean isArray = type.kind() == TypeKind.ARRAY;
    DataType wanted = isArray ? DataType.of(TypeKind.BIGINT, true) : type.firstPart();
    Operand by = scope.stable(Coercion.operand(second, wanted, scope), "by");
    CodeExpression shape = CompositeParts.shape(scope.context(), type, "item");
    List<CodeExpression> arguments =
        new ArrayList<>(List.of(whole.components().get(0), whole.components().get(1)));
    if (isArray) {
      arguments.add(whole.components().get(2));
      arguments.add(by.value());
    } else {
      CodeExpression builder = CompositeParts.builder(scope, "key");
      scope.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
      CompositeParts.put(scope, builder, type.firstPart(), by, "key");
      arguments.addAll(CompositeParts.built(type, builder, null).components());
    }
    CodeExpression found =
        Code.invoke(shape, CompositeShape.class, isArray ? "element" : "value", arguments);
    CodeExpression isNull = StrictCall.nullFlag(List.of(whole, by));
    CodeExpression marker =
        scope.declared(
            "marker", isNull == null ? found : Code.conditional(isNull, Code.literal(-1), found));
    CodeExpression absent =
        Code.or(
            Code.less(marker, Code.literal(0)),
            CompositeParts.isAbsent(whole.components().getFirst(), marker));
    return read(call.type(), whole, marker, absent, "item", scope);
  }

  private static Operand field(Scalar.Call call, ExpressionScope scope) {
    Scalar row = call.arguments().getFirst();
    if (!(call.arguments().get(1) instanceof Scalar.Constant(Object index, _, _))
        || !(index instanceof Integer number)) {
      throw Code.internal("a field is told by its index");
    }
    Operand whole = scope.stable(scope.operand(row), "row");
    if (whole.isAlwaysNull()) {
      return Operand.nullOf(call.type());
    }
    CodeExpression heap = whole.components().getFirst();
    CodeExpression found =
        CompositeParts.field(
            scope.context(), row.type(), heap, whole.components().get(1), number, "field");
    CodeExpression isNull = whole.isNull();
    CodeExpression marker =
        scope.declared(
            "field", isNull == null ? found : Code.conditional(isNull, Code.literal(0), found));
    boolean mayBeNull = row.type().parts().get(number).type().nullable();
    CodeExpression own = mayBeNull ? CompositeParts.isAbsent(heap, marker) : null;
    CodeExpression absent = own == null ? isNull : isNull == null ? own : Code.or(isNull, own);
    return read(call.type(), whole, marker, absent, "field", scope);
  }

  static Operand read(
      DataType type,
      Operand whole,
      CodeExpression marker,
      @Nullable CodeExpression absent,
      String hint,
      ExpressionScope scope) {
    CodeExpression isNull =
        absent == null || Trees.isSimple(absent) ? absent : scope.declared(hint + "IsNull", absent);
    String name = scope.context().prefix() + hint;
    ScalarValue value =
        CompositeParts.read(
            scope.statements(),
            scope.context(),
            type,
            whole.components().getFirst(),
            marker,
            isNull,
            name);
    return Operand.of(value);
  }
}
