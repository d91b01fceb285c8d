package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.plan.ChangePlan;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.state.MemoryAccount;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query that answers once, over what is there at one moment. Its stages and their state are its
 * own, so that they run on any one thread; the agent only begins it, and copies what the query
 * reads of tables:
 *
 * <ol>
 *   <li>{@link #prepare} makes the stages and computes the keys to look up;
 *   <li>{@link #begin} is called by the agent between two epochs: keys are looked up, and the rows
 *       of tables and views are held on to as they are;
 *   <li>{@link #run} takes the inputs to the output one after the other, in the order of the plan:
 *       an input whose rows may come out for want of a match is read last.
 * </ol>
 */
final class OneShotRun {

  /** Rows that may be put out, or be compared, without anybody waiting long for it. */
  private static final long FEW_ROWS = 4_096;

  /** Rows of a batch where no more come: it is made for this run alone. */
  private static final int FEW_KEYS = 64;

  private final Catalog catalog;
  private final EngineOptions options;
  private final StatementGuard statement;
  private final Wakeup agent;
  private final List<PlanNode> nodes;
  private final QueryRun run;
  private final Epochs epochs = new Epochs();
  private final OutputBatches batches;
  private final Map<PlanNode, TableSnapshot> snapshots = new HashMap<>();

  /** What the scan of {@link ChangePlan.Conflict#INPUT} reads; null for other queries. */
  private final @Nullable ConflictRun conflicts;

  private Map<PlanNode, QueryInput> inputs = Map.of();
  private List<LookupStage> lookups = List.of();
  private Set<Integer> keyNodes = Set.of();

  OneShotRun(
      QueryPlan plan,
      ClassResolver classes,
      Catalog catalog,
      EngineOptions options,
      MemoryAccount account,
      StatementGuard statement,
      Wakeup agent,
      @Nullable ConflictRun conflicts) {
    this.conflicts = conflicts;
    this.catalog = catalog;
    this.options = options;
    this.statement = statement;
    this.agent = agent;
    this.nodes = plan.nodes();
    this.batches = new OutputBatches(Math.min(FEW_KEYS, options.batchCapacity()));
    this.run =
        new QueryRun(
            catalog.unnamed(plan, classes),
            account.child(),
            new BatchClock(options.clock()),
            catalog.audit(),
            () -> {});
  }

  String name() {
    return run.name();
  }

  /** Has the times of all batches be measured. */
  void measureAll() {
    run.stageTimer().measureAll();
  }

  EngineSnapshot.QuerySnapshot snapshot() {
    return run.snapshot();
  }

  /** Makes the stages. What fails from now on, the consumer hears of. */
  void prepare(BatchListener consumer) {
    run.attach(new SubscriptionStage(run.name(), consumer, epochs, () -> {}));
    QueryRunBuilder builder =
        new QueryRunBuilder(
            run,
            run.query().classes(),
            epochs,
            batches,
            options.clock(),
            source -> catalog.source(source).lookup(),
            statement);
    try {
      inputs = builder.build(nodes);
      lookups = builder.lookups();
      keyNodes = keyNodes();
      inputs.forEach((node, input) -> {
        if (keyNodes.contains(node.id()) && node instanceof PlanNode.Values values) {
          LiteralRows.feed(values, input, options.batchCapacity());
        }
      });
    } catch (RuntimeException | LinkageError e) {
      run.fail(QueryException.inRun(run.name(), e));
    }
  }

  /** Nodes that yield keys to look up, and nothing else. */
  private Set<Integer> keyNodes() {
    Set<Integer> keys = new HashSet<>();
    lookups.forEach(lookup -> keys.add(lookup.node().input()));
    return keys.isEmpty() ? Set.of() : PlanEdges.below(keys, nodes);
  }

  /** Whether the agent has to begin it: it reads what is stored. */
  boolean readsStored() {
    return run.isRunning()
        && nodes.stream()
            .anyMatch(node ->
                node instanceof PlanNode.TableScan scan && !isOfConflicts(scan)
                    || node instanceof PlanNode.KeyLookup);
  }

  private static boolean isOfConflicts(PlanNode.TableScan scan) {
    return scan.table().equals(ChangePlan.Conflict.INPUT);
  }

  /**
   * Called by the agent: takes hold of what there is now.
   *
   * @return what is still to be read
   */
  List<TableSnapshot> begin() {
    try {
      for (LookupStage lookup : lookups) {
        lookup.look(catalog.stored(lookup.node().table()));
      }
      for (PlanNode node : inputs.keySet()) {
        if (node instanceof PlanNode.TableScan scan && !isOfConflicts(scan)) {
          StoredRows stored = catalog.stored(scan.table());
          snapshots.put(node, stored.snapshot(scan.projection(), statement, agent));
        }
      }
      snapshots.values().forEach(TableSnapshot::fill);
    } catch (LaminarException e) {
      run.fail(QueryException.of(run.name(), e));
    } catch (RuntimeException | Error e) {
      run.fail(QueryException.ofDefect(run.name(), e));
    }
    snapshots.values().stream().filter(TableSnapshot::isDone).forEach(TableSnapshot::detach);
    return snapshots.values().stream().filter(snapshot -> !snapshot.isDone()).toList();
  }

  /** Whether little is left to do, all of it with rows that are in memory. */
  boolean isShort() {
    return mostRows() <= FEW_ROWS;
  }

  /** How many rows a node puts out at most, as far as that is known. */
  private long mostRows() {
    Map<Integer, Long> rows = new LinkedHashMap<>();
    long most = 0;
    for (PlanNode node : nodes) {
      long count = rowsAtMost(node, rows);
      rows.put(node.id(), count);
      most = Math.max(most, count);
    }
    return most;
  }

  private long rowsAtMost(PlanNode node, Map<Integer, Long> rows) {
    return switch (node) {
      case PlanNode.SourceScan _, PlanNode.StreamScan _ -> Long.MAX_VALUE;
      case PlanNode.TableScan scan when isOfConflicts(scan) ->
          pairs().mapToLong(ColumnBatch::rowCount).sum();
      case PlanNode.TableScan _ -> {
        TableSnapshot snapshot = snapshots.get(node);
        yield snapshot == null ? Long.MAX_VALUE : snapshot.rowsAtMost();
      }
      case PlanNode.KeyLookup lookup -> keyCount(lookup);
      case PlanNode.Values values -> values.rows().size();
      case PlanNode.Join join -> {
        long left = rows.get(join.left());
        long right = rows.get(join.right());
        yield left > FEW_ROWS || right > FEW_ROWS
            ? Long.MAX_VALUE
            : Math.max(left, 1) * Math.max(right, 1);
      }
      case PlanNode.IntervalJoin _, PlanNode.LookupJoin _, PlanNode.LookupOnDemand _ ->
          Long.MAX_VALUE;
      case PlanNode.AsofJoin join -> rows.get(join.left());
      case PlanNode.Union union -> {
        long sum = 0;
        for (int input : union.inputs()) {
          long more = rows.get(input);
          sum = more > FEW_ROWS || sum > FEW_ROWS ? Long.MAX_VALUE : sum + more;
        }
        yield sum;
      }
      // A recursion may have any number of steps.
      case PlanNode.Working _, PlanNode.Recursion _ -> Long.MAX_VALUE;
      case PlanNode.Repeat _ -> Long.MAX_VALUE;
      case PlanNode.Versions versions -> rows.get(versions.input());
      case PlanNode.Sort sort -> rows.get(sort.input());
      case PlanNode.Over over -> rows.get(over.input());
      // With SKIP TO NEXT ROW a row may be in many matches.
      case PlanNode.Match _ -> Long.MAX_VALUE;
      case PlanNode.Transform transform -> rows.get(transform.input());
      case PlanNode.Aggregate aggregate -> Math.max(1, rows.get(aggregate.input()));
    };
  }

  private long keyCount(PlanNode.KeyLookup node) {
    for (LookupStage lookup : lookups) {
      if (lookup.node() == node) {
        return lookup.keyCount();
      }
    }
    return Long.MAX_VALUE;
  }

  /** Reads everything and puts the answer out. Returns when that is done, or ended. */
  void run() {
    try {
      epochs.entered(System.nanoTime());
      batches.setCapacity(Math.clamp(mostRows(), 1, options.batchCapacity()));
      for (Map.Entry<PlanNode, QueryInput> input : inputs.entrySet()) {
        read(input.getKey(), input.getValue());
      }
      epochs.end();
    } catch (LaminarException e) {
      run.fail(QueryException.of(run.name(), e));
    } catch (RuntimeException | Error e) {
      run.fail(QueryException.ofDefect(run.name(), e));
    } finally {
      close();
    }
  }

  private void read(PlanNode node, QueryInput input) {
    statement.check();
    switch (node) {
      case PlanNode.TableScan scan when isOfConflicts(scan) -> readPairs(scan, input);
      case PlanNode.TableScan _ -> {
        TableSnapshot snapshot = snapshots.get(node);
        if (snapshot != null) {
          readTable(snapshot, input);
        }
      }
      case PlanNode.Values values -> {
        if (!keyNodes.contains(values.id())) {
          LiteralRows.feed(values, input, options.batchCapacity());
        }
      }
      case PlanNode.KeyLookup lookup ->
          lookups.stream()
              .filter(stage -> stage.node() == lookup)
              .forEach(stage -> stage.emit(input));
      case PlanNode.SourceScan scan -> readSource(scan, input);
      case PlanNode.StreamScan _,
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
          PlanNode.Versions _,
          PlanNode.Transform _,
          PlanNode.Aggregate _ ->
          throw new IllegalStateException("a query that ends reads " + node);
    }
  }

  private void readTable(TableSnapshot snapshot, QueryInput input) {
    ColumnBatch rows = input.isWanted() ? snapshot.next() : null;
    while (rows != null) {
      statement.check();
      input.process(rows, null);
      rows = input.isWanted() ? snapshot.next() : null;
    }
    snapshot.close();
    input.end();
  }

  private void readPairs(PlanNode.TableScan scan, QueryInput input) {
    int[] projection = scan.projection().stream().mapToInt(Integer::intValue).toArray();
    pairs()
        .forEach(pairs -> {
          statement.check();
          ColumnBatch read = pairs.project(projection);
          read.viewRows(pairs);
          input.process(read, null);
        });
    input.end();
  }

  private Stream<ColumnBatch> pairs() {
    return conflicts == null ? Stream.of() : conflicts.pairs().stream();
  }

  private void readSource(PlanNode.SourceScan scan, QueryInput input) {
    SourceEntry source = catalog.source(scan.source());
    ReaderRun reader =
        ReaderRun.open(
            source, List.of(new ScanTarget(input, scan.projection())), options.batchCapacity());
    try {
      while (!reader.isFinished() && input.isWanted()) {
        statement.check();
        if (!reader.poll(System.nanoTime())) {
          LockSupport.parkNanos(this, Math.min(reader.idleNs(System.nanoTime()), 10_000_000));
        }
        epochs.end();
      }
    } finally {
      reader.close();
    }
    input.end();
  }

  /** Gives everything back. */
  void close() {
    run.stop();
    snapshots.values().forEach(TableSnapshot::close);
  }
}
