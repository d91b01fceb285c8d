package dev.laminar.compiler.pipeline;

import dev.laminar.codegen.operator.MatchGenerator;
import dev.laminar.codegen.operator.OverGenerator;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.JoinSpec;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.pipeline.PipelineCompiler.CompiledClass;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import java.util.ArrayList;
import java.util.List;

/** Has the classes of a query generated, and puts them together as the kernel takes them. */
public final class QueryPlanBuilder {

  private final PipelineCompiler pipelines;

  public QueryPlanBuilder(PipelineCompiler pipelines) {
    this.pipelines = pipelines;
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
              pipelines.compile(transform.pipeline()).code(),
              transform.schema(),
              transform.mode());
      case PlannedNode.Aggregate aggregate -> aggregate(aggregate);
      case PlannedNode.Lookup lookup -> lookup(lookup);
      case PlannedNode.Literals literals ->
          new PlanNode.Values(literals.id(), LiteralRows.of(literals.values()), literals.schema());
      case PlannedNode.Merge merge ->
          new PlanNode.Union(merge.id(), merge.inputs(), merge.schema(), merge.mode());
      case PlannedNode.Recur recur -> recur(recur);
      case PlannedNode.Repeated repeated ->
          new PlanNode.Repeat(repeated.id(), repeated.input(), repeated.schema(), repeated.mode());
      case PlannedNode.Version version -> {
        CompiledClass compiled = pipelines.compile(version.rows());
        yield new PlanNode.Versions(
            version.id(),
            version.input(),
            compiled.code(),
            compiled.rows().getFirst(),
            version.versions().time(),
            version.schema());
      }
      case PlannedNode.Pair pair -> pair(pair);
      case PlannedNode.Matched matched ->
          new PlanNode.AsofJoin(
              matched.id(),
              matched.left(),
              matched.right(),
              matched.join().isLeftTimed(),
              matched.join().isRightTimed(),
              pipelines.compile(matched.pipeline()).code(),
              PipelineGenerator.asofLayout(matched.pipeline(), matched.join().spec()),
              matched.join().match(),
              matched.schema());
      case PlannedNode.Order order -> {
        CompiledClass compiled = pipelines.compile(order.sort());
        yield new PlanNode.Sort(
            order.id(), order.input(), compiled.code(), compiled.rows().getFirst(), order.schema());
      }
      case PlannedNode.Windows windows -> {
        CompiledClass compiled = pipelines.compile(windows.over());
        yield new PlanNode.Over(
            windows.id(),
            windows.input(),
            compiled.code(),
            compiled.rows().getFirst(),
            OverGenerator.layout(windows.over()),
            windows.schema(),
            windows.mode());
      }
      case PlannedNode.Pattern pattern -> {
        CompiledClass compiled = pipelines.compile(pattern.match());
        yield new PlanNode.Match(
            pattern.id(),
            pattern.input(),
            compiled.code(),
            compiled.rows().getFirst(),
            MatchGenerator.layout(pattern.match()),
            pattern.schema());
      }
    };
  }

  private PlanNode read(Scan scan) {
    return switch (scan.target()) {
      case ScanTarget.Source source ->
          new PlanNode.SourceScan(scan.id(), source.name(), scan.projection(), scan.schema());
      case ScanTarget.Stream stream ->
          new PlanNode.StreamScan(scan.id(), stream.name(), stream.late(), scan.schema());
      case ScanTarget.Table table ->
          new PlanNode.TableScan(
              scan.id(), table.name(), scan.projection(), !table.bounded(), scan.schema());
      case ScanTarget.Working working -> new PlanNode.Working(scan.id(), scan.schema());
    };
  }

  private static PlanNode lookup(PlannedNode.Lookup node) {
    KeyLookup lookup = node.lookup();
    return new PlanNode.KeyLookup(
        node.id(),
        node.input(),
        lookup.target().name(),
        lookup.index().number(),
        lookup.index().columns(),
        lookup.projection(),
        lookup.schema());
  }

  private PlanNode recur(PlannedNode.Recur node) {
    CompiledClass compiled = pipelines.compile(node.rows());
    return new PlanNode.Recursion(
        node.id(),
        node.seed(),
        node.step(),
        node.working(),
        compiled.code(),
        compiled.rows().getFirst(),
        node.recursion().all(),
        node.recursion().limit(),
        node.recursion().span(),
        node.schema());
  }

  private PlanNode pair(PlannedNode.Pair node) {
    CompiledClass compiled = pipelines.compile(node.pipeline());
    if (node.pipeline().input() instanceof PipelineInput.Join(JoinSpec join)
        && join.interval() != null) {
      return new PlanNode.IntervalJoin(
          node.id(),
          node.left(),
          node.right(),
          compiled.code(),
          compiled.rows().get(0),
          compiled.rows().get(1),
          join.type(),
          join.interval(),
          node.schema());
    }
    if (node.pipeline().input() instanceof PipelineInput.Join(JoinSpec join) && join.onDemand()) {
      return new PlanNode.LookupOnDemand(
          node.id(),
          node.left(),
          node.right(),
          compiled.code(),
          compiled.rows().get(0),
          compiled.rows().get(1),
          join.leftKeys(),
          join.rightKeys(),
          node.lookupKeys(),
          join.span(),
          node.schema());
    }
    if (node.pipeline().input() instanceof PipelineInput.Join(JoinSpec join)
        && join.lookup().isLookup()) {
      return new PlanNode.LookupJoin(
          node.id(),
          node.left(),
          node.right(),
          compiled.code(),
          compiled.rows().get(0),
          compiled.rows().get(1),
          node.schema(),
          node.mode());
    }
    return new PlanNode.Join(
        node.id(),
        node.left(),
        node.right(),
        compiled.code(),
        compiled.rows().get(0),
        compiled.rows().get(1),
        node.ttlMs(),
        node.schema(),
        node.mode());
  }

  private PlanNode aggregate(PlannedNode.Aggregate node) {
    CompiledClass compiled = pipelines.compile(node.update());
    AggregateSpec.Window window = node.operator().window();
    return new PlanNode.Aggregate(
        node.id(),
        node.input(),
        compiled.code(),
        pipelines.compile(node.emission()).code(),
        compiled.slotSizeBytes(),
        window != null && window.byKey() ? compiled.rows().getFirst() : null,
        window == null ? null : window.shape(),
        node.operator().emit(),
        node.operator().lateness().timing(),
        node.operator().lateness().schema(),
        node.operator().input().traits().changelog(),
        node.operator().traits().ttlMs(),
        node.schema(),
        node.mode());
  }
}
