package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Walks over plan trees that passes share. */
final class TreeRewriter {

  private TreeRewriter() {}

  /** Rewrites every operator, inputs first. */
  static PhysicalPlan bottomUp(PhysicalPlan plan, Function<PhysicalNode, PhysicalNode> rewrite) {
    return plan.withRoot((Output) rewriteUp(plan.root(), rewrite));
  }

  private static PhysicalNode rewriteUp(
      PhysicalNode node, Function<PhysicalNode, PhysicalNode> rewrite) {
    List<PhysicalNode> inputs = new ArrayList<>();
    for (PhysicalNode input : node.inputs()) {
      inputs.add(rewriteUp(input, rewrite));
    }
    return rewrite.apply(node.withInputs(inputs));
  }

  /** Sets the traits of every operator; when an operator is asked, those of its inputs are set. */
  static PhysicalPlan infer(PhysicalPlan plan, Function<PhysicalNode, Traits> traits) {
    return bottomUp(plan, node -> node.withTraits(traits.apply(node)));
  }
}
