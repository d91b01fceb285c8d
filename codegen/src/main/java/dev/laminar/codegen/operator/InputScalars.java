package dev.laminar.codegen.operator;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarColumns;
import dev.laminar.codegen.scalar.ScalarSubstitution;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns behind a pipeline's operators as expressions over its input: for code that works on
 * the input batch again.
 */
final class InputScalars {

  private InputScalars() {}

  /** Expression nodes per method: a loop over them then stays within a few thousand bytes. */
  private static final int NODES_PER_METHOD = 120;

  /** Output columns in groups that share a method. */
  static List<List<Integer>> groups(List<Scalar> outputs) {
    List<List<Integer>> groups = new ArrayList<>();
    int nodes = NODES_PER_METHOD;
    for (int i = 0; i < outputs.size(); i++) {
      int size = 2 + ScalarColumns.size(outputs.get(i));
      if (nodes + size > NODES_PER_METHOD) {
        groups.add(new ArrayList<>());
        nodes = 0;
      }
      groups.getLast().add(i);
      nodes += size;
    }
    return groups;
  }

  static List<Scalar> of(PipelineSpec spec) {
    List<Scalar> current = new ArrayList<>();
    for (int i = 0; i < spec.inputSchema().size(); i++) {
      current.add(Scalar.InputColumn.of(i, spec.inputSchema().column(i)));
    }
    for (OperatorSpec operator : spec.operators()) {
      if (operator instanceof OperatorSpec.Project project) {
        List<Scalar> before = current;
        current =
            project.items().stream()
                .map(item -> ScalarSubstitution.replaceColumns(item.value(), before))
                .toList();
      }
    }
    return current;
  }
}
