package dev.laminar.codegen.operator;

import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.batch.ColumnBatch;
import org.jspecify.annotations.Nullable;

/**
 * The weights that rows carry through a pipeline without state.
 *
 * @param from weights of the rows read; null where rows are appended
 * @param to weights of the rows written
 */
record RowWeights(@Nullable CodeExpression from, @Nullable CodeExpression to) {

  static RowWeights declare(
      PipelineSpec spec, BlockBuilder prologue, CodeExpression input, CodeExpression output) {
    if (!spec.readsWeights()) {
      return new RowWeights(null, null);
    }
    return new RowWeights(
        Code.get(prologue.declare("weights", Code.invoke(input, ColumnBatch.class, "weights"))),
        Code.get(
            prologue.declare("outWeights", Code.invoke(output, ColumnBatch.class, "weights"))));
  }

  void copy(BlockBuilder body, CodeExpression row, CodeExpression outRow) {
    if (from != null && to != null) {
      body.setElement(to, outRow, Code.element(from, row));
    }
  }
}
