package dev.laminar.jmh;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.type.RowSchema;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The generated classes of a query over trades, driven as the kernel's agent does, without the
 * agent.
 */
final class GeneratedQuery implements AutoCloseable {

  private final CompiledScript script;
  private final CompiledQuery query;
  private final CompiledPipeline pipeline;
  private final @Nullable CompiledEmission emission;
  private final @Nullable GroupState state;
  private final int[] projection;

  /** Whether groups come out after each batch, not when their window closes. */
  private final boolean emitsChanged;

  private GeneratedQuery(String definition, String select, OutputFactory outputs) {
    String sql = definition + "\nCREATE STREAM bench AS " + select;
    CompileSettings settings = CompileSettings.of(CodegenOptions.fromSystemProperties());
    this.script = CompiledScript.compile("bench.sql", sql, settings, Map.of());
    this.query = script.queries().getLast();
    QueryPlan plan = query.plan();
    this.projection =
        projection(plan.nodes().getFirst()).stream().mapToInt(Integer::intValue).toArray();
    PipelineOutput output = outputs.create(plan.schema());
    EmitMode emit = EmitMode.ON_WINDOW_CLOSE;
    switch (plan.output()) {
      case PlanNode.Transform transform -> {
        this.state = null;
        this.emission = null;
        this.pipeline = instantiate(CompiledPipeline.class, transform.code(), output, null);
      }
      case PlanNode.Aggregate aggregate -> {
        this.state =
            new GroupState(
                aggregate.slotSizeBytes(),
                aggregate.window(),
                aggregate.emit(),
                new MemoryAccount());
        this.pipeline = instantiate(CompiledPipeline.class, aggregate.update(), null, state);
        this.emission = instantiate(CompiledEmission.class, aggregate.emission(), output, state);
        state.setEmission(emission);
        emit = aggregate.emit();
      }
      case PlanNode.SourceScan _,
          PlanNode.StreamScan _,
          PlanNode.TableScan _,
          PlanNode.KeyLookup _,
          PlanNode.Values _,
          PlanNode.Union _,
          PlanNode.Join _,
          PlanNode.IntervalJoin _,
          PlanNode.LookupJoin _,
          PlanNode.LookupOnDemand _,
          PlanNode.AsofJoin _,
          PlanNode.Sort _,
          PlanNode.Over _,
          PlanNode.Match _,
          PlanNode.Working _,
          PlanNode.Recursion _,
          PlanNode.Repeat _,
          PlanNode.Versions _ ->
          throw new IllegalStateException("the query computes nothing: " + select);
    }
    this.emitsChanged = emit != EmitMode.ON_WINDOW_CLOSE;
  }

  private static List<Integer> projection(PlanNode first) {
    return switch (first) {
      case PlanNode.SourceScan scan -> scan.projection();
      case PlanNode.TableScan scan -> scan.projection();
      default -> throw new IllegalStateException("not a query over one source or table: " + first);
    };
  }

  /** Makes the output that a query's rows go to. */
  @FunctionalInterface
  interface OutputFactory {
    PipelineOutput create(RowSchema schema);
  }

  static GeneratedQuery compile(boolean nullable, String select, OutputFactory outputs) {
    return over(TradeBatches.createSource(nullable, select.contains("TUMBLE")), select, outputs);
  }

  /**
   * A query over what a statement defines.
   *
   * @param definition a CREATE SOURCE or CREATE TABLE, with its semicolon
   */
  static GeneratedQuery over(String definition, String select, OutputFactory outputs) {
    return new GeneratedQuery(definition, select, outputs);
  }

  private <T> T instantiate(
      Class<T> type, CodeRef code, @Nullable PipelineOutput output, @Nullable GroupState groups) {
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(code.constants().toArray()),
            new ErrorSites(code.sites()),
            output,
            groups,
            null,
            new PipelineMetrics(),
            new BatchClock(InstantSource.system()));
    try {
      return type.cast(
          query
              .classes()
              .resolve(code.className())
              .getConstructor(PipelineContext.class)
              .newInstance(context));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Schema of the rows it puts out. */
  RowSchema schema() {
    return query.schema();
  }

  /** Views of batches with the columns that the query reads. */
  ColumnBatch[] views(ColumnBatch[] batches) {
    ColumnBatch[] views = new ColumnBatch[batches.length];
    for (int i = 0; i < batches.length; i++) {
      views[i] = batches[i].project(projection);
      views[i].viewRows(batches[i]);
    }
    return views;
  }

  void process(ColumnBatch view) {
    pipeline.process(view);
    GroupState groups = state;
    CompiledEmission emits = emission;
    if (groups != null && emits != null) {
      if (emitsChanged) {
        groups.emitChanged(emits);
      } else {
        groups.closeUpTo(pipeline.watermarkUs(), emits);
      }
    }
  }

  @Override
  public void close() {
    if (state != null) {
      state.close();
    }
    script.close();
  }
}
