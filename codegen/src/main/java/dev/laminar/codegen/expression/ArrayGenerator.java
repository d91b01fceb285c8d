package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.composite.ArrayEditor;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeShape;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.kernel.type.TypeText;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions of arrays and maps. All are NULL for a NULL array or map; an element that is looked for
 * or added may be NULL.
 */
final class ArrayGenerator implements CallForm {

  static final String[] NAMES = {
    "CARDINALITY",
    "ELEMENT",
    "ARRAY_CONCAT",
    "ARRAY_APPEND",
    "ARRAY_PREPEND",
    "ARRAY_CONTAINS",
    "ARRAY_POSITION",
    "ARRAY_REMOVE",
    "ARRAY_COMPACT",
    "ARRAY_DISTINCT",
    "ARRAY_REVERSE",
    "ARRAY_SLICE",
    "ARRAY_UNION",
    "ARRAY_INTERSECT",
    "ARRAY_EXCEPT",
    "ARRAYS_OVERLAP",
    "ARRAY_MIN",
    "ARRAY_MAX",
    "SORT_ARRAY",
    "ARRAY_TO_STRING",
    "STRING_TO_ARRAY",
    "SPLIT",
    "MAP_KEYS",
    "MAP_VALUES",
    "MAP_ENTRIES",
    "MAP_CONTAINS_KEY",
  };

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    int count = arguments.size();
    if (count == 0) {
      return false;
    }
    DataType first = arguments.getFirst();
    boolean array = first.kind() == TypeKind.ARRAY;
    boolean map = first.kind() == TypeKind.MAP;
    return switch (function) {
      case "CARDINALITY" -> count == 1 && (array || map);
      case "ELEMENT",
          "ARRAY_COMPACT",
          "ARRAY_DISTINCT",
          "ARRAY_REVERSE",
          "ARRAY_MIN",
          "ARRAY_MAX" ->
          count == 1 && array;
      case "ARRAY_CONCAT" -> count >= 2 && allAlike(arguments);
      case "ARRAY_UNION", "ARRAY_INTERSECT", "ARRAY_EXCEPT", "ARRAYS_OVERLAP" ->
          count == 2 && allAlike(arguments);
      case "ARRAY_APPEND", "ARRAY_PREPEND", "ARRAY_CONTAINS", "ARRAY_POSITION", "ARRAY_REMOVE" ->
          count == 2 && array && isElement(first, arguments.get(1));
      case "ARRAY_SLICE" ->
          count == 3 && array && arguments.get(1).isInteger() && arguments.get(2).isInteger();
      case "SORT_ARRAY" ->
          array && (count == 1 || count == 2 && arguments.get(1).kind() == TypeKind.BOOLEAN);
      case "ARRAY_TO_STRING" ->
          array && first.firstPart().isText() && count <= 3 && count >= 2 && areTexts(arguments, 1);
      case "STRING_TO_ARRAY" -> (count == 2 || count == 3) && areTexts(arguments, 0);
      case "SPLIT" -> count == 2 && areTexts(arguments, 0);
      case "MAP_KEYS", "MAP_VALUES", "MAP_ENTRIES" -> count == 1 && map;
      case "MAP_CONTAINS_KEY" -> count == 2 && map && isElement(first, arguments.get(1));
      default -> false;
    };
  }

  private static boolean allAlike(List<DataType> arguments) {
    DataType first = arguments.getFirst();
    return first.kind() == TypeKind.ARRAY
        && arguments.stream()
            .allMatch(type -> first.isLaidOutLike(type) || type.isLaidOutLike(first));
  }

  private static boolean isElement(DataType collection, DataType type) {
    DataType element = collection.firstPart();
    return type.kind() == TypeKind.NULL
        || element.isLaidOutLike(type)
        || type.isLaidOutLike(element);
  }

  private static boolean areTexts(List<DataType> arguments, int first) {
    return arguments.subList(first, arguments.size()).stream()
        .allMatch(type -> type.isText() || type.kind() == TypeKind.NULL);
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    List<Operand> operands = new ArrayList<>();
    for (Scalar argument : call.arguments()) {
      operands.add(scope.stable(scope.operand(argument), ExpressionScope.hint(argument)));
    }
    return new Generator(call, operands, scope).operand();
  }

  /** One call. */
  private record Generator(Scalar.Call call, List<Operand> operands, ExpressionScope scope) {

    Operand operand() {
      if (operands.getFirst().isAlwaysNull()) {
        return Operand.nullOf(call.type());
      }
      return switch (call.function()) {
        case "CARDINALITY" ->
            StrictCall.guarded(
                call.type(),
                operands,
                Code.invoke(
                    shape(), CompositeShape.class, "count", operands.getFirst().components()));
        case "ELEMENT" -> only();
        case "ARRAY_MIN" -> extreme(false);
        case "ARRAY_MAX" -> extreme(true);
        case "ARRAY_CONCAT" -> concat();
        case "ARRAY_APPEND", "ARRAY_PREPEND" -> extended();
        case "ARRAY_CONTAINS", "MAP_CONTAINS_KEY", "ARRAY_POSITION" -> search();
        case "ARRAY_REMOVE" -> {
          CodeExpression editor = editor();
          yield edited(
              List.of(array()),
              editor,
              present -> edit(editor, "remove", arguments(needle(present))));
        }
        case "ARRAY_COMPACT" -> edited("compact");
        case "ARRAY_DISTINCT" -> edited("distinct");
        case "ARRAY_REVERSE" -> edited("reverse");
        case "ARRAY_SLICE" -> {
          CodeExpression editor = editor();
          yield edited(
              operands,
              editor,
              _ -> edit(editor, "slice", arguments(List.of(number(1), number(2)))));
        }
        case "ARRAY_UNION" -> edited("union", start(1));
        case "ARRAY_INTERSECT" -> edited("common", with(start(1), Code.TRUE));
        case "ARRAY_EXCEPT" -> edited("common", with(start(1), Code.FALSE));
        case "ARRAYS_OVERLAP" ->
            StrictCall.guarded(
                call.type(), operands, edit(editor(), "overlaps", arguments(start(1))));
        case "SORT_ARRAY" ->
            edited("sort", List.of(operands.size() == 1 ? Code.TRUE : operands.get(1).value()));
        case "ARRAY_TO_STRING" -> joined();
        case "STRING_TO_ARRAY" -> split(true);
        case "SPLIT" -> split(false);
        case "MAP_KEYS" -> edited("parts", List.of(Code.FALSE));
        case "MAP_VALUES" -> edited("parts", List.of(Code.TRUE));
        case "MAP_ENTRIES" -> edited("entries");
        default -> throw Code.internal("no function of arrays: " + call.function());
      };
    }

    private Operand array() {
      return operands.getFirst();
    }

    private DataType type() {
      return call.arguments().getFirst().type();
    }

    private CodeExpression shape() {
      return CompositeParts.shape(scope.context(), type(), "array");
    }

    private CodeExpression editor() {
      return editor(type());
    }

    private CodeExpression editor(DataType type) {
      return scope
          .context()
          .callSite(ArrayEditor.class, List.of(Code.literal(TypeText.write(type))), "arrayEditor");
    }

    /** Heap and offset of an operand. */
    private List<CodeExpression> start(int operand) {
      return operands.get(operand).components().subList(0, 2);
    }

    private static List<CodeExpression> with(List<CodeExpression> some, CodeExpression last) {
      List<CodeExpression> all = new ArrayList<>(some);
      all.add(last);
      return all;
    }

    /** Heap and offset of the array, and more. */
    private List<CodeExpression> arguments(List<CodeExpression> more) {
      List<CodeExpression> all = new ArrayList<>(start(0));
      all.addAll(more);
      return all;
    }

    private CodeExpression number(int operand) {
      return Code.convert(operands.get(operand).value(), ConstantDescs.CD_long);
    }

    private static CodeExpression edit(
        CodeExpression editor, String method, List<CodeExpression> arguments) {
      return Code.invoke(editor, ArrayEditor.class, method, arguments);
    }

    private Operand edited(String method) {
      return edited(method, List.of());
    }

    private Operand edited(String method, List<CodeExpression> more) {
      CodeExpression editor = editor();
      return edited(operands, editor, _ -> edit(editor, method, arguments(more)));
    }

    /** What an editor makes unless an operand is NULL. */
    private Operand edited(
        List<Operand> strict,
        CodeExpression editor,
        Function<ExpressionScope, CodeExpression> calls) {
      CodeExpression isNull = cheap(StrictCall.nullFlag(strict));
      ExpressionScope present = scope.nested();
      present.evaluate(calls.apply(present));
      scope.addIf(isNull == null ? Code.TRUE : Trees.not(isNull), present);
      return CompositeParts.built(call.type(), result(editor), isNull);
    }

    private @Nullable CodeExpression cheap(@Nullable CodeExpression isNull) {
      return isNull == null || Trees.isSimple(isNull)
          ? isNull
          : scope.declared("anyIsNull", isNull);
    }

    private static CodeExpression result(CodeExpression editor) {
      return Code.field(editor, ArrayEditor.class, "result");
    }

    /** Writes the second operand as an element. Returns where it is. */
    private List<CodeExpression> needle(ExpressionScope present) {
      CodeExpression builder = CompositeParts.builder(scope, "needle");
      present.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
      CompositeParts.put(present, builder, type().firstPart(), operands.get(1), "needle");
      return CompositeParts.built(type(), builder, null).components();
    }

    /** ARRAY_POSITION finds NULL, too; the others are NULL for it. */
    private Operand search() {
      boolean position = call.function().equals("ARRAY_POSITION");
      if (!position && operands.get(1).isAlwaysNull()) {
        return Operand.nullOf(call.type());
      }
      CodeExpression isNull = cheap(StrictCall.nullFlag(position ? List.of(array()) : operands));
      CodeExpression editor = editor();
      CodeExpression found;
      ExpressionScope present = scope.nested();
      List<CodeExpression> needle = needle(present);
      if (type().kind() == TypeKind.MAP) {
        found =
            Code.greaterOrEqual(
                Code.invoke(shape(), CompositeShape.class, "value", arguments(needle)),
                Code.literal(0));
      } else {
        CodeExpression at = edit(editor, "position", arguments(needle));
        found = position ? at : Code.greater(at, Code.literal(0));
      }
      Local local = scope.declare("found", Code.defaultValue(found.type()));
      present.assign(local, found);
      scope.addIf(isNull == null ? Code.TRUE : Trees.not(isNull), present);
      CodeExpression value = Code.get(local);
      CodeExpression flag = position ? Code.equal(value, Code.literal(0)) : isNull;
      return new Operand(call.type(), List.of(value), flag, true);
    }

    private Operand concat() {
      CodeExpression isNull = cheap(StrictCall.nullFlag(operands));
      ExpressionScope present = scope.nested();
      CodeExpression builder = CompositeParts.builder(scope, "concat");
      present.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
      operands.forEach(part -> copy(present, builder, part));
      present.evaluate(Code.invoke(builder, CompositeBuilder.class, "end"));
      scope.addIf(isNull == null ? Code.TRUE : Trees.not(isNull), present);
      return CompositeParts.built(call.type(), builder, isNull);
    }

    /** Copies the elements of an array. */
    private static void copy(ExpressionScope present, CodeExpression builder, Operand array) {
      present.evaluate(
          Code.invoke(
              builder,
              CompositeBuilder.class,
              "copy",
              array.components().get(0),
              array.components().get(1),
              Code.subtract(array.components().get(2), Code.literal(1))));
    }

    private Operand extended() {
      CodeExpression isNull = array().isNull();
      ExpressionScope present = scope.nested();
      CodeExpression builder = CompositeParts.builder(scope, "extended");
      present.evaluate(Code.invoke(builder, CompositeBuilder.class, "begin"));
      boolean first = call.function().equals("ARRAY_PREPEND");
      if (!first) {
        copy(present, builder, array());
      }
      CompositeParts.put(present, builder, type().firstPart(), operands.get(1), "element");
      if (first) {
        copy(present, builder, array());
      }
      present.evaluate(Code.invoke(builder, CompositeBuilder.class, "end"));
      scope.addIf(isNull == null ? Code.TRUE : Trees.not(isNull), present);
      return CompositeParts.built(call.type(), builder, isNull);
    }

    private Operand extreme(boolean greatest) {
      CodeExpression editor = editor();
      return part(edit(editor, "extreme", arguments(List.of(Code.literal(greatest)))));
    }

    private Operand only() {
      CodeExpression found =
          Code.invoke(
              shape(),
              CompositeShape.class,
              "only",
              array().components().get(0),
              array().components().get(1),
              array().components().get(2),
              scope.context().sites(),
              scope.site(call.span()));
      return part(found);
    }

    /** The element at a marker; NULL for a negative one. */
    private Operand part(CodeExpression found) {
      CodeExpression isNull = array().isNull();
      CodeExpression marker =
          scope.declared(
              "marker", isNull == null ? found : Code.conditional(isNull, Code.literal(-1), found));
      CodeExpression absent =
          Code.or(
              Code.less(marker, Code.literal(0)),
              CompositeParts.isAbsent(array().components().getFirst(), marker));
      return CompositeGenerator.read(call.type(), array(), marker, absent, "part", scope);
    }

    /** A text that may be absent: length -1. */
    private List<CodeExpression> text(int operand) {
      CodeExpression nothing =
          Code.field(
              scope.context().callSite(BytesResult.class, List.of(), "nothing"),
              BytesResult.class,
              "heap");
      if (operand >= operands.size() || operands.get(operand).isAlwaysNull()) {
        return List.of(nothing, Code.literal(0), Code.literal(-1));
      }
      Operand text = operands.get(operand);
      CodeExpression isNull = text.isNull();
      return isNull == null
          ? text.components()
          : List.of(
              Code.conditional(isNull, nothing, text.components().get(0)),
              Code.conditional(isNull, Code.literal(0), text.components().get(1)),
              Code.conditional(isNull, Code.literal(-1), text.components().get(2)));
    }

    private Operand joined() {
      if (operands.get(1).isAlwaysNull()) {
        return Operand.nullOf(call.type());
      }
      CodeExpression editor = editor();
      return StrictCall.bytes(
          call.type(),
          operands.subList(0, 2),
          result -> {
            List<CodeExpression> all = arguments(operands.get(1).components());
            all.addAll(text(2));
            all.add(result);
            return edit(editor, "join", all);
          },
          "joined",
          scope);
    }

    /** With NULL as separator, each character is a piece (PostgreSQL). */
    private Operand split(boolean emptyIsNone) {
      if (!emptyIsNone && operands.get(1).isAlwaysNull()) {
        return Operand.nullOf(call.type());
      }
      CodeExpression editor = editor(call.type());
      List<Operand> strict = emptyIsNone ? operands.subList(0, 1) : operands;
      return edited(
          strict,
          editor,
          _ -> {
            List<CodeExpression> all = new ArrayList<>(array().components());
            all.addAll(text(1));
            all.addAll(text(2));
            all.add(Code.literal(emptyIsNone));
            return edit(editor, "split", all);
          });
    }
  }
}
