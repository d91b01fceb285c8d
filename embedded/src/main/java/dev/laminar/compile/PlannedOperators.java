package dev.laminar.compile;

import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.Predicate;
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

  /** Whether a node joins rows of two inputs. */
  public boolean isJoin(int nodeId) {
    PhysicalNode operator = operators.get(nodeId);
    return operator != null && operator.inputs().size() == 2 && operator.label().contains("Join");
  }

  /** A node that has no pipeline, or all of it: {@code Over#3}. */
  public String label(int nodeId) {
    PhysicalNode operator = operators.get(nodeId);
    return operator == null ? "node " + nodeId : operator.label();
  }

  /**
   * The conditions of a pipeline that drop rows, in the order in which they are counted: {@code
   * Filter#3 (price > 50)}.
   *
   * @param pipeline index among the pipelines of the node
   */
  public List<String> predicates(int nodeId, int pipeline) {
    PlannedNode node = nodes.get(nodeId);
    if (node == null || pipeline >= node.pipelines().size()) {
      return List.of();
    }
    PipelineSpec spec = node.pipelines().get(pipeline);
    return Predicate.of(spec).stream()
        .map(predicate -> {
          boolean isFilter =
              spec.operators().stream()
                  .anyMatch(each ->
                      each instanceof OperatorSpec.Filter && each.id() == predicate.operator());
          String operator =
              isFilter ? "Filter#" + predicate.operator() : label(predicate.operator());
          String text = predicate.text(spec.source());
          return operator + (text.startsWith("(") ? " " + text : " (" + text + ")");
        })
        .toList();
  }
}
