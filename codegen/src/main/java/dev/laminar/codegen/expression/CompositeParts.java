package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.composite.CompositeShape;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeText;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes of the parts of ARRAY, MAP and ROW values: see {@link CompositeBytes}. */
public final class CompositeParts {

  private CompositeParts() {}

  /** A call-site object that knows the way over values of a type. */
  public static CodeExpression shape(ExpressionContext context, DataType type, String hint) {
    return context.callSite(
        CompositeShape.class, List.of(Code.literal(TypeText.write(type))), hint + "Shape");
  }

  /** Whether a part has no value; {@code marker} is where its marker is. */
  public static CodeExpression isAbsent(CodeExpression heap, CodeExpression marker) {
    return Code.notEqual(
        Code.convert(Code.element(heap, marker), ConstantDescs.CD_int),
        Code.literal(CompositeBytes.VALUE));
  }

  /** Where what follows a part begins; an end is not gone over. */
  public static CodeExpression next(
      ExpressionContext context,
      DataType type,
      CodeExpression heap,
      CodeExpression marker,
      String hint) {
    int width = CompositeBytes.width(type);
    return width >= 0
        ? Code.add(marker, Code.literal(1 + width))
        : Code.invoke(shape(context, type, hint), CompositeShape.class, "next", heap, marker);
  }

  /**
   * Where the marker of a field of a row is.
   *
   * @param row where the row's first marker is
   */
  public static CodeExpression field(
      ExpressionContext context,
      DataType type,
      CodeExpression heap,
      CodeExpression row,
      int index,
      String hint) {
    int distance = 0;
    for (int i = 0; i < index; i++) {
      int width = CompositeBytes.width(type.parts().get(i).type());
      if (width < 0) {
        return Code.invoke(
            shape(context, type, hint),
            CompositeShape.class,
            "field",
            heap,
            row,
            Code.literal(index));
      }
      distance += 1 + width;
    }
    return distance == 0 ? row : Code.add(row, Code.literal(distance));
  }

  /**
   * The value of a part in locals.
   *
   * @param marker where its marker is; repeatable
   * @param isNull repeatable; nothing is read where it holds. Null for a part that is never NULL
   */
  public static ScalarValue read(
      BlockBuilder out,
      ExpressionContext context,
      DataType type,
      CodeExpression heap,
      CodeExpression marker,
      @Nullable CodeExpression isNull,
      String name) {
    CodeExpression position = Code.add(marker, Code.literal(1));
    List<CodeExpression> components = new ArrayList<>();
    List<String> suffixes = Components.suffixes(type.storage());
    List<CodeExpression> reads =
        switch (type.storage()) {
          case BOOLEAN -> List.of(get("getBoolean", heap, position));
          case BYTE -> List.of(get("getByte", heap, position));
          case SHORT -> List.of(get("getShort", heap, position));
          case INT -> List.of(get("getInt", heap, position));
          case LONG -> List.of(get("getLong", heap, position));
          case FLOAT -> List.of(get("getFloat", heap, position));
          case DOUBLE -> List.of(get("getDouble", heap, position));
          case DECIMAL128 -> List.of(get("getLong", heap, position), get("getLow", heap, position));
          case BYTES ->
              type.isComposite()
                  ? List.of(heap, position, length(context, type, heap, position, name))
                  : text(out, context, heap, position, isNull, name);
        };
    for (int i = 0; i < reads.size(); i++) {
      CodeExpression read = reads.get(i);
      if (isNull != null && !Trees.isSimple(read)) {
        read = Code.conditional(isNull, Code.defaultValue(read.type()), read);
      }
      components.add(out.reusable(name + suffixes.get(i), read));
    }
    return new ScalarValue(type, components, isNull);
  }

  private static CodeExpression get(String getter, CodeExpression heap, CodeExpression position) {
    return Code.invokeStatic(CompositeBytes.class, getter, heap, position);
  }

  private static CodeExpression length(
      ExpressionContext context,
      DataType type,
      CodeExpression heap,
      CodeExpression position,
      String hint) {
    int width = CompositeBytes.width(type);
    return width >= 0
        ? Code.literal(width)
        : Code.subtract(
            Code.invoke(shape(context, type, hint), CompositeShape.class, "skip", heap, position),
            position);
  }

  private static List<CodeExpression> text(
      BlockBuilder out,
      ExpressionContext context,
      CodeExpression heap,
      CodeExpression position,
      @Nullable CodeExpression isNull,
      String name) {
    CodeExpression result = context.callSite(BytesResult.class, List.of(), name + "Text");
    CodeExpression read =
        Code.invokeStatic(CompositeBytes.class, "getText", heap, position, result);
    out.ifThen(isNull == null ? Code.TRUE : Code.not(isNull), then -> then.evaluate(read));
    return List.of(
        Code.get(out.declare(name + "Heap", Code.field(result, BytesResult.class, "heap"))),
        Code.get(out.declare(name + "Offset", Code.field(result, BytesResult.class, "offset"))),
        Code.get(out.declare(name + "Length", Code.field(result, BytesResult.class, "length"))));
  }

  /** Writes a part. */
  static void put(
      ExpressionScope scope, CodeExpression builder, DataType type, Operand value, String hint) {
    int width = Math.max(0, CompositeBytes.width(type));
    CodeExpression nothing =
        Code.invoke(builder, CompositeBuilder.class, "putNull", Code.literal(width));
    if (value.isAlwaysNull()) {
      scope.evaluate(nothing);
      return;
    }
    Operand part = scope.withCheapNull(value, hint);
    List<CodeExpression> components = part.components();
    String method =
        switch (type.storage()) {
          case BOOLEAN -> "putBoolean";
          case BYTE -> "putByte";
          case SHORT -> "putShort";
          case INT -> "putInt";
          case LONG -> "putLong";
          case FLOAT -> "putFloat";
          case DOUBLE -> "putDouble";
          case DECIMAL128 -> "putDecimal128";
          case BYTES -> type.isComposite() ? "putComposite" : "putText";
        };
    ExpressionScope present = scope.nested();
    present.evaluate(Code.invoke(builder, CompositeBuilder.class, method, components));
    ExpressionScope absent = scope.nested();
    absent.evaluate(nothing);
    scope.addIfElse(part.presence(), present, absent);
  }

  /** What a builder has written, as a value; repeatable until it begins another one. */
  static Operand built(DataType type, CodeExpression builder, @Nullable CodeExpression isNull) {
    return new Operand(
        type,
        List.of(
            Code.field(builder, CompositeBuilder.class, "heap"),
            Code.literal(0),
            Code.field(builder, CompositeBuilder.class, "length")),
        isNull,
        true);
  }

  static CodeExpression builder(ExpressionScope scope, String hint) {
    return scope.context().callSite(CompositeBuilder.class, List.of(), hint + "Builder");
  }
}
