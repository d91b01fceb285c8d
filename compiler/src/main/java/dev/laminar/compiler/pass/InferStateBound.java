package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.StateBound;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;

/** Finds what bounds the state of each operator, and warns where nothing does. */
public final class InferStateBound implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    PhysicalPlan inferred =
        TreeRewriter.infer(plan, node -> node.traits().withStateBound(bound(node)));
    for (PhysicalNode node : inferred.nodes()) {
      if (node.traits().stateBound() instanceof StateBound.Unbounded) {
        inferred = inferred.withWarning(node instanceof Join join ? warning(join) : warning(node));
      }
    }
    return inferred;
  }

  private static PlanWarning warning(PhysicalNode node) {
    return new PlanWarning(
        node.label(),
        "the state of " + node.label() + " grows with every new key and is never freed",
        node.span(),
        "group by a window as well, for example TUMBLE(ts, INTERVAL '1' HOUR), or by keys that are few");
  }

  private static PlanWarning warning(Join join) {
    return new PlanWarning(
        join.label(),
        "the state of " + join.label() + " grows with every row and is never freed",
        join.span(),
        "join tables, views or the results of windows, or read from sources that end");
  }

  private static StateBound bound(PhysicalNode node) {
    return switch (node) {
      case GroupAggregate aggregate -> bound(aggregate);
      case Join join ->
          join.inputs().stream().allMatch(InferStateBound::isBounded)
              ? new StateBound.BoundedInput()
              : new StateBound.Unbounded();
      case KeyLookup lookup -> StateBound.STATELESS;
      case Sort sort -> new StateBound.BoundedInput();
      case PhysicalNode.Scan scan -> StateBound.STATELESS;
      case PhysicalNode.Watermark watermark -> StateBound.STATELESS;
      case PhysicalNode.Filter filter -> StateBound.STATELESS;
      case PhysicalNode.Project project -> StateBound.STATELESS;
      case PhysicalNode.Output output -> StateBound.STATELESS;
      case Union union -> StateBound.STATELESS;
      case Values values -> StateBound.STATELESS;
    };
  }

  /** Whether an input cannot grow without limit: it ends, or rows that are gone leave no trace. */
  private static boolean isBounded(PhysicalNode node) {
    boolean table =
        node instanceof PhysicalNode.Scan scan && scan.target() instanceof ScanTarget.Table;
    return table
        || node.isBounded()
        || !node.inputs().isEmpty() && node.inputs().stream().allMatch(InferStateBound::isBounded);
  }

  private static StateBound bound(GroupAggregate aggregate) {
    if (aggregate.window() != null) {
      return new StateBound.Window(aggregate.window().sizeUs());
    }
    if (aggregate.keys().isEmpty()) {
      return new StateBound.SingleGroup();
    }
    return isBounded(aggregate) ? new StateBound.BoundedInput() : new StateBound.Unbounded();
  }
}
