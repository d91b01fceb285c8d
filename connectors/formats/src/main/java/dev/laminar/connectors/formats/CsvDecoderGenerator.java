package dev.laminar.connectors.formats;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.format.CsvDecoder;
import java.util.List;

/**
 * Generates decoders of CSV: a loop over a row's fields that jumps to the method of the field's
 * column.
 */
final class CsvDecoderGenerator extends DecoderGenerator {

  private final CsvOptions options;

  CsvDecoderGenerator(DecoderSpec spec, CsvOptions options) {
    super(spec, CsvDecoder.class, options.timestamps());
    this.options = options;
  }

  @Override
  void composite(
      BlockBuilder body,
      ColumnFields column,
      CodeExpression bytes,
      CodeExpression at,
      CodeExpression row) {
    throw new IllegalStateException("CSV holds no column of type " + column.type());
  }

  @Override
  List<CodeExpression> constructorArguments() {
    return List.of(
        Code.literal(columns.size()),
        Code.literal(spec.schema().size()),
        Code.literal(options.header()),
        Code.literal(options.delimiter()),
        Code.literal(options.quote()),
        Code.literal(options.nullText()));
  }

  @Override
  List<CodeExpression> columnArguments(ColumnFields column) {
    return List.of(Code.literal(spec.projection()[column.index()]));
  }

  @Override
  void finishConstructor(MethodBuilder constructor) {}

  @Override
  String binaryExpectation() {
    return "HEX";
  }

  @Override
  void readPrologue(BlockBuilder body, ColumnFields column, Local bytes, Local at, Local row) {
    body.ifThen(
        Code.invoke(owner.self(), CsvDecoder.class, "isNull", Code.get(bytes), Code.get(at)),
        then -> {
          if (column.type().nullable()) {
            column.setNull(then, Code.get(row), true);
            then.returnValue(
                Code.invoke(owner.self(), CsvDecoder.class, "nullValue", Code.get(at)));
          } else {
            then.returnValue(
                Code.invoke(
                    owner.self(),
                    CsvDecoder.class,
                    "missing",
                    Code.literal(column.index()),
                    Code.get(at)));
          }
        });
  }

  @Override
  void recordMethods() {
    MethodBuilder method = rowMethod(owner, "fields");
    Local bytes = method.parameters().get(0);
    Local from = method.parameters().get(1);
    Local row = method.parameters().get(2);
    BlockBuilder body = method.body();
    Local columnAt =
        body.declare("columnAt", Code.field(owner.self(), CsvDecoder.class, "columnAt"));
    Local count = body.declare("count", Code.length(Code.get(columnAt)));
    Local at = body.declare("at", Code.get(from));
    Local index = body.declare("index", Code.literal(0));
    body.loop(
        "fields",
        Code.less(Code.get(index), Code.get(count)),
        (inside, label) -> {
          inside.ifThen(
              Code.greater(Code.get(index), Code.literal(0)), then -> delimiter(then, bytes, at));
          CodeExpression column = Code.element(Code.get(columnAt), Code.get(index));
          dispatch(
              inside, column, 0, new Dispatch(bytes, at, row, other -> skip(other, bytes, at)));
          inside.ifThen(
              Code.less(Code.get(at), Code.literal(0)), then -> then.returnValue(failed()));
        },
        update -> update.increment(index));
    body.returnValue(Code.get(at));
  }

  private void delimiter(BlockBuilder body, Local bytes, Local at) {
    CodeExpression unit = Code.element(Code.get(bytes), Code.get(at));
    body.ifThen(
        Code.notEqual(unit, Code.literal((int) options.delimiter().charAt(0))),
        then ->
            then.returnValue(Code.invoke(owner.self(), CsvDecoder.class, "ragged", Code.get(at))));
    body.increment(at);
  }

  private void skip(BlockBuilder body, Local bytes, Local at) {
    body.assign(
        at,
        Code.invoke(owner.self(), CsvDecoder.class, "skipField", Code.get(bytes), Code.get(at)));
  }
}
