package dev.laminar.compiler.pass;

import dev.laminar.codegen.spec.KeptSides;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.ScanTarget;
import java.util.HashSet;
import java.util.Set;

/**
 * Has the joins of a query that answers once keep the rows of one side, which is read first, and
 * let those of the other one pass by: the side that is likely to have fewer. Where that is not to
 * be known, it is the right side, but the left one of a right join, so that no row that is kept
 * comes out for want of a match. What a recursion has added last comes step by step, and so passes
 * by.
 */
public final class ChooseKeptSides implements PlanPass {

  private final ExecutionMode mode;

  public ChooseKeptSides(ExecutionMode mode) {
    this.mode = mode;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    boolean oneByOne =
        mode == ExecutionMode.ONE_SHOT
            || plan.nodes().stream().noneMatch(ChooseKeptSides::isSource);
    return oneByOne
        ? TreeRewriter.bottomUp(
            plan,
            node -> node instanceof Join join && isPlain(join) ? join.withKept(kept(join)) : node)
        : plan;
  }

  /** Others keep what time, or the lookup, has them keep. */
  private static boolean isPlain(Join join) {
    return join.interval() == null && !join.isLookup();
  }

  private static boolean isSource(PhysicalNode node) {
    return node instanceof Scan scan && scan.target() instanceof ScanTarget.Source;
  }

  private static KeptSides kept(Join join) {
    if (!openRecursions(join.left()).isEmpty()) {
      return KeptSides.RIGHT;
    }
    if (!openRecursions(join.right()).isEmpty()) {
      return KeptSides.LEFT;
    }
    double left = RowEstimate.of(join.left());
    double right = RowEstimate.of(join.right());
    return left == right
        ? KeptSides.usual(join.type())
        : left < right ? KeptSides.LEFT : KeptSides.RIGHT;
  }

  /** Recursions around a node whose last rows it reads. */
  private static Set<String> openRecursions(PhysicalNode node) {
    Set<String> open = new HashSet<>();
    if (node instanceof Scan scan && scan.target() instanceof ScanTarget.Working working) {
      open.add(working.name());
    }
    node.inputs().forEach(input -> open.addAll(openRecursions(input)));
    if (node instanceof Recursion recursion) {
      open.remove(recursion.name());
    }
    return open;
  }
}
