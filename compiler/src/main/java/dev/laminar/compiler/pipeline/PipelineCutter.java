package dev.laminar.compiler.pipeline;

import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a plan into maximal fused chains. A chain ends where rows go into state, and at the output;
 * the chain that starts at an aggregate's groups takes every operator up to the next aggregate.
 */
public final class PipelineCutter {

  private final String query;
  private final SourceText text;
  private final List<PlannedNode> nodes = new ArrayList<>();
  private final List<OperatorSpec> chain = new ArrayList<>();
  private final Set<Integer> filtered = new HashSet<>();
  private String inputName = "";
  private RowSchema inputSchema = new RowSchema(List.of());
  private ChangelogMode inputMode = ChangelogMode.APPEND;
  private int inputId;
  private @Nullable GroupAggregate groups;
  private @Nullable PipelineSpec update;
  private int pipelineCount;

  private PipelineCutter(String query, SourceText text) {
    this.query = query;
    this.text = text;
  }

  /**
   * The data flow of a plan, inputs first.
   *
   * @param query a Java identifier: the package of the generated classes
   */
  public static List<PlannedNode> cut(String query, SourceText text, PhysicalPlan plan) {
    PipelineCutter cutter = new PipelineCutter(query, text);
    cutter.markFiltered(plan.root(), false);
    for (PhysicalNode node : plan.nodes()) {
      cutter.add(node);
    }
    return List.copyOf(cutter.nodes);
  }

  /** Finds the aggregates with a filter behind them, in the same chain. */
  private void markFiltered(PhysicalNode node, boolean filter) {
    boolean behind = filter || node instanceof Filter;
    if (node instanceof GroupAggregate aggregate) {
      if (filter) {
        filtered.add(aggregate.id());
      }
      behind = false;
    }
    for (PhysicalNode input : node.inputs()) {
      markFiltered(input, behind);
    }
  }

  private AggregateSpec spec(GroupAggregate aggregate) {
    return aggregate.spec(filtered.contains(aggregate.id()));
  }

  private void add(PhysicalNode node) {
    switch (node) {
      case Scan scan -> {
        PlannedNode.Read read = new PlannedNode.Read(scan.id(), scan);
        nodes.add(read);
        startAt(read, scan.target().name(), scan.traits().changelog());
      }
      case Watermark watermark ->
          chain.add(
              new OperatorSpec.Watermark(watermark.id(), watermark.value(), watermark.span()));
      case Filter filter ->
          chain.add(new OperatorSpec.Filter(filter.id(), filter.condition(), filter.span()));
      case Project project ->
          chain.add(new OperatorSpec.Project(project.id(), project.items(), project.span()));
      case GroupAggregate aggregate -> addAggregate(aggregate);
      case Output output -> endBatch(output.schema(), output.traits().changelog(), output.id());
    }
  }

  private void addAggregate(GroupAggregate aggregate) {
    if (groups != null) {
      endBatch(aggregate.input().schema(), aggregate.input().traits().changelog(), groups.id());
    }
    update =
        pipeline(
            new PipelineInput.Batches(inputSchema, inputMode),
            new PipelineEnd.Groups(spec(aggregate)));
    groups = aggregate;
    inputName = aggregate.label();
  }

  private void endBatch(RowSchema schema, ChangelogMode mode, int id) {
    PlannedNode node;
    GroupAggregate aggregate = groups;
    PipelineSpec into = update;
    PipelineEnd end = new PipelineEnd.Output(schema);
    if (aggregate == null || into == null) {
      node =
          new PlannedNode.Transform(
              id,
              inputId,
              pipeline(new PipelineInput.Batches(inputSchema, inputMode), end),
              schema,
              mode);
    } else {
      PipelineSpec emission = pipeline(new PipelineInput.Groups(spec(aggregate)), end);
      node =
          new PlannedNode.Aggregate(
              aggregate.id(), inputId, aggregate, into, emission, schema, mode);
    }
    nodes.add(node);
    startAt(node, inputName, mode);
  }

  private void startAt(PlannedNode node, String name, ChangelogMode mode) {
    inputId = node.id();
    inputSchema = node.schema();
    inputName = name;
    inputMode = mode;
    groups = null;
    update = null;
  }

  private PipelineSpec pipeline(PipelineInput input, PipelineEnd end) {
    PipelineSpec spec = new PipelineSpec(query, pipelineCount, text, inputName, input, chain, end);
    pipelineCount++;
    chain.clear();
    return spec;
  }
}
