package dev.laminar.codegen.operator;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarColumns;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.List;

/** Pipelines whose expressions call CURRENT_WATERMARK. */
final class CurrentWatermark {

  private static final String NAME = "CURRENT_WATERMARK";

  private CurrentWatermark() {}

  static boolean isReadBy(PipelineSpec spec) {
    return expressions(spec).stream().anyMatch(scalar -> ScalarColumns.calls(scalar, NAME));
  }

  /** Refuses it where columns are computed when all rows of a batch have moved the watermark. */
  static void refuseIn(PipelineSpec spec) {
    for (OperatorSpec operator : spec.operators()) {
      if (operator instanceof OperatorSpec.Project && isReadBy(spec)) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "CURRENT_WATERMARK beside so many computed columns is not executed in this version",
            operator.span(),
            "select it with the columns of the source in a stream, and compute the others over that");
      }
    }
  }

  private static List<Scalar> expressions(PipelineSpec spec) {
    List<Scalar> all = new ArrayList<>();
    for (OperatorSpec operator : spec.operators()) {
      switch (operator) {
        case OperatorSpec.Filter filter -> all.add(filter.condition());
        case OperatorSpec.Project project -> project.items().forEach(item -> all.add(item.value()));
        case OperatorSpec.Watermark watermark -> {}
        case OperatorSpec.KeyWatermark watermark -> {}
        case OperatorSpec.OnTime onTime -> {}
        case OperatorSpec.Expand expand -> {}
      }
    }
    if (spec.end() instanceof PipelineEnd.Groups groups) {
      AggregateSpec aggregate = groups.aggregate();
      aggregate.keys().forEach(key -> all.add(key.value()));
      aggregate.calls().forEach(call -> all.addAll(call.expressions()));
    }
    return all;
  }
}
