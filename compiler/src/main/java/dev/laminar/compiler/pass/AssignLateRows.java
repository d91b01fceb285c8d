package dev.laminar.compiler.pass;

import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalPlan;

/**
 * Has the one aggregate with a window put out the rows that come too late, for who reads them: with
 * the columns of its input that the query reads, unless the statement has asked for all.
 */
public final class AssignLateRows implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    if (LatenessOfPlan.windowed(plan) != 1) {
      return plan;
    }
    return TreeRewriter.bottomUp(
        plan,
        node ->
            node instanceof GroupAggregate group
                    && group.window() != null
                    && group.lateness().rows() == null
                ? group.withLateness(group.lateness().withRows(Item.of(group.input().schema())))
                : node);
  }
}
