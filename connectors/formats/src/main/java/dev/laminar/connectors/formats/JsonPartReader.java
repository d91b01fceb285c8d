package dev.laminar.connectors.formats;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.format.JsonFields;
import dev.laminar.kernel.format.JsonPartDecoder;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Generates what reads JSON arrays and objects into ARRAY, MAP and ROW values: a method for each
 * such type inside of a column's, {@code int read(bytes, at)}, which writes the value's bytes and
 * returns where its text ends.
 */
final class JsonPartReader {

  private final DecoderGenerator decoder;
  private final DataType type;
  private final String name;

  /** What messages find the part by. */
  private final int index;

  private final List<JsonPartReader> parts = new ArrayList<>();

  /** Where the bytes go: a map sorts its entries in one of its own. */
  private final FieldModel builder;

  private final boolean ownsBuilder;
  private final @Nullable FieldModel fields;
  private final int partCount;
  private @Nullable MethodBuilder made;

  private JsonPartReader(
      DecoderGenerator decoder,
      DataType type,
      String name,
      int index,
      int next,
      @Nullable FieldModel outer) {
    this.decoder = decoder;
    this.type = type;
    this.name = name;
    this.index = index;
    this.ownsBuilder = outer == null || type.kind() == TypeKind.MAP;
    this.builder = ownsBuilder ? field("builder", CompositeBuilder.class) : outer;
    this.fields = type.kind() == TypeKind.ROW ? field("fields", JsonFields.class) : null;
    int following = next;
    for (Column part : type.parts()) {
      String partName =
          switch (type.kind()) {
            case ARRAY -> name + "[]";
            default -> name + "." + part.name();
          };
      JsonPartReader reader =
          new JsonPartReader(decoder, part.type(), partName, following, following + 1, builder);
      parts.add(reader);
      following += 1 + reader.partCount();
    }
    this.partCount = following - next;
  }

  /**
   * The reader of a column.
   *
   * @param index the column's number
   * @param next the first number for its parts
   */
  static JsonPartReader ofColumn(
      DecoderGenerator decoder, DataType type, String name, int index, int next) {
    return new JsonPartReader(decoder, type, name, index, next, null);
  }

  /** How many numbers its parts take. */
  int partCount() {
    return partCount;
  }

  private FieldModel field(String role, Class<?> fieldType) {
    return decoder.owner.field("part" + index + "_" + role, Types.of(fieldType), false, () -> name);
  }

  void fillConstructor(BlockBuilder body) {
    if (ownsBuilder && type.isComposite()) {
      body.add(decoder.owner.set(builder, Code.newObject(CompositeBuilder.class)));
    }
    if (fields != null) {
      CodeExpression made = Code.newObject(JsonFields.class, Code.literal(parts.size()));
      for (Column part : type.parts()) {
        made = Code.invoke(made, JsonFields.class, "named", Code.literal(part.name()));
      }
      body.add(decoder.owner.set(fields, made));
    }
    for (JsonPartReader part : parts) {
      body.evaluate(
          self(
              "part",
              Code.literal(part.index),
              Code.literal(part.name),
              Code.literal(part.type.toSql()),
              Code.literal(decoder.expectation(part.type))));
      part.fillConstructor(body);
    }
  }

  private CodeExpression self(String method, CodeExpression... arguments) {
    return Code.invoke(decoder.owner.self(), JsonPartDecoder.class, method, arguments);
  }

  private CodeExpression out() {
    return decoder.owner.get(builder);
  }

  private CodeExpression write(String method, CodeExpression... arguments) {
    return Code.invoke(out(), CompositeBuilder.class, method, arguments);
  }

  /** Reads a value of the column into its heap. */
  void readColumn(
      BlockBuilder body,
      CodeExpression vector,
      CodeExpression bytes,
      CodeExpression at,
      CodeExpression row) {
    body.evaluate(write("begin"));
    Local end = body.declare("end", method().call(bytes, at));
    body.ifThen(
        Code.greaterOrEqual(Code.get(end), Code.literal(0)),
        then ->
            then.evaluate(
                Code.invoke(
                    vector,
                    BytesVector.class,
                    "append",
                    row,
                    Code.field(out(), CompositeBuilder.class, "heap"),
                    Code.literal(0),
                    Code.field(out(), CompositeBuilder.class, "length"))));
    body.returnValue(Code.get(end));
  }

