package dev.laminar.kernel.engine;

import dev.laminar.kernel.plan.PlanNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the nodes of a plan read of each other. */
final class PlanEdges {

  private PlanEdges() {}

  /** Nodes that a node reads. */
  static List<Integer> inputs(PlanNode node) {
    return switch (node) {
      case PlanNode.SourceScan _,
          PlanNode.StreamScan _,
          PlanNode.TableScan _,
          PlanNode.Values _,
          PlanNode.Working _ ->
          List.of();
      case PlanNode.KeyLookup lookup -> List.of(lookup.input());
      case PlanNode.Union union -> union.inputs();
      case PlanNode.Join join -> List.of(join.left(), join.right());
      case PlanNode.IntervalJoin join -> List.of(join.left(), join.right());
      case PlanNode.LookupJoin join -> List.of(join.left(), join.right());
      case PlanNode.LookupOnDemand join -> List.of(join.left(), join.right());
      case PlanNode.AsofJoin join -> List.of(join.left(), join.right());
      case PlanNode.Sort sort -> List.of(sort.input());
      case PlanNode.Over over -> List.of(over.input());
      case PlanNode.Match match -> List.of(match.input());
      case PlanNode.Repeat repeat -> List.of(repeat.input());
      case PlanNode.Versions versions -> List.of(versions.input());
      case PlanNode.Recursion recursion -> List.of(recursion.seed(), recursion.step());
      case PlanNode.Transform transform -> List.of(transform.input());
      case PlanNode.Aggregate aggregate -> List.of(aggregate.input());
    };
  }

  /**
   * The scan of the lookup table in whose rows a join looks others up.
   *
   * @param right the node that the join gets them from
   * @param nodes of the plan
   */
  static PlanNode.SourceScan lookupScan(int right, List<PlanNode> nodes) {
    for (PlanNode node : nodes) {
      if (node.id() == right) {
        return node instanceof PlanNode.SourceScan scan
            ? scan
            : lookupScan(inputs(node).getFirst(), nodes);
      }
    }
    throw new IllegalStateException("no node " + right);
  }

  /**
   * Some nodes, and all that they read.
   *
   * @param nodes inputs before what reads them
   */
  static Set<Integer> below(Set<Integer> ids, List<PlanNode> nodes) {
    Set<Integer> found = new HashSet<>(ids);
    for (PlanNode node : nodes.reversed()) {
      if (found.contains(node.id())) {
        found.addAll(inputs(node));
      }
    }
    return found;
  }
}
