package dev.laminar.connectors.formats;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.format.JsonWriter;
import dev.laminar.kernel.format.TextWriter;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Generates what writes ARRAY, MAP and ROW values as JSON arrays and objects: a method for each
 * such type inside of a column's, which goes over the parts and returns where they end.
 */
final class JsonPartEncoder {

  private final ClassBuilder owner;
  private final EncoderGenerator values;
  private final DataType type;
  private final String hint;
  private final List<JsonPartEncoder> parts = new ArrayList<>();

  /** What stands before each field of a row. */
  private final List<FieldModel> keys = new ArrayList<>();

  private final FieldModel text;
  private @Nullable MethodBuilder made;

  JsonPartEncoder(ClassBuilder owner, EncoderGenerator values, DataType type, String hint) {
    this.owner = owner;
    this.values = values;
    this.type = type;
    this.hint = hint;
    this.text = owner.field(hint + "_text", Types.of(BytesResult.class), false, () -> "");
    for (int i = 0; i < type.parts().size(); i++) {
      Column part = type.parts().get(i);
      parts.add(new JsonPartEncoder(owner, values, part.type(), hint + "_" + (i + 1)));
      if (isRow()) {
        keys.add(owner.field(hint + "_key" + (i + 1), CD_byte.arrayType(), false, () -> ""));
      }
    }
  }

  private boolean isRow() {
    return type.kind() == TypeKind.ROW;
  }

  /** Fills the fields that do not change. */
  void fillConstructor(BlockBuilder body) {
    body.add(owner.set(text, Code.newObject(BytesResult.class)));
    for (int i = 0; i < keys.size(); i++) {
      CodeExpression name = Code.literal(type.parts().get(i).name());
      body.add(
          owner.set(
              keys.get(i), Code.invokeStatic(JsonWriter.class, "key", name, Code.literal(i == 0))));
    }
    parts.forEach(part -> part.fillConstructor(body));
  }

  /** {@code int write(heap, position, out)}: writes the value there, returns where it ends. */
  MethodBuilder method() {
    if (made == null) {
      made = make();
    }
    return made;
  }

  private MethodBuilder make() {
    MethodBuilder method = owner.method(hint, CD_int).hot();
    method.comment(() -> type.toSql());
    CodeExpression heap = Code.get(method.parameter("heap", CD_byte.arrayType()));
    CodeExpression position = Code.get(method.parameter("position", CD_int));
    CodeExpression out = Code.get(method.parameter("out", EncoderGenerator.BUILDER));
    BlockBuilder body = method.body();
    Local marker = body.declare("marker", position);
    switch (type.kind()) {
      case ARRAY -> {
        character(body, out, '[');
        loop(
            body,
            heap,
            position,
            marker,
            out,
            inside -> parts.getFirst().part(inside, heap, marker, out));
        character(body, out, ']');
      }
      case MAP -> {
        character(body, out, '{');
        loop(
            body,
            heap,
            position,
            marker,
            out,
            inside -> {
              boolean quotes = !parts.getFirst().quotesItself();
              quote(inside, out, quotes);
              parts.getFirst().part(inside, heap, marker, out);
              quote(inside, out, quotes);
              character(inside, out, ':');
              parts.getLast().part(inside, heap, marker, out);
            });
        character(body, out, '}');
      }
      default -> {
        for (int i = 0; i < parts.size(); i++) {
          body.evaluate(Code.invokeStatic(TextWriter.class, "bytes", out, owner.get(keys.get(i))));
          parts.get(i).part(body, heap, marker, out);
        }
        character(body, out, '}');
      }
    }
    body.returnValue(isRow() ? Code.get(marker) : Code.add(Code.get(marker), Code.literal(1)));
    return method;
  }

  /** Fills the body of a loop over elements or entries. */
  @FunctionalInterface
  private interface Body {
    void build(BlockBuilder inside);
  }

  private static void loop(
      BlockBuilder body,
      CodeExpression heap,
      CodeExpression position,
      Local marker,
      CodeExpression out,
      Body content) {
    body.loop(
        "parts",
        Code.notEqual(tag(heap, marker), Code.literal(CompositeBytes.END)),
        (inside, label) -> {
          inside.ifThen(
              Code.notEqual(Code.get(marker), position), then -> character(then, out, ','));
          content.build(inside);
        });
  }

  private static CodeExpression tag(CodeExpression heap, Local marker) {
    return Code.convert(Code.element(heap, Code.get(marker)), CD_int);
  }

  /** Whether its JSON is a string. */
  private boolean quotesItself() {
    return switch (type.kind()) {
      case CHAR, VARCHAR, BINARY, VARBINARY, DATE, TIME, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
          true;
      case TIMESTAMP, TIMESTAMP_LTZ -> !values.writesEpochs();
      default -> false;
    };
  }

  private static void quote(BlockBuilder body, CodeExpression out, boolean quotes) {
    if (quotes) {
      character(body, out, '"');
    }
  }

  /** Writes the part at the marker, and moves the marker behind it. */
  private void part(BlockBuilder body, CodeExpression heap, Local marker, CodeExpression out) {
    int width = CompositeBytes.width(type);
    body.ifThenElse(
        Code.equal(tag(heap, marker), Code.literal(CompositeBytes.NULL)),
        absent -> {
          values.nullValue(absent, out);
          move(absent, marker, Math.max(0, width));
        },
        present -> {
          CodeExpression at = Code.add(Code.get(marker), Code.literal(1));
          if (type.isComposite()) {
            present.assign(marker, method().call(heap, at, out));
          } else if (width < 0) {
            present.evaluate(
                Code.invokeStatic(CompositeBytes.class, "getText", heap, at, owner.get(text)));
            values.view(
                present, type, out, List.of(result("heap"), result("offset"), result("length")));
            present.assign(marker, Code.invokeStatic(CompositeBytes.class, "skipText", heap, at));
          } else {
            values.value(present, type, out, reads(heap, at));
            move(present, marker, width);
          }
        });
  }

  private CodeExpression result(String field) {
    return Code.field(owner.get(text), BytesResult.class, field);
  }

  private static void move(BlockBuilder body, Local marker, int width) {
    body.assign(marker, Code.add(Code.get(marker), Code.literal(1 + width)));
  }

  private List<CodeExpression> reads(CodeExpression heap, CodeExpression at) {
    return switch (type.storage()) {
      case BOOLEAN -> List.of(read("getBoolean", heap, at));
      case BYTE -> List.of(read("getByte", heap, at));
      case SHORT -> List.of(read("getShort", heap, at));
      case INT -> List.of(read("getInt", heap, at));
      case LONG -> List.of(read("getLong", heap, at));
      case FLOAT -> List.of(read("getFloat", heap, at));
      case DOUBLE -> List.of(read("getDouble", heap, at));
      case DECIMAL128 -> List.of(read("getLong", heap, at), read("getLow", heap, at));
      case BYTES -> throw new IllegalStateException("a text of fixed width: " + type);
    };
  }

  private static CodeExpression read(String getter, CodeExpression heap, CodeExpression at) {
    return Code.invokeStatic(CompositeBytes.class, getter, heap, at);
  }

  private static void character(BlockBuilder body, CodeExpression out, char character) {
    body.evaluate(
        Code.invokeStatic(TextWriter.class, "character", out, Code.literal((int) character)));
  }
}
