package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.scalar.Scalars;

/**
 * Filters before projecting. A filter goes below a projection when it reads only columns that pass
 * through: nothing is computed twice, and what the projection computes is computed for fewer rows,
 * so no row can newly fail.
 */
public final class PushFilterBelowProject implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.bottomUp(plan, PushFilterBelowProject::rewrite);
  }

  static PhysicalNode rewrite(PhysicalNode node) {
    if (node instanceof Filter filter && filter.input() instanceof Expand expand) {
      return PushFilterBelowExpand.rewrite(filter, expand);
    }
    if (!(node instanceof Filter filter) || !(filter.input() instanceof Project project)) {
      return node;
    }
    boolean[] computed = new boolean[1];
    Scalar condition =
        Scalars.replaceInputs(
            filter.condition(),
            column -> {
              Scalar source = project.items().get(column.index()).value();
              computed[0] |= !Scalars.isTrivial(source);
              return source;
            });
    if (computed[0]) {
      return node;
    }
    Filter below =
        new Filter(filter.id(), project.input(), condition, filter.span(), filter.traits());
    return project.withInput(rewrite(below));
  }
}
