package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.util.List;

/**
 * Filters and projections from a batch to an output batch: no more rows come out than go in, unless
 * there is an expansion.
 */
final class TransformGenerator {

  private TransformGenerator() {}

  static void generate(ClassContext owner, PipelineSpec spec, RowSchema schema) {
    if (spec.expands()) {
      ExpandGenerator.generate(owner, spec, schema);
    } else if (OperatorSpec.areWide(spec.operators())) {
      WideTransformGenerator.generate(owner, spec, schema);
    } else {
      generateNarrow(owner, spec, schema);
    }
  }

  private static void generateNarrow(ClassContext owner, PipelineSpec spec, RowSchema schema) {
    ProcessMethod process = new ProcessMethod(owner, spec, false);
    CodeExpression output =
        Code.get(process.prologue().declare("output", process.context("output")));
    CodeExpression batch =
        Code.get(
            process.prologue().declare("out", Code.invoke(output, PipelineOutput.class, "batch")));
    boolean filters =
        spec.operators().stream()
            .anyMatch(
                each -> each instanceof OperatorSpec.Filter || each instanceof OperatorSpec.OnTime);
    // Without a filter rows stay where they are: one index for both batches is what HotSpot
    // vectorises.
    Local outRow = filters ? process.prologue().declare("outRow", Code.literal(0)) : null;
    CodeExpression outIndex = outRow == null ? process.row() : Code.get(outRow);
    BatchInput input =
        new BatchInput(spec.inputSchema(), process.input(), process.prologue(), process.row());
    BatchOutput out = new BatchOutput(schema, batch, process.prologue());
    RowWeights weights = RowWeights.declare(spec, process.prologue(), process.input(), batch);
    process.tellLate(output, outIndex);
    process.loop((body, loop) -> {
      RowColumns columns = loop.generate(body, input.columns(), spec.operators());
      weights.copy(body, process.row(), outIndex);
      List<RowColumn> last = columns.columns();
      for (int i = 0; i < last.size(); i++) {
        RowColumn column = last.get(i);
        ScalarValue value = column.prepare(body);
        boolean shared = column.type().storage() == StorageKind.BYTES && column.inputIndex() >= 0;
        if (shared) {
          out.writeShared(body, i, outIndex, value);
        } else {
          out.write(body, i, outIndex, value);
        }
      }
      if (outRow != null) {
        body.increment(outRow);
      }
    });
    CodeExpression outRows = outRow == null ? process.rowCount() : Code.get(outRow);
    process.count(outRows, Code.literal(0), Code.literal(0));
    process.prologue().evaluate(Code.invoke(output, PipelineOutput.class, "flush", outRows));
  }
}
