package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.util.List;

/**
 * The output of an emission, which may be more rows than a batch holds.
 *
 * @param output the {@code PipelineOutput}
 * @param capacity rows of a batch
 * @param outRow the next row
 * @param emitted rows of the batches before
 */
record EmittedRows(
    BatchOutput batch,
    CodeExpression output,
    CodeExpression capacity,
    Local outRow,
    Local emitted) {

  /** Writes a row, and the batch when it is full. */
  void write(BlockBuilder body, RowColumns columns) {
    List<RowColumn> last = columns.columns();
    for (int i = 0; i < last.size(); i++) {
      batch.write(body, i, Code.get(outRow), last.get(i).prepare(body));
    }
    body.increment(outRow);
    body.ifThen(
        Code.equal(Code.get(outRow), capacity),
        full -> {
          full.evaluate(Code.invoke(output, PipelineOutput.class, "flush", Code.get(outRow)));
          full.assign(emitted, Code.add(Code.get(emitted), Code.get(outRow)));
          full.assign(outRow, Code.literal(0));
        });
  }
}
