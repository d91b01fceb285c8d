package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
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
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.OverWindows;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.WaitingChanges;
import dev.laminar.kernel.type.RowSchema;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
  private final Function<String, LookupPolicy> policies;

  /** Stages that look rows up, by the node that reads the lookup table. */
  private final Map<Integer, RunStage> lookupJoins = new HashMap<>();

  private final List<RunStage> expiring = new ArrayList<>();

  /** Of the stages that expire: a query has one for all. */
  private long ttlMs;

  /** Of the stage that is being made. */
  private MemoryAccount account;

  private final List<AggregateStage> emitting = new ArrayList<>();

  /** How often what waits for the clock looks at it, ms. */
  private static final long CLOCK_TIMER_MS = 5;

  /** Whether something waits for the clock. */
  private boolean versioned;

  /** Of the stages that emit now and then: a query has one for all. */
  private long everyMs;

  /**
   * @param clock by which state expires
   * @param policies how the rows of lookup tables come, by their names
   * @param statement asked at each batch whether to go on; null for a query that nothing ends
   */
  QueryRunBuilder(
      QueryRun run,
      ClassResolver classes,
      Epochs epochs,
      OutputBatches batches,
      InstantSource clock,
      Function<String, LookupPolicy> policies,
      @Nullable StatementGuard statement) {
    this.policies = policies;
    this.statement = statement;
    this.run = run;
    this.account = run.account();
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
        account = run.account().child();
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
          case PlanNode.LookupJoin join -> addLookupJoin(join, nodes);
          case PlanNode.LookupOnDemand join -> addLookupOnDemand(join, nodes);
          case PlanNode.AsofJoin join -> addAsof(join);
          case PlanNode.Sort sort -> addSort(sort);
          case PlanNode.Over over -> addOver(over);
          case PlanNode.Match match -> addMatch(match);
          case PlanNode.Repeat repeat -> addRepeat(repeat);
          case PlanNode.Versions versions -> addVersions(versions, nodes);
          case PlanNode.Working _ -> {}
          case PlanNode.Recursion recursion -> addRecursion(recursion, nodes, inputs);
        }
        if (!stages.isEmpty() && stages.getLast().nodeId() == node.id()) {
          stages.getLast().setAccount(account);
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
    run.setOperators(operators(nodes));
    run.setEpochs(epochs);
    run.setLookups(lookupJoins);
    run.setTimed(timed(inputs));
    run.setTimer(emitting.isEmpty() ? null : new EmitTimer(everyMs, clock, emitting));
    run.setClockTimer(versioned ? new EmitTimer(CLOCK_TIMER_MS, clock, List.of()) : null);
    run.setInputs(inputs.values());
    run.setExpiry(expiring.isEmpty() ? null : new StateExpiry(ttlMs, clock, expiring));
    return inputs;
  }

  private List<RowAudit.Operator> operators(List<PlanNode> nodes) {
    Map<Integer, PlanNode> byId = new HashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    List<RowAudit.Operator> operators = new ArrayList<>();
    for (RunStage stage : stages) {
      List<Fanout> read =
          PlanEdges.inputs(byId.get(stage.nodeId())).stream().map(this::output).toList();
      operators.add(new RowAudit.Operator(stage, read, output(stage.nodeId())));
    }
    return operators;
  }

  /** Inputs that may carry event time. */
  private List<QueryInput> timed(Map<PlanNode, QueryInput> inputs) {
    List<QueryInput> timed = new ArrayList<>();
    inputs.forEach((leaf, input) -> {
      boolean isTimed =
          leaf instanceof PlanNode.SourceScan && !lookupJoins.containsKey(leaf.id())
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
    AsofState state = new AsofState(node.layout(), account);
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
              run,
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

  private void addLookupJoin(PlanNode.LookupJoin node, List<PlanNode> nodes) {
    PipelineMetrics metrics = new PipelineMetrics();
    StageOutput output =
        new StageOutput(batches.shelf(node.schema(), node.mode()), output(node.id()), statement);
    JoinState state = new JoinState(table(node.leftRows()), table(node.rightRows()));
    LookupJoinStage join;
    try {
      CompiledJoin code =
          instantiate(CompiledJoin.class, node.code(), output, null, state, metrics);
      join =
          new LookupJoinStage(
              node.id(),
              code,
              metrics,
              state,
              () -> table(node.rightRows()),
              output,
              PlanEdges.lookupScan(node.right(), nodes).source());
    } catch (RuntimeException | Error e) {
      output.close();
      state.close();
      throw e;
    }
    output(node.left()).add(join.left());
    output(node.right()).add(join.right());
    stages.add(join);
    lookupJoins.put(PlanEdges.lookupScan(node.right(), nodes).id(), join);
  }

  private void addLookupOnDemand(PlanNode.LookupOnDemand node, List<PlanNode> nodes) {
    PlanNode.SourceScan scan = PlanEdges.lookupScan(node.right(), nodes);
    PipelineMetrics metrics = new PipelineMetrics();
    LookupMetrics lookupMetrics = new LookupMetrics();
    StageOutput output =
        new StageOutput(
            batches.shelf(node.schema(), ChangelogMode.APPEND), output(node.id()), statement);
    JoinState state = new JoinState(table(node.leftRows()), table(node.rightRows()));
    LookupOnDemandStage join;
    try {
      CompiledJoin code =
          instantiate(CompiledJoin.class, node.code(), output, null, state, metrics);
      LookupPolicy.OnDemand policy = policies.apply(scan.source()).onDemand();
      LookupCache cache =
          new LookupCache(
              code,
              state.right(),
              policy,
              new LookupCache.Side(schema(node.left(), nodes), node.leftKeys()),
              new LookupCache.Side(schema(node.right(), nodes), node.rightKeys()),
              lookupMetrics);
      join =
          new LookupOnDemandStage(
              node,
              code,
              metrics,
              lookupMetrics,
              state,
              cache,
              policy,
              output,
              run.clock(),
              scan.source());
    } catch (RuntimeException | Error e) {
      output.close();
      state.close();
      throw e;
    }
    output(node.left()).add(join.left());
    output(node.right()).add(join.right());
    stages.add(join);
    lookupJoins.put(scan.id(), join);
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
              account);
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
            account,
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

  private void addVersions(PlanNode.Versions node, List<PlanNode> nodes) {
    PipelineMetrics metrics = new PipelineMetrics();
    CompiledRows rows = instantiate(CompiledRows.class, node.rows(), null, null, null, metrics);
    StageOutput output =
        new StageOutput(
            batches.shelf(node.schema(), ChangelogMode.APPEND), output(node.id()), statement);
    RowTable table = table(node.layout());
    if (node.isByClock()) {
      versioned = true;
      ColumnBatch read =
          ColumnBatch.allocateWeighted(schema(node.input(), nodes), batches.capacity());
      add(node.input(), new ClockVersionsStage(node.id(), rows, table, read, clock, run, output));
    } else {
      WaitingChanges waiting = new WaitingChanges(run.account());
      add(
          node.input(),
          new SettleStage(node.id(), node.time(), rows, table, waiting, metrics, output));
    }
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
      OverWindows windows = new OverWindows(node.layout(), node.rows(), account);
      add(node.input(), new WindowOverStage(node.id(), code, metrics, windows, output));
      return;
    }
    OverState state = new OverState(node.layout(), node.rows(), account);
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
    MatchState state = new MatchState(node.layout(), node.rows(), account);
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
    return new RowTable(layout.slotSizeBytes(), layout.indexCount(), account);
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
    RowsLayout keys = node.keys();
    GroupState state =
        keys == null
            ? new GroupState(node.slotSizeBytes(), node.window(), node.emit(), account)
            : GroupState.byKey(node.slotSizeBytes(), keys.slotSizeBytes(), account);
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
