package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.StorageKind;
import java.util.List;

/**
 * What a join puts out of each pair.
 *
 * @param columns over those of both sides
 * @param scope of the last projection, which they come from
 */
record PairOutput(List<Scalar> columns, RowScope scope) {

  /**
   * @param join scope of the join, which columns come from where nothing is projected
   */
  static PairOutput of(ClassContext owner, PipelineSpec pipeline, RowScope join) {
    RowScope scope =
        pipeline.operators().stream()
            .filter(OperatorSpec.Project.class::isInstance)
            .reduce((first, second) -> second)
            .map(project -> RowScope.of(owner, "Project", project.id()))
            .orElse(join);
    return new PairOutput(InputScalars.of(pipeline), scope);
  }

  /** Columns in groups that share a method. */
  List<List<Integer>> groups() {
    return InputScalars.groups(columns);
  }

  /** Writes some columns of a pair. */
  void write(
      BlockBuilder body,
      RowColumns pair,
      List<Integer> group,
      BatchOutput out,
      CodeExpression outRow) {
    for (int index : group) {
      write(body, pair, index, out, outRow);
    }
  }

  private void write(
      BlockBuilder body, RowColumns pair, int index, BatchOutput out, CodeExpression outRow) {
    Scalar scalar = columns.get(index);
    if (scalar instanceof Scalar.InputColumn reference
        && pair.columns().get(reference.index()).type().equals(reference.type())) {
      RowColumn column = pair.columns().get(reference.index());
      ScalarValue value = column.prepare(body);
      // Text of a batch is shared; that of slots is copied.
      if (column.type().storage() == StorageKind.BYTES && column.inputIndex() >= 0) {
        out.writeShared(body, index, outRow, value);
      } else {
        out.write(body, index, outRow, value);
      }
      return;
    }
    body.mark(scalar.span());
    out.write(body, index, outRow, pair.generate(body, scope, scalar));
  }
}