  private MethodBuilder method() {
    if (made == null) {
      made = make();
    }
    return made;
  }

  private MethodBuilder make() {
    MethodBuilder method = decoder.owner.method("part" + index, CD_int).hot();
    method.comment(() -> name + " " + type.toSql());
    CodeExpression bytes = Code.get(method.parameter("bytes", CD_byte.arrayType()));
    Local at = method.parameter("at", CD_int);
    BlockBuilder body = method.body();
    switch (type.kind()) {
      case ARRAY ->
          items(
              body,
              bytes,
              at,
              '[',
              ']',
              "end",
              inside -> parts.getFirst().part(inside, out(), bytes, at));
      case MAP ->
          items(
              body,
              bytes,
              at,
              '{',
              '}',
              "endMap",
              inside -> {
                unless(inside, bytes, at, '"');
                inside.evaluate(write("key"));
                parts.getFirst().value(inside, out(), bytes, at);
                inside.assign(at, blanks(bytes, Code.get(at)));
                unless(inside, bytes, at, ':');
                inside.assign(at, blanksBehind(bytes, at));
                inside.evaluate(write("mapped"));
                parts.getLast().part(inside, out(), bytes, at);
              });
      default -> row(body, bytes, at);
    }
    return method;
  }

  /** Fills the body of a loop over elements or entries. */
  @FunctionalInterface
  private interface Body {
    void build(BlockBuilder inside);
  }

  private void items(
      BlockBuilder body,
      CodeExpression bytes,
      Local at,
      char open,
      char close,
      String end,
      Body item) {
    body.assign(
        at, self("open", Code.literal(index), bytes, Code.get(at), Code.literal((int) open)));
    failIf(body, at);
    closeIf(body, bytes, at, close, end);
    body.loop(
        "items",
        Code.greaterOrEqual(Code.get(at), Code.literal(0)),
        (inside, label) -> {
          item.build(inside);
          inside.assign(at, blanks(bytes, Code.get(at)));
          closeIf(inside, bytes, at, close, end);
          unless(inside, bytes, at, ',');
          inside.assign(at, blanksBehind(bytes, at));
        });
    body.returnValue(Code.get(at));
  }

  private CodeExpression blanksBehind(CodeExpression bytes, Local at) {
    return blanks(bytes, Code.add(Code.get(at), Code.literal(1)));
  }

  private static CodeExpression blanks(CodeExpression bytes, CodeExpression at) {
    return Code.invokeStatic(JsonPartDecoder.class, "blanks", bytes, at);
  }

  private static void failIf(BlockBuilder body, Local at) {
    body.ifThen(
        Code.less(Code.get(at), Code.literal(0)),
        then -> then.returnValue(DecoderGenerator.failed()));
  }

  private void closeIf(BlockBuilder body, CodeExpression bytes, Local at, char close, String end) {
    body.ifThen(
        is(bytes, Code.get(at), close),
        then -> {
          then.evaluate(write(end));
          then.returnValue(Code.add(Code.get(at), Code.literal(1)));
        });
  }

  private static CodeExpression is(CodeExpression bytes, CodeExpression at, char unit) {
    return Code.equal(Code.convert(Code.element(bytes, at), CD_int), Code.literal((int) unit));
  }

  private void unless(BlockBuilder body, CodeExpression bytes, Local at, char unit) {
    body.ifThen(
        Code.not(is(bytes, Code.get(at), unit)),
        then -> then.returnValue(self("unexpected", Code.get(at))));
  }

