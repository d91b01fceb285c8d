package dev.laminar.connectors.formats;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.format.DateTimeWriter;
import dev.laminar.kernel.format.TextEncoder;
import dev.laminar.kernel.format.TextWriter;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the encoders of all formats have: fields for arrays, a method per column that appends its
 * value.
 */
abstract class EncoderGenerator {

  static final ClassDesc BUILDER = Types.of(ByteBuilder.class);

  final EncoderSpec spec;
  final ClassBuilder owner;
  final List<ColumnFields> columns = new ArrayList<>();
  private final String weightName;
  private final TimestampFormat timestamps;

  EncoderGenerator(EncoderSpec spec, String weightName, TimestampFormat timestamps) {
    this.spec = spec;
    this.weightName = weightName;
    this.timestamps = timestamps;
    this.owner =
        new ClassBuilder(
            spec.className(), TextEncoder.class, spec.className().displayName() + ".java");
    for (int i = 0; i < spec.schema().size(); i++) {
      columns.add(new ColumnFields(owner, i, spec.schema().column(i), true));
    }
  }

  /** Statements of the constructor, after the superclass's. */
  abstract void fillConstructor(MethodBuilder constructor);

  /** Appends what stands before a value. */
  abstract void beforeValue(BlockBuilder body, ColumnFields column, CodeExpression out);

  abstract void nullValue(BlockBuilder body, CodeExpression out);

  /** Appends text or binary data. */
  abstract void view(
      BlockBuilder body, DataType type, CodeExpression out, List<CodeExpression> value);

  /** Appends an ARRAY, MAP or ROW. */
  abstract void composite(
      BlockBuilder body, ColumnFields column, CodeExpression out, List<CodeExpression> value);

  /** Appends quotes around a date or time, where the format has them. */
  abstract void temporalQuote(BlockBuilder body, CodeExpression out);

  /** Whether NaN and infinities stand in quotes. */
  abstract boolean quotesSpecials();

  /** Appends what stands before the weight. */
  abstract void beforeWeight(BlockBuilder body, CodeExpression out);

  /** Appends what ends a row. */
  abstract void endOfRow(BlockBuilder body, CodeExpression out);

  /** Methods besides those that write rows. */
  abstract void moreMethods();

  /** Name of the weight's column, if it is written. */
  final Optional<String> weightName() {
    return weightName.isEmpty() ? Optional.empty() : Optional.of(weightName);
  }

  final ClassModel generate() {
    owner.comment(() -> "Encodes " + spec.schema());
    MethodBuilder constructor = owner.constructor();
    constructor.body().evaluate(Code.superConstructor(owner.name(), TextEncoder.class, List.of()));
    fillConstructor(constructor);
    Optional<FieldModel> weights =
        weightName().map(name -> owner.field("rowWeights", CD_int.arrayType(), false, () -> ""));
    bind(weights);
    moreMethods();
    row(weights);
    return owner.build();
  }

  private void bind(Optional<FieldModel> weights) {
    MethodBuilder method = owner.override("bind", CD_void);
    Local batch = method.parameter("batch", Types.of(ColumnBatch.class));
    Chunks.fill(owner, method, columns, (body, column) -> column.bind(body, Code.get(batch)));
    weights.ifPresent(field ->
        method
            .body()
            .add(
                owner.set(
                    field, Code.invokeStatic(TextEncoder.class, "weights", Code.get(batch)))));
  }

  private void row(Optional<FieldModel> weights) {
    List<MethodBuilder> methods = columns.stream().map(this::columnMethod).toList();
    MethodBuilder method = owner.override("row", CD_void).hot();
    Local row = method.parameter("row", CD_int);
    Local out = method.parameter("out", BUILDER);
    Chunks.fill(
        owner,
        method,
        columns,
        (body, column) ->
            body.evaluate(methods.get(column.index()).call(Code.get(row), Code.get(out))));
    weights.ifPresent(field -> {
      beforeWeight(method.body(), Code.get(out));
      CodeExpression weight =
          Code.invokeStatic(TextEncoder.class, "weight", owner.get(field), Code.get(row));
      method
          .body()
          .evaluate(Code.invokeStatic(TextWriter.class, "intValue", Code.get(out), weight));
    });
    endOfRow(method.body(), Code.get(out));
  }

