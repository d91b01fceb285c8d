package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.List;

/**
 * A projection of many columns: one loop over all of them would be a method that HotSpot never
 * compiles. A first loop runs filters and watermark and notes the rows that stay; then each group
 * of output columns has a method with a loop of its own over those rows.
 */
final class WideTransformGenerator {

  private final ClassContext owner;
  private final PipelineSpec spec;
  private final RowSchema schema;

  private WideTransformGenerator(ClassContext owner, PipelineSpec spec, RowSchema schema) {
    this.owner = owner;
    this.spec = spec;
    this.schema = schema;
  }

  static void generate(ClassContext owner, PipelineSpec spec, RowSchema schema) {
    new WideTransformGenerator(owner, spec, schema).generate();
  }

  private void generate() {
    CurrentWatermark.refuseIn(spec);
    ProcessMethod process = new ProcessMethod(owner, spec, false);
    BlockBuilder prologue = process.prologue();
    CodeExpression selectionField =
        owner.fieldValue(
            "selection",
            Code.newArray(ConstantDescs.CD_int, Code.literal(ColumnBatch.DEFAULT_CAPACITY)),
            () -> "rows of the batch that pass the filters");
    CodeExpression selection = Code.get(prologue.declare("selected", selectionField));
    CodeExpression output = Code.get(prologue.declare("output", process.context("output")));
    CodeExpression batch =
        Code.get(prologue.declare("out", Code.invoke(output, PipelineOutput.class, "batch")));
    Local count = prologue.declare("count", Code.literal(0));
    BatchInput input = new BatchInput(spec.inputSchema(), process.input(), prologue, process.row());
    RowWeights weights = RowWeights.declare(spec, prologue, process.input(), batch);
    process.tellLate(output, Code.get(count));
    process.loop((body, loop) -> {
      loop.generate(body, input.columns(), spec.operators());
      weights.copy(body, process.row(), Code.get(count));
      body.setElement(selection, Code.get(count), process.row());
      body.increment(count);
    });
    for (List<Integer> group : InputScalars.groups(InputScalars.of(spec))) {
      MethodBuilder method = columnMethod(group);
      prologue.evaluate(method.call(process.input(), batch, selection, Code.get(count)));
    }
    process.count(Code.get(count), Code.literal(0), Code.literal(0));
    prologue.evaluate(Code.invoke(output, PipelineOutput.class, "flush", Code.get(count)));
  }

  private MethodBuilder columnMethod(List<Integer> group) {
    OperatorSpec.Project project =
        (OperatorSpec.Project)
            spec.operators().stream()
                .filter(OperatorSpec.Project.class::isInstance)
                .reduce((first, second) -> second)
                .orElseThrow();
    RowScope scope = RowScope.of(owner, "Project", project.id());
    MethodBuilder method =
        owner
            .builder()
            .method(scope.prefix() + schema.column(group.getFirst()).name(), ConstantDescs.CD_void)
            .hot();
    method.span(project.span());
    method.comment(() ->
        scope.operator() + " columns " + (group.getFirst() + 1) + " to " + (group.getLast() + 1));
    Local input = method.parameter("input", Types.of(ColumnBatch.class));
    Local out = method.parameter("out", Types.of(ColumnBatch.class));
    Local selection = method.parameter("selected", ConstantDescs.CD_int.arrayType());
    Local count = method.parameter("count", ConstantDescs.CD_int);
    BlockBuilder prologue = method.body();
    Local row = prologue.declare("row", Code.literal(0));
    Local outRow = prologue.declare("outRow", Code.literal(0));
    BatchInput batchInput =
        new BatchInput(spec.inputSchema(), Code.get(input), prologue, Code.get(row));
    BatchOutput batchOutput = new BatchOutput(schema, Code.get(out), prologue);
    BlockBuilder body = prologue.nested();
    body.assign(row, Code.element(Code.get(selection), Code.get(outRow)));
    RowColumns columns = batchInput.columns();
    List<Scalar> outputs = InputScalars.of(spec);
    for (int index : group) {
      write(body, scope, columns, outputs.get(index), batchOutput, index, Code.get(outRow));
    }
    prologue.tryCatch(
        tried ->
            tried.loop(
                "rows",
                Code.less(Code.get(outRow), Code.get(count)),
                (inside, label) -> inside.addAll(body.build()),
                update -> update.increment(outRow)),
        Types.of(SqlRuntimeException.class),
        "failure",
        (handler, failure) ->
            handler.throwException(
                Code.invoke(Code.get(failure), SqlRuntimeException.class, "atRow", Code.get(row))));
    return method;
  }

  private void write(
      BlockBuilder body,
      RowScope scope,
      RowColumns columns,
      Scalar scalar,
      BatchOutput out,
      int index,
      CodeExpression outRow) {
    boolean reference =
        scalar instanceof Scalar.InputColumn column
            && columns.columns().get(column.index()).type().equals(column.type());
    if (reference) {
      RowColumn column = columns.columns().get(((Scalar.InputColumn) scalar).index());
      ScalarValue value = column.prepare(body);
      if (column.type().storage() == StorageKind.BYTES) {
        out.writeShared(body, index, outRow, value);
      } else {
        out.write(body, index, outRow, value);
      }
    } else {
      body.mark(scalar.span());
      out.write(body, index, outRow, columns.generate(body, scope, scalar));
    }
  }
}