  private void row(BlockBuilder body, CodeExpression bytes, Local at) {
    CodeExpression known = decoder.owner.get(Objects.requireNonNull(fields));
    Local end =
        body.declare("end", self("fields", Code.literal(index), bytes, Code.get(at), known));
    failIf(body, end);
    for (int i = 0; i < parts.size(); i++) {
      JsonPartReader part = parts.get(i);
      body.assign(at, Code.invoke(known, JsonFields.class, "place", Code.literal(i)));
      body.ifThenElse(
          Code.equal(Code.get(at), Code.literal(0)),
          absent -> {
            if (part.type.nullable()) {
              absent.evaluate(part.nothing(out()));
            } else {
              absent.returnValue(
                  self(
                      "absent",
                      Code.literal(part.index),
                      Code.subtract(Code.get(end), Code.literal(1))));
            }
          },
          present -> part.part(present, out(), bytes, at));
    }
    body.returnValue(Code.get(end));
  }

  private CodeExpression nothing(CodeExpression into) {
    return Code.invoke(
        into,
        CompositeBuilder.class,
        "putNull",
        Code.literal(Math.max(0, CompositeBytes.width(type))));
  }

  /** Reads the part at an offset, null too, and moves behind it. */
  private void part(BlockBuilder body, CodeExpression into, CodeExpression bytes, Local at) {
    if (!type.nullable()) {
      value(body, into, bytes, at);
      return;
    }
    body.ifThenElse(
        is(bytes, Code.get(at), 'n'),
        absent -> {
          absent.assign(at, self("nullValue", Code.literal(index), bytes, Code.get(at)));
          failIf(absent, at);
          absent.evaluate(nothing(into));
        },
        present -> value(present, into, bytes, at));
  }

  private void value(BlockBuilder body, CodeExpression into, CodeExpression bytes, Local at) {
    if (type.isComposite()) {
      if (ownsBuilder) {
        body.evaluate(write("begin"));
      } else {
        body.evaluate(Code.invoke(into, CompositeBuilder.class, "nest"));
      }
      body.assign(at, method().call(bytes, Code.get(at)));
      failIf(body, at);
      if (ownsBuilder) {
        body.evaluate(
            Code.invoke(
                into,
                CompositeBuilder.class,
                "putComposite",
                Code.field(out(), CompositeBuilder.class, "heap"),
                Code.literal(0),
                Code.field(out(), CompositeBuilder.class, "length")));
      }
      return;
    }
    List<CodeExpression> arrays = arrays().stream().map(this::array).toList();
    body.assign(at, decoder.read(type, index, bytes, Code.get(at), arrays, Code.literal(0)));
    failIf(body, at);
    body.evaluate(put(into, bytes, arrays));
  }

  private CodeExpression array(String field) {
    return Code.field(decoder.owner.self(), JsonPartDecoder.class, field);
  }

  private List<String> arrays() {
    return switch (type.storage()) {
      case BOOLEAN -> List.of("booleans");
      case BYTE -> List.of("tinies");
      case SHORT -> List.of("smalls");
      case INT -> List.of("ints");
      case LONG -> List.of("longs");
      case FLOAT -> List.of("floats");
      case DOUBLE -> List.of("doubles");
      case DECIMAL128 -> List.of("longs", "lows");
      case BYTES -> List.of("offsets", "lengths");
    };
  }

  private CodeExpression put(
      CodeExpression into, CodeExpression bytes, List<CodeExpression> arrays) {
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
          case BYTES -> type.isBinary() ? "putBinary" : "putText";
        };
    if (method.equals("putBinary") || method.equals("putText")) {
      int size = ColumnFields.isPadded(type) ? type.precision() : 0;
      return self(method, into, bytes, Code.literal(size));
    }
    List<CodeExpression> values = new ArrayList<>();
    for (CodeExpression array : arrays) {
      CodeExpression value = Code.element(array, Code.literal(0));
      boolean small = type.kind() == TypeKind.TINYINT || type.kind() == TypeKind.SMALLINT;
      values.add(small ? Code.convert(value, CD_int) : value);
    }
    return Code.invoke(into, CompositeBuilder.class, method, values);
  }
}
