package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.CompiledIntervalJoin;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.CompiledMatch;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.pipeline.CompiledSort;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.IntervalJoin;
import dev.laminar.kernel.pipeline.LateOutput;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.AsofMerge;
import dev.laminar.kernel.state.AsofState;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.MatchState;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.OverWindows;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.RowSchema;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stages of a run from the nodes of a plan: instances of generated classes, their outputs
 * and their state.
 */
final class QueryRunBuilder {

  private final QueryRun run;
  private final ClassResolver classes;
  private final Epochs epochs;
  private final OutputBatches batches;
  private final InstantSource clock;
  private final Map<Integer, Fanout> outputs = new HashMap<>();
  private final List<RunStage> stages = new ArrayList<>();
  private final List<LookupStage> lookups = new ArrayList<>();
  private final Map<Integer, SortStage> sorts = new HashMap<>();
  private final Map<PlanNode, RecursionStage> recursions = new HashMap<>();
  private final @Nullable StatementGuard statement;
  private final List<RunStage> expiring = new ArrayList<>();

  /** Of the stages that expire: a query has one for all. */
  private long ttlMs;

  private final List<AggregateStage> emitting = new ArrayList<>();

  /** Of the stages that emit now and then: a query has one for all. */
  private long everyMs;

  /**
   * @param clock by which state expires
   * @param statement asked at each batch whether to go on; null for a query that nothing ends
   */
  QueryRunBuilder(
      QueryRun run,
      ClassResolver classes,
      Epochs epochs,
      OutputBatches batches,
      InstantSource clock,
      @Nullable StatementGuard statement) {
    this.statement = statement;
    this.run = run;
    this.clock = clock;
    this.epochs = epochs;
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
          case PlanNode.SourceScan _,
              PlanNode.StreamScan _,
              PlanNode.TableScan _,
              PlanNode.Values _ ->
              addInput(node, inputs);
          case PlanNode.KeyLookup lookup -> {
            addLookup(lookup);
            addInput(node, inputs);
          }
          case PlanNode.Transform transform -> add(transform.input(), transform(transform));
          case PlanNode.Aggregate aggregate -> {
            AggregateStage groups = aggregate(aggregate);
            add(aggregate.input(), groups);
            expireAfter(aggregate.ttlMs(), groups);
            emitEvery(aggregate.timing().everyMs(), groups);
          }
          case PlanNode.Union union -> addUnion(union);
          case PlanNode.Join join -> addJoin(join, nodes);
          case PlanNode.IntervalJoin join -> addIntervalJoin(join);
          case PlanNode.LookupJoin join -> addLookupJoin(join);
          case PlanNode.AsofJoin join -> addAsof(join);
          case PlanNode.Sort sort -> addSort(sort);
          case PlanNode.Over over -> addOver(over);
          case PlanNode.Match match -> addMatch(match);
          case PlanNode.Repeat repeat -> addRepeat(repeat);
          case PlanNode.Working _ -> {}
          case PlanNode.Recursion recursion -> addRecursion(recursion, nodes, inputs);
        }
      }
    } catch (RuntimeException | Error e) {
      stages.forEach(RunStage::close);
      throw e;
    }
    inputs.forEach((leaf, input) -> input.setLimits(limits(leaf, nodes)));
    recursions.forEach((node, recursion) -> recursion.setLimits(limits(node, nodes)));
    long sources = inputs.keySet().stream().filter(PlanNode.SourceScan.class::isInstance).count();
    run.setStages(stages, inputs.size(), (int) sources);
    run.setTimed(timed(inputs));
    run.setTimer(emitting.isEmpty() ? null : new EmitTimer(everyMs, clock, emitting));
    run.setInputs(inputs.values());
    run.setExpiry(expiring.isEmpty() ? null : new StateExpiry(ttlMs, clock, expiring));
    return inputs;
  }

  /** Inputs that may carry event time. */
  private static List<QueryInput> timed(Map<PlanNode, QueryInput> inputs) {
    List<QueryInput> timed = new ArrayList<>();
    inputs.forEach((leaf, input) -> {
      boolean isTimed =
          leaf instanceof PlanNode.SourceScan
              || leaf instanceof PlanNode.StreamScan scan && !scan.late();
      if (isTimed) {
        timed.add(input);
      }
    });
    return timed;
  }

  /** The lookups of the run that was built. */
  List<LookupStage> lookups() {
    return lookups;
  }

  private void addInput(PlanNode node, Map<PlanNode, QueryInput> inputs) {
    inputs.put(node, new QueryInput(run, output(node.id()), epochs, node));
  }

  /** What all rows of a node go through that may have enough of them. */
  private List<SortStage> limits(PlanNode leaf, List<PlanNode> nodes) {
    List<SortStage> limits = new ArrayList<>();
    int id = leaf.id();
    for (PlanNode node : nodes) {
      if (PlanEdges.inputs(node).contains(id)) {
        id = node.id();
        SortStage sort = sorts.get(id);
        if (sort != null) {
          limits.add(sort);
        }
      }
    }
    return limits;
  }

  private void addLookup(PlanNode.KeyLookup node) {
    LookupStage lookup = new LookupStage(node);
    add(node.input(), lookup);
    lookups.add(lookup);
  }

  private Fanout output(int nodeId) {
    Fanout output = outputs.get(nodeId);
    if (output == null) {
      throw new LaminarException(
          ErrorCode.INTERNAL, "plan of " + run.name() + " has no node " + nodeId);
    }
    return output;
  }

  private <S extends RunStage & Stage> void add(int inputId, S stage) {
    output(inputId).add(stage);
    stages.add(stage);
  }

  private void expireAfter(long nodeTtlMs, RunStage stage) {
    if (nodeTtlMs > 0) {
      ttlMs = nodeTtlMs;
      expiring.add(stage);
    }
  }

  private void emitEvery(long nodeEveryMs, AggregateStage stage) {
    if (nodeEveryMs > 0) {
      everyMs = nodeEveryMs;
      emitting.add(stage);
    }
  }

  private void addUnion(PlanNode.Union node) {
    UnionStage union =
        new UnionStage(node.id(), node.inputs().size(), node.mode(), output(node.id()));
    for (int i = 0; i < node.inputs().size(); i++) {
      output(node.inputs().get(i)).add(union.input(i));
    }
    stages.add(union);
  }

  private void addJoin(PlanNode.Join node, List<PlanNode> nodes) {
    PipelineMetrics metrics = new PipelineMetrics();
    StageOutput output =
        new StageOutput(batches.shelf(node.schema(), node.mode()), output(node.id()), statement);
    JoinState state = new JoinState(table(node.leftRows()), table(node.rightRows()));
    JoinStage join;
    try {
      join =
          new JoinStage(
              node.id(),
              instantiate(CompiledJoin.class, node.code(), output, null, state, metrics),
              metrics,
              state,
              output,
              statement);
    } catch (RuntimeException | Error e) {
      output.close();
      state.close();
      throw e;
    }
    output(node.left()).add(join.left(schema(node.left(), nodes)));
    output(node.right()).add(join.right(schema(node.right(), nodes)));
    stages.add(join);
    expireAfter(node.ttlMs(), join);
  }

  private void addAsof(PlanNode.AsofJoin node) {
    PipelineMetrics metrics = new PipelineMetrics();
    StageOutput output =
        new StageOutput(
            batches.shelf(node.schema(), ChangelogMode.APPEND), output(node.id()), statement);
    AsofState state = new AsofState(node.layout(), run.account());
    AsofStage join;
    try {
      join =
          new AsofStage(
              node,
              instantiate(CompiledAsof.class, node.code(), output, null, null, metrics),
              metrics,
              state,
              AsofMerge.of(state, node.layout(), node.match()),
              output,
              statement);
    } catch (RuntimeException | Error e) {
      output.close();
      state.close();
      throw e;
    }
    output(node.left()).add(join.left());
    output(node.right()).add(join.right());
    stages.add(join);
  }

  private static RowSchema schema(int nodeId, List<PlanNode> nodes) {
    return nodes.stream()
        .filter(node -> node.id() == nodeId)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no node " + nodeId))
        .schema();
  }

  private void addLookupJoin(PlanNode.LookupJoin node) {
    PipelineMetrics metrics = new PipelineMetrics();
    StageOutput output =
        new StageOutput(batches.shelf(node.schema(), node.mode()), output(node.id()), statement);
    JoinState state = new JoinState(table(node.leftRows()), table(node.rightRows()));
    LookupJoinStage join;
    try {
      CompiledJoin code =
          instantiate(CompiledJoin.class, node.code(), output, null, state, metrics);
      join = new LookupJoinStage(node.id(), code, metrics, state, output);
    } catch (RuntimeException | Error e) {
      output.close();
      state.close();
      throw e;
    }
    output(node.left()).add(join.left());
    output(node.right()).add(join.right());
    stages.add(join);
  }

  private void addIntervalJoin(PlanNode.IntervalJoin node) {
    PipelineMetrics metrics = new PipelineMetrics();
    StageOutput output =
        new StageOutput(
            batches.shelf(node.schema(), ChangelogMode.APPEND), output(node.id()), statement);
    JoinState shown = new JoinState(table(node.leftRows()), table(node.rightRows()));
    IntervalJoinStage join;
    try {
      CompiledIntervalJoin code =
          instantiate(CompiledIntervalJoin.class, node.code(), output, null, shown, metrics);
      IntervalJoin rows =
          new IntervalJoin(
              code,
              shown,
              node.type(),
              node.interval(),
              node.leftRows(),
              node.rightRows(),
              run.account());
      join = new IntervalJoinStage(node.id(), code, rows, metrics, output, statement);
    } catch (RuntimeException | Error e) {
      output.close();
      shown.close();
      throw e;
    }
    output(node.left()).add(join.left());
    output(node.right()).add(join.right());
    stages.add(join);
  }

  /** It begins when everything that its terms read has ended. */
  private void addRecursion(
      PlanNode.Recursion node, List<PlanNode> nodes, Map<PlanNode, QueryInput> inputs) {
    CompiledRows rows =
        instantiate(CompiledRows.class, node.rows(), null, null, null, new PipelineMetrics());
    RecursionStage recursion =
        new RecursionStage(
            node,
            rows,
            run,
            batches.capacity(),
            output(node.working()),
            output(node.id()),
            statement);
    recursions.put(node, recursion);
    output(node.seed()).add(recursion.terms());
    if (node.step() != node.seed()) {
      output(node.step()).add(recursion.terms());
    }
    stages.add(recursion);
    Set<Integer> below = PlanEdges.below(Set.of(node.seed(), node.step()), nodes);
    inputs.forEach((leaf, input) -> {
      if (below.contains(leaf.id())) {
        recursion.waitFor(input);
      }
    });
  }

  private void addRepeat(PlanNode.Repeat node) {
    StageOutput output =
        new StageOutput(batches.shelf(node.schema(), node.mode()), output(node.id()), statement);
    RepeatStage repeat = new RepeatStage(node.id(), output);
    add(node.input(), repeat);
  }

  private void addSort(PlanNode.Sort node) {
    PipelineMetrics metrics = new PipelineMetrics();
    StageOutput output =
        new StageOutput(
            batches.shelf(node.schema(), ChangelogMode.APPEND), output(node.id()), statement);
    RowTable rows = table(node.rows());
    SortStage sort;
    try {
      CompiledSort code = instantiate(CompiledSort.class, node.code(), output, null, null, metrics);
      sort = new SortStage(node.id(), code, metrics, rows, output, run);
    } catch (RuntimeException | Error e) {
      output.close();
      rows.close();
      throw e;
    }
    add(node.input(), sort);
    sorts.put(node.id(), sort);
  }

  private void addOver(PlanNode.Over node) {
    PipelineMetrics metrics = new PipelineMetrics();
    StageOutput output =
        new StageOutput(batches.shelf(node.schema(), node.mode()), output(node.id()), statement);
    CompiledOver code;
    try {
      code = instantiate(CompiledOver.class, node.code(), output, null, null, metrics);
    } catch (RuntimeException | Error e) {
      output.close();
      throw e;
    }
    if (node.layout().closes()) {
      OverWindows windows = new OverWindows(node.layout(), node.rows(), run.account());
      add(node.input(), new WindowOverStage(node.id(), code, metrics, windows, output));
      return;
    }
    OverState state = new OverState(node.layout(), node.rows(), run.account());
    if (node.layout().settles()) {
      add(node.input(), new SettledOverStage(node.id(), code, metrics, state, output));
    } else {
      add(node.input(), new OverStage(node.id(), code, metrics, state, output));
    }
  }

  private void addMatch(PlanNode.Match node) {
    PipelineMetrics metrics = new PipelineMetrics();
    StageOutput output =
        new StageOutput(
            batches.shelf(node.schema(), ChangelogMode.APPEND), output(node.id()), statement);
    MatchState state = new MatchState(node.layout(), node.rows(), run.account());
    MatchStage match;
    try {
      CompiledMatch code =
          instantiate(CompiledMatch.class, node.code(), output, null, null, metrics);
      match = new MatchStage(node.id(), code, metrics, state, output);
    } catch (RuntimeException | Error e) {
      output.close();
      state.close();
      throw e;
    }
    add(node.input(), match);
  }

  private RowTable table(RowsLayout layout) {
    return new RowTable(layout.slotSizeBytes(), layout.indexCount(), run.account());
  }

  private PipelineStage transform(PlanNode.Transform node) {
    PipelineMetrics metrics = new PipelineMetrics();
    Stage downstream = output(node.id());
    StageOutput output =
        new StageOutput(batches.shelf(node.schema(), node.mode()), downstream, statement);
    try {
      CompiledPipeline pipeline =
          instantiate(CompiledPipeline.class, node.code(), output, null, null, metrics);
      return new TransformStage(node.id(), pipeline, metrics, output);
    } catch (RuntimeException | Error e) {
      output.close();
      throw e;
    }
  }

  private AggregateStage aggregate(PlanNode.Aggregate node) {
    PipelineMetrics updateMetrics = new PipelineMetrics();
    PipelineMetrics emissionMetrics = new PipelineMetrics();
    Stage downstream = output(node.id());
    StageOutput output =
        new StageOutput(batches.shelf(node.schema(), node.mode()), downstream, statement);
    AggregateStage.LateRows late = late(node);
    GroupState state =
        new GroupState(node.slotSizeBytes(), node.window(), node.emit(), run.account());
    try {
      return new AggregateStage(
          node.id(),
          instantiate(
              CompiledPipeline.class,
              node.update(),
              late == null ? null : late.rows(),
              state,
              null,
              updateMetrics),
          updateMetrics,
          state,
          instantiate(
              CompiledEmission.class, node.emission(), output, state, null, emissionMetrics),
          emissionMetrics,
          node.emit(),
          node.timing(),
          output,
          late);
    } catch (RuntimeException | Error e) {
      output.close();
      state.close();
      if (late != null) {
        late.output().close();
      }
      throw e;
    }
  }

  private AggregateStage.@Nullable LateRows late(PlanNode.Aggregate node) {
    RowSchema schema = node.lateRows();
    if (schema == null) {
      return null;
    }
    Fanout consumers = run.late();
    StageOutput output =
        new StageOutput(batches.shelf(schema, node.lateMode()), consumers, statement);
    return new AggregateStage.LateRows(new LateOutput(output, () -> !consumers.isEmpty()), output);
  }

  private <T> T instantiate(
      Class<T> type,
      CodeRef code,
      @Nullable PipelineOutput output,
      @Nullable GroupState state,
      @Nullable JoinState join,
      PipelineMetrics metrics) {
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(code.constants().toArray()),
            new ErrorSites(code.sites()),
            output,
            state,
            join,
            metrics,
            run.clock());
    return GeneratedInstances.create(type, code, classes, context);
  }
}
