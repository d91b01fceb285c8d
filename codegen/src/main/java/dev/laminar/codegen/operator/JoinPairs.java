package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of an input row and a row that is kept, noted before they are put out: as many as an output
 * batch takes. The input row is bitwise inverted where the pair has none, so that the row that made
 * it come out is still known; the slot is 0 where there is no other row.
 *
 * @param weights null where the output has none
 */
record JoinPairs(CodeExpression rows, CodeExpression slots, @Nullable CodeExpression weights) {

  /** Adds the arrays to the class. */
  static JoinPairs of(ClassContext owner, boolean weighted) {
    CodeExpression batch =
        Code.invoke(
            Code.invoke(owner.pipelineContext(), PipelineContext.class, "output"),
            PipelineOutput.class,
            "batch");
    CodeExpression capacity = Code.invoke(batch, ColumnBatch.class, "capacity");
    return new JoinPairs(
        field(owner, "pairRows", ConstantDescs.CD_int, capacity, "input rows of pairs"),
        field(owner, "pairSlots", ConstantDescs.CD_long, capacity, "slots they are joined with"),
        weighted
            ? field(owner, "pairWeights", ConstantDescs.CD_int, capacity, "weights of pairs")
            : null);
  }

  private static CodeExpression field(
      ClassContext owner, String name, ClassDesc element, CodeExpression size, String comment) {
    return owner.fieldValue(name, Code.newArray(element, size), () -> comment);
  }

  /** The same arrays in locals. */
  JoinPairs hoisted(BlockBuilder out) {
    Local rowsLocal = out.declare("pairRows", rows);
    Local slotsLocal = out.declare("pairSlots", slots);
    CodeExpression weightsLocal =
        weights == null ? null : Code.get(out.declare("pairWeights", weights));
    return new JoinPairs(Code.get(rowsLocal), Code.get(slotsLocal), weightsLocal);
  }

  /** Writes pair {@code index}. */
  void write(
      BlockBuilder out,
      CodeExpression index,
      CodeExpression row,
      CodeExpression slot,
      CodeExpression weight) {
    out.setElement(rows, index, row);
    out.setElement(slots, index, slot);
    if (weights != null) {
      out.setElement(weights, index, weight);
    }
  }
}
