package dev.laminar.connectors.formats;

import static java.lang.constant.ConstantDescs.CD_byte;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.format.JsonWriter;
import dev.laminar.kernel.format.TextWriter;
import dev.laminar.kernel.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generates encoders of JSON lines. Keys are made once, in the constructor, with the punctuation
 * before and behind them.
 */
final class JsonEncoderGenerator extends EncoderGenerator {

  private final List<FieldModel> keys = new ArrayList<>();
  private final String weightKey;
  private final Map<Integer, JsonPartEncoder> composites = new TreeMap<>();

  JsonEncoderGenerator(EncoderSpec spec, String weightKey, TimestampFormat timestamps) {
    super(spec, weightKey, timestamps);
    this.weightKey = weightKey;
    for (ColumnFields column : columns) {
      if (column.type().isComposite()) {
        composites.put(
            column.index(),
            new JsonPartEncoder(owner, this, column.type(), column.hint() + "_value"));
      }
    }
  }

  @Override
  void fillConstructor(MethodBuilder constructor) {
    for (ColumnFields column : columns) {
      keys.add(key(column.hint() + "_key"));
    }
    Chunks.fill(
        owner,
        constructor,
        columns,
        (body, column) ->
            setKey(body, keys.get(column.index()), column.column().name(), column.index() == 0));
    composites.values().forEach(parts -> parts.fillConstructor(constructor.body()));
    weightName()
        .ifPresent(name -> {
          keys.add(key("weight_key"));
          setKey(constructor.body(), keys.getLast(), name, columns.isEmpty());
        });
  }

  private FieldModel key(String hint) {
    return owner.field(hint, CD_byte.arrayType(), false, () -> "");
  }

  private void setKey(BlockBuilder body, FieldModel field, String name, boolean first) {
    body.add(
        owner.set(
            field,
            Code.invokeStatic(JsonWriter.class, "key", Code.literal(name), Code.literal(first))));
  }

  @Override
  void beforeValue(BlockBuilder body, ColumnFields column, CodeExpression out) {
    body.evaluate(
        Code.invokeStatic(TextWriter.class, "bytes", out, owner.get(keys.get(column.index()))));
  }

  @Override
  void nullValue(BlockBuilder body, CodeExpression out) {
    body.evaluate(Code.invokeStatic(JsonWriter.class, "nullValue", out));
  }

  @Override
  void view(BlockBuilder body, DataType type, CodeExpression out, List<CodeExpression> value) {
    List<CodeExpression> arguments = new ArrayList<>();
    arguments.add(out);
    arguments.addAll(value);
    body.evaluate(
        Code.invokeStatic(JsonWriter.class, type.isBinary() ? "binary" : "text", arguments));
  }

  @Override
  void composite(
      BlockBuilder body, ColumnFields column, CodeExpression out, List<CodeExpression> value) {
    JsonPartEncoder parts = composites.get(column.index());
    body.evaluate(parts.method().call(value.get(0), value.get(1), out));
  }

  @Override
  void temporalQuote(BlockBuilder body, CodeExpression out) {
    character(body, out, '"');
  }

  @Override
  boolean quotesSpecials() {
    return true;
  }

  @Override
  void beforeWeight(BlockBuilder body, CodeExpression out) {
    body.evaluate(Code.invokeStatic(TextWriter.class, "bytes", out, owner.get(keys.getLast())));
  }

  @Override
  void endOfRow(BlockBuilder body, CodeExpression out) {
    if (columns.isEmpty() && weightKey.isEmpty()) {
      character(body, out, '{');
    }
    character(body, out, '}');
    character(body, out, '\n');
  }

  private static void character(BlockBuilder body, CodeExpression out, char character) {
    body.evaluate(
        Code.invokeStatic(TextWriter.class, "character", out, Code.literal((int) character)));
  }

  @Override
  void moreMethods() {}
}
