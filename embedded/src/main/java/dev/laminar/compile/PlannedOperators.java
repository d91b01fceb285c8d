package dev.laminar.compile;

import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.compiler.explain.PhysicalExplanation;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.pipeline.PlannedNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operators of a query as people know them, by the nodes that the kernel runs. */
public final class PlannedOperators {

  private final Map<Integer, PlannedNode> nodes = new TreeMap<>();
  private final Map<Integer, PhysicalNode> operators = new TreeMap<>();

  private PlannedOperators(CompiledQuery query) {
    query.compiled().nodes().forEach(node -> nodes.put(node.id(), node));
    query.compiled().plan().nodes().forEach(node -> operators.put(node.id(), node));
  }

  public static PlannedOperators of(CompiledQuery query) {
    return new PlannedOperators(query);
  }

  /** The pipelines of a node: {@code trades > Watermark#2 > Filter#3 > Aggregate#4}. */
  public List<String> paths(int nodeId) {
    PlannedNode node = nodes.get(nodeId);
    return node == null
        ? List.of()
        : node.pipelines().stream().map(PhysicalExplanation::pipeline).toList();
  }

  /** A node that has no pipeline, or all of it: {@code Over#3}. */
  public String label(int nodeId) {
    PhysicalNode operator = operators.get(nodeId);
    return operator == null ? "node " + nodeId : operator.label();
  }

  /** The filters of a node's first pipeline: {@code Filter#3 (price > 50)}. */
  public List<String> filters(int nodeId) {
    PlannedNode node = nodes.get(nodeId);
    if (node == null || node.pipelines().isEmpty()) {
      return List.of();
    }
    PipelineSpec pipeline = node.pipelines().getFirst();
    return pipeline.operators().stream()
        .filter(OperatorSpec.Filter.class::isInstance)
        .map(OperatorSpec.Filter.class::cast)
        .map(filter -> "Filter#" + filter.id() + " " + ScalarPrinter.print(filter.condition()))
        .toList();
  }
}
