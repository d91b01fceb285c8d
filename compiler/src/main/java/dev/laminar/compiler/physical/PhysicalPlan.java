package dev.laminar.compiler.physical;

import dev.laminar.compiler.physical.PhysicalNode.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * A query as a tree of operators.
 *
 * @param warnings what the user should know before running it
 */
public record PhysicalPlan(Output root, List<PlanWarning> warnings) {

  public PhysicalPlan {
    warnings = List.copyOf(warnings);
  }

  /**
   * The plan over another tree, its operators numbered anew, inputs before the operators that read
   * them.
   */
  public PhysicalPlan withRoot(Output output) {
    return new PhysicalPlan((Output) number(output, new int[] {0}), warnings);
  }

  public PhysicalPlan withWarning(PlanWarning warning) {
    List<PlanWarning> all = new ArrayList<>(warnings);
    all.add(warning);
    return new PhysicalPlan(root, all);
  }

  /** All operators, inputs first. */
  public List<PhysicalNode> nodes() {
    List<PhysicalNode> nodes = new ArrayList<>();
    collect(root, nodes);
    return nodes;
  }

  /** Whether everything it reads ends by itself. */
  public boolean isBounded() {
    return root.isBounded();
  }

  private static void collect(PhysicalNode node, List<PhysicalNode> into) {
    node.inputs().forEach(input -> collect(input, into));
    into.add(node);
  }

  private static PhysicalNode number(PhysicalNode node, int[] last) {
    List<PhysicalNode> inputs = new ArrayList<>();
    for (PhysicalNode input : node.inputs()) {
      inputs.add(number(input, last));
    }
    last[0]++;
    return node.withInputs(inputs).withId(last[0]);
  }
}
