package dev.laminar.compiler.pipeline;

import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.pipeline.PipelineCompiler.CompiledClass;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import java.util.ArrayList;
import java.util.List;

/** Has the classes of a query generated, and puts them together as the kernel takes them. */
public final class QueryPlanBuilder {

  private final PipelineCompiler pipelines;
  private final DecoderCompiler decoders;

  public QueryPlanBuilder(PipelineCompiler pipelines, DecoderCompiler decoders) {
    this.pipelines = pipelines;
    this.decoders = decoders;
  }

  /** The executable plan of a query. */
  public QueryPlan build(String name, List<PlannedNode> nodes) {
    List<PlanNode> built = new ArrayList<>();
    for (PlannedNode node : nodes) {
      built.add(build(node));
    }
    return new QueryPlan(name, built);
  }

  private PlanNode build(PlannedNode node) {
    return switch (node) {
      case PlannedNode.Read read -> read(read.scan());
      case PlannedNode.Transform transform ->
          new PlanNode.Transform(
              transform.id(),
              transform.input(),
              code(pipelines.compile(transform.pipeline())),
              transform.schema(),
              transform.mode());
      case PlannedNode.Aggregate aggregate -> aggregate(aggregate);
    };
  }

  private PlanNode read(Scan scan) {
    return switch (scan.target()) {
      case ScanTarget.Source source ->
          new PlanNode.SourceScan(
              scan.id(), source.name(), scan.projection(), scan.schema(), decoders.decoderFor(scan));
      case ScanTarget.Stream stream -> new PlanNode.StreamScan(scan.id(), stream.name(), scan.schema());
    };
  }

  private PlanNode aggregate(PlannedNode.Aggregate node) {
    PipelineSpec update = node.update();
    CompiledClass compiled = pipelines.compile(update);
    AggregateSpec.Window window = node.operator().window();
    return new PlanNode.Aggregate(
        node.id(),
        node.input(),
        code(compiled),
        code(pipelines.compile(node.emission())),
        compiled.slotSizeBytes(),
        window == null ? 0 : window.sizeUs(),
        window == null ? 0 : window.offsetUs(),
        node.operator().emit(),
        node.schema(),
        node.mode());
  }

  private static CodeRef code(CompiledClass compiled) {
    return new CodeRef(compiled.className(), compiled.constants(), compiled.sites());
  }
}
