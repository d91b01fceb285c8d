package dev.laminar.connectors.formats;

import static java.lang.constant.ConstantDescs.CD_void;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.format.CsvWriter;
import dev.laminar.kernel.format.TextWriter;
import dev.laminar.kernel.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Generates encoders of CSV. */
final class CsvEncoderGenerator extends EncoderGenerator {

  private final CsvOptions options;
  private final FieldModel writer;

  CsvEncoderGenerator(EncoderSpec spec, CsvOptions options) {
    super(spec, options.weightColumn(), options.timestamps());
    this.options = options;
    this.writer = owner.field("writer", Types.of(CsvWriter.class), true, () -> "");
  }

  @Override
  void fillConstructor(MethodBuilder constructor) {
    CodeExpression value =
        Code.newObject(
            CsvWriter.class,
            Code.literal(options.delimiter()),
            Code.literal(options.quote()),
            Code.literal(options.nullText()));
    constructor.body().add(owner.set(writer, value));
  }

  @Override
  void beforeValue(BlockBuilder body, ColumnFields column, CodeExpression out) {
    if (column.index() > 0) {
      character(body, out, options.delimiter().charAt(0));
    }
  }

  @Override
  void nullValue(BlockBuilder body, CodeExpression out) {
    body.evaluate(Code.invoke(owner.get(writer), CsvWriter.class, "nullValue", out));
  }

  @Override
  void view(BlockBuilder body, DataType type, CodeExpression out, List<CodeExpression> value) {
    List<CodeExpression> arguments = new ArrayList<>();
    arguments.add(out);
    arguments.addAll(value);
    String method = type.isBinary() ? "binary" : "text";
    body.evaluate(Code.invoke(owner.get(writer), CsvWriter.class, method, arguments));
  }

  @Override
  void composite(
      BlockBuilder body, ColumnFields column, CodeExpression out, List<CodeExpression> value) {
    throw new IllegalStateException("CSV holds no column of type " + column.type());
  }

  @Override
  void temporalQuote(BlockBuilder body, CodeExpression out) {}

  @Override
  boolean quotesSpecials() {
    return false;
  }

  @Override
  void beforeWeight(BlockBuilder body, CodeExpression out) {
    if (!columns.isEmpty()) {
      character(body, out, options.delimiter().charAt(0));
    }
  }

  @Override
  void endOfRow(BlockBuilder body, CodeExpression out) {
    character(body, out, '\n');
  }

  @Override
  void moreMethods() {
    if (!options.header()) {
      return;
    }
    MethodBuilder method = owner.override("begin", CD_void);
    Local out = method.parameter("out", BUILDER);
    Chunks.fill(
        owner,
        method,
        columns,
        (body, column) -> headerName(body, column.index(), column.column().name(), out));
    weightName().ifPresent(name -> headerName(method.body(), columns.size(), name, out));
    character(method.body(), Code.get(out), '\n');
  }

  private void headerName(BlockBuilder body, int index, String name, Local out) {
    if (index > 0) {
      character(body, Code.get(out), options.delimiter().charAt(0));
    }
    body.evaluate(
        Code.invoke(owner.get(writer), CsvWriter.class, "name", Code.get(out), Code.literal(name)));
  }

  private static void character(BlockBuilder body, CodeExpression out, char character) {
    body.evaluate(
        Code.invokeStatic(TextWriter.class, "character", out, Code.literal((int) character)));
  }
}
