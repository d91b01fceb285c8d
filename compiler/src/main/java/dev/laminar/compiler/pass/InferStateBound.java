package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.StateBound;

/** Finds what bounds the state of each operator, and warns where nothing does. */
public final class InferStateBound implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    PhysicalPlan inferred =
        TreeRewriter.infer(plan, node -> node.traits().withStateBound(bound(node)));
    for (PhysicalNode node : inferred.nodes()) {
      if (node.traits().stateBound() instanceof StateBound.Unbounded) {
        inferred =
            inferred.withWarning(
                new PlanWarning(
                    node.label(),
                    "the state of " + node.label() + " grows with every new key and is never freed",
                    node.span(),
                    "group by a window as well, for example TUMBLE(ts, INTERVAL '1' HOUR), or by keys that are few"));
      }
    }
    return inferred;
  }

  private static StateBound bound(PhysicalNode node) {
    if (!(node instanceof GroupAggregate aggregate)) {
      return StateBound.STATELESS;
    }
    if (aggregate.window() != null) {
      return new StateBound.Window(aggregate.window().sizeUs());
    }
    if (aggregate.keys().isEmpty()) {
      return new StateBound.SingleGroup();
    }
    return aggregate.isBounded() ? new StateBound.BoundedInput() : new StateBound.Unbounded();
  }
}
