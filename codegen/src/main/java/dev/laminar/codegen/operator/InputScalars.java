package dev.laminar.codegen.operator;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarSubstitution;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns behind a pipeline's operators as expressions over its input: for code that works on
 * the input batch again.
 */
final class InputScalars {

  private InputScalars() {}

  static List<Scalar> of(PipelineSpec spec) {
    List<Scalar> current = new ArrayList<>();
    for (int i = 0; i < spec.inputSchema().size(); i++) {
      Column column = spec.inputSchema().column(i);
      current.add(new Scalar.InputColumn(i, column.name(), column.type(), SourceSpan.NONE));
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
