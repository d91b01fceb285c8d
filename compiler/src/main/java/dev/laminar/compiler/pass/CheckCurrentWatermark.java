package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarColumns;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;

/**
 * Refuses CURRENT_WATERMARK where rows and the watermark do not come together: behind the first
 * operator with state, and in other queries, the watermark moves when a batch is done, so that what
 * a row meets would depend on how rows are cut into batches.
 */
public final class CheckCurrentWatermark implements PlanPass {

  private static final String NAME = "CURRENT_WATERMARK";

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    for (PhysicalNode node : plan.nodes()) {
      CheckVolatile.expressions(node).forEach(scalar -> check(scalar, node));
    }
    return plan;
  }

  /** Whether a plan calls it. */
  static boolean concerns(PhysicalPlan plan) {
    return plan.nodes().stream()
        .flatMap(node -> CheckVolatile.expressions(node).stream())
        .anyMatch(scalar -> ScalarColumns.calls(scalar, NAME));
  }

  private static void check(Scalar scalar, PhysicalNode node) {
    Scalars.children(scalar).forEach(child -> check(child, node));
    if (!(scalar instanceof Scalar.Call call) || !call.function().equals(NAME)) {
      return;
    }
    if (!isFused(node)) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "CURRENT_WATERMARK is for filters, columns and aggregates directly over a source with a watermark",
          call.span(),
          "select it in a stream over the source, as a column that this query reads");
    }
    if (!isEventTime(call.arguments().getFirst(), node.inputs().getFirst())) {
      throw new LaminarException(
          ErrorCode.MISSING_WATERMARK,
          "CURRENT_WATERMARK takes the column that the watermark is declared for",
          call.span(),
          "declare it on the source, `WATERMARK FOR ts`, and write CURRENT_WATERMARK(ts)");
    }
  }

  private static boolean isEventTime(Scalar argument, PhysicalNode input) {
    return argument instanceof Scalar.InputColumn column
        && input.traits().eventTime() instanceof EventTime.Of times
        && times.columns().contains(new EventTime.Exact(column.index()));
  }

  /** Whether a node is in the loop that moves the watermark of a source, behind that. */
  private static boolean isFused(PhysicalNode node) {
    boolean takes =
        node instanceof PhysicalNode.Filter
            || node instanceof PhysicalNode.Project
            || node instanceof PhysicalNode.GroupAggregate;
    PhysicalNode below = node;
    while (takes && below.inputs().size() == 1) {
      below = below.inputs().getFirst();
      if (below instanceof PhysicalNode.Watermark
          || below instanceof PhysicalNode.Scan scan
              && scan.target() instanceof ScanTarget.Source) {
        return true;
      }
      takes = below instanceof PhysicalNode.Filter || below instanceof PhysicalNode.Project;
    }
    return false;
  }
}