  private MethodBuilder columnMethod(ColumnFields column) {
    MethodBuilder method = owner.method(column.hint(), CD_void).hot();
    method.comment(() -> column.column().toString());
    Local row = method.parameter("row", CD_int);
    Local out = method.parameter("out", BUILDER);
    beforeValue(method.body(), column, Code.get(out));
    method
        .body()
        .ifThenElse(
            column.isNull(Code.get(row)),
            then -> nullValue(then, Code.get(out)),
            otherwise -> {
              List<CodeExpression> value = column.values(Code.get(row));
              if (column.type().isComposite()) {
                composite(otherwise, column, Code.get(out), value);
              } else {
                value(otherwise, column.type(), Code.get(out), value);
              }
            });
    return method;
  }

  /** Whether timestamps are numbers. */
  final boolean writesEpochs() {
    return timestamps.isEpoch();
  }

  /** Appends a value that is not composite. */
  final void value(
      BlockBuilder body, DataType type, CodeExpression out, List<CodeExpression> value) {
    CodeExpression first = value.getFirst();
    switch (type.kind()) {
      case BOOLEAN, NULL ->
          body.evaluate(Code.invokeStatic(TextWriter.class, "booleanValue", out, first));
      case TINYINT, SMALLINT, INTEGER ->
          body.evaluate(
              Code.invokeStatic(TextWriter.class, "intValue", out, Code.convert(first, CD_int)));
      case BIGINT -> body.evaluate(Code.invokeStatic(TextWriter.class, "longValue", out, first));
      case REAL -> floating(body, "floatValue", out, first);
      case DOUBLE -> floating(body, "doubleValue", out, first);
      case DECIMAL -> decimal(body, type, out, value);
      case DATE -> temporal(body, "date", out, first);
      case TIME -> temporal(body, "time", out, first);
      case TIMESTAMP -> timestamp(body, "timestamp", out, first);
      case TIMESTAMP_LTZ -> timestamp(body, "instant", out, first);
      case INTERVAL_YEAR_MONTH -> temporal(body, "yearMonth", out, first);
      case INTERVAL_DAY_TIME -> temporal(body, "dayTime", out, first);
      case CHAR, VARCHAR, BINARY, VARBINARY -> view(body, type, out, value);
      case ARRAY, MAP, ROW -> throw new IllegalStateException("a composite value: " + type);
    }
  }

  private void floating(
      BlockBuilder body, String writer, CodeExpression out, CodeExpression value) {
    body.evaluate(
        Code.invoke(
            owner.self(), TextEncoder.class, writer, out, value, Code.literal(quotesSpecials())));
  }

  private static void decimal(
      BlockBuilder body, DataType type, CodeExpression out, List<CodeExpression> value) {
    List<CodeExpression> arguments = new ArrayList<>();
    arguments.add(out);
    arguments.addAll(value);
    arguments.add(Code.literal(type.scale()));
    String writer = type.storage() == StorageKind.LONG ? "decimal" : "decimal128";
    body.evaluate(Code.invokeStatic(TextWriter.class, writer, arguments));
  }

  private void temporal(
      BlockBuilder body, String writer, CodeExpression out, CodeExpression value) {
    temporalQuote(body, out);
    body.evaluate(Code.invokeStatic(DateTimeWriter.class, writer, out, value));
    temporalQuote(body, out);
  }

  private void timestamp(
      BlockBuilder body, String writer, CodeExpression out, CodeExpression micros) {
    if (timestamps.isEpoch()) {
      body.evaluate(
          Code.invokeStatic(
              DateTimeWriter.class, "epoch", out, micros, Code.literal(timestamps.scale())));
    } else {
      temporal(body, writer, out, micros);
    }
  }
}
