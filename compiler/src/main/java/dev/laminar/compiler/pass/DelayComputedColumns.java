package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.scalar.Scalars;

/**
 * Computes a source's computed columns after its watermark where the watermark does not need them, so that filters can go
 * first and columns that a query does not read are never computed.
 */
public final class DelayComputedColumns implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.bottomUp(plan, DelayComputedColumns::rewrite);
  }

  private static PhysicalNode rewrite(PhysicalNode node) {
    if (!(node instanceof Watermark watermark) || !(watermark.input() instanceof Project project)) {
      return node;
    }
    if (!(project.items().get(watermark.column()).value() instanceof InputColumn eventTime)) {
      return node;
    }
    boolean[] computed = new boolean[1];
    Scalar value =
        Scalars.replaceInputs(
            watermark.value(),
            column -> {
              Scalar source = project.items().get(column.index()).value();
              computed[0] |= !Scalars.isTrivial(source);
              return source;
            });
    if (computed[0]) {
      return node;
    }
    Watermark first =
        new Watermark(
            watermark.id(), project.input(), eventTime.index(), value, watermark.span(), watermark.traits());
    return project.withInput(first);
  }
}
