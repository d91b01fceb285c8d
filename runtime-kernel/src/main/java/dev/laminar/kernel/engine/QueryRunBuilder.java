package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.state.GroupState;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stages of a run from the nodes of a plan: instances of generated classes, their outputs
 * and their state.
 */
final class QueryRunBuilder {

  private final QueryRun run;
  private final ClassResolver classes;
  private final OutputBatches batches;
  private final Map<Integer, Fanout> outputs = new HashMap<>();
  private final List<PipelineStage> pipelines = new ArrayList<>();

  QueryRunBuilder(QueryRun run, ClassResolver classes, OutputBatches batches) {
    this.run = run;
    this.classes = classes;
    this.batches = batches;
  }

  /**
   * @return where the run reads, by the node that says so
   * @throws LaminarException when a generated class cannot be made; nothing is kept then
   */
  Map<PlanNode, QueryInput> build(List<PlanNode> nodes) {
    Map<PlanNode, QueryInput> inputs = new LinkedHashMap<>();
    nodes.forEach(node -> outputs.put(node.id(), new Fanout()));
    output(nodes.getLast().id()).add(run);
    try {
      for (PlanNode node : nodes) {
        switch (node) {
          case PlanNode.SourceScan scan -> inputs.put(scan, new QueryInput(run, output(scan.id())));
          case PlanNode.StreamScan scan -> inputs.put(scan, new QueryInput(run, output(scan.id())));
          case PlanNode.Transform transform -> add(transform.input(), transform(transform));
          case PlanNode.Aggregate aggregate -> add(aggregate.input(), aggregate(aggregate));
          case PlanNode.TableScan _, PlanNode.Values _, PlanNode.Union _, PlanNode.Join _ ->
              throw new LaminarException(
                  ErrorCode.INTERNAL, "plan of " + run.name() + " has a node without a stage");
        }
      }
    } catch (RuntimeException | Error e) {
      pipelines.forEach(PipelineStage::close);
      throw e;
    }
    run.setPipelines(pipelines);
    return inputs;
  }

  private Fanout output(int nodeId) {
    Fanout output = outputs.get(nodeId);
    if (output == null) {
      throw new LaminarException(
          ErrorCode.INTERNAL, "plan of " + run.name() + " has no node " + nodeId);
    }
    return output;
  }

  private void add(int inputId, PipelineStage stage) {
    output(inputId).add(stage);
    pipelines.add(stage);
  }

  private PipelineStage transform(PlanNode.Transform node) {
    PipelineMetrics metrics = new PipelineMetrics();
    Stage downstream = output(node.id());
    StageOutput output = new StageOutput(batches.shelf(node.schema(), node.mode()), downstream);
    try {
      CompiledPipeline pipeline =
          instantiate(CompiledPipeline.class, node.code(), output, null, metrics);
      return new TransformStage(node.id(), pipeline, metrics, output);
    } catch (RuntimeException | Error e) {
      output.close();
      throw e;
    }
  }

  private PipelineStage aggregate(PlanNode.Aggregate node) {
    PipelineMetrics updateMetrics = new PipelineMetrics();
    PipelineMetrics emissionMetrics = new PipelineMetrics();
    Stage downstream = output(node.id());
    StageOutput output = new StageOutput(batches.shelf(node.schema(), node.mode()), downstream);
    GroupState state =
        new GroupState(
            node.slotSizeBytes(), node.windowSizeUs(), node.windowOffsetUs(), run.account());
    try {
      return new AggregateStage(
          node.id(),
          instantiate(CompiledPipeline.class, node.update(), null, state, updateMetrics),
          updateMetrics,
          state,
          instantiate(CompiledEmission.class, node.emission(), output, state, emissionMetrics),
          emissionMetrics,
          node.emit(),
          output);
    } catch (RuntimeException | Error e) {
      output.close();
      state.close();
      throw e;
    }
  }

  private <T> T instantiate(
      Class<T> type,
      CodeRef code,
      @Nullable PipelineOutput output,
      @Nullable GroupState state,
      PipelineMetrics metrics) {
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(code.constants().toArray()),
            new ErrorSites(code.sites()),
            output,
            state,
            null,
            metrics,
            run.clock());
    try {
      Class<? extends T> generated = classes.resolve(code.className()).asSubclass(type);
      return generated.getConstructor(PipelineContext.class).newInstance(context);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof LaminarException known) {
        throw known;
      }
      throw unusable(code, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw unusable(code, e);
    }
  }

  private static LaminarException unusable(CodeRef code, Throwable cause) {
    return new LaminarException(
        ErrorCode.INTERNAL_CODEGEN,
        "generated class " + code.className() + " cannot be used: " + cause,
        SourceSpan.NONE,
        "",
        cause);
  }
}
