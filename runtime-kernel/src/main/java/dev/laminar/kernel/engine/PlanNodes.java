package dev.laminar.kernel.engine;

import dev.laminar.kernel.plan.PlanNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Questions about the nodes of a plan. */
final class PlanNodes {

  private PlanNodes() {}

  /** Numbers of the nodes that a node takes rows from. */
  static List<Integer> inputs(PlanNode node) {
    return switch (node) {
      case PlanNode.SourceScan _, PlanNode.StreamScan _, PlanNode.TableScan _, PlanNode.Values _ ->
          List.of();
      case PlanNode.KeyLookup lookup -> List.of(lookup.input());
      case PlanNode.Union union -> union.inputs();
      case PlanNode.Join join -> List.of(join.left(), join.right());
      case PlanNode.Sort sort -> List.of(sort.input());
      case PlanNode.Transform transform -> List.of(transform.input());
      case PlanNode.Aggregate aggregate -> List.of(aggregate.input());
    };
  }

  /** Numbers of the nodes that yield keys, and nothing else. */
  static Set<Integer> keyNodes(List<PlanNode> nodes) {
    Map<Integer, PlanNode> byId = new HashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    Set<Integer> found = new HashSet<>();
    for (PlanNode node : nodes) {
      if (node instanceof PlanNode.KeyLookup lookup) {
        List<Integer> toVisit = new ArrayList<>(List.of(lookup.input()));
        while (!toVisit.isEmpty()) {
          int id = toVisit.removeLast();
          PlanNode input = byId.get(id);
          if (input != null && found.add(id)) {
            toVisit.addAll(inputs(input));
          }
        }
      }
    }
    return found;
  }
}
