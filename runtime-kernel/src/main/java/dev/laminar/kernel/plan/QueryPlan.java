package dev.laminar.kernel.plan;

import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * One continuous query: nodes in topological order, the last one is what the query puts out.
 *
 * @param name of the stream, or a name made for the anonymous query of a sink
 */
public record QueryPlan(String name, List<PlanNode> nodes) {

  public QueryPlan {
    nodes = List.copyOf(nodes);
  }

  public PlanNode output() {
    return nodes.getLast();
  }

  public RowSchema schema() {
    return output().schema();
  }
}
