package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.state.JoinState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Looks rows up in a table of another system, which is asked for the keys that are not known here.
 * A batch all of whose keys are known passes at once. Another one waits for answers, and what comes
 * after it waits behind it: rows, watermarks and the end keep their order. Its keys are asked for
 * when it comes, so that requests of many batches are under way together.
 */
final class LookupOnDemandStage extends RunStage {

  private static final long NEVER_MS = Long.MIN_VALUE;

  /** Something that keeps its place among the rows. */
  private sealed interface Waiting {}

  /** A batch. */
  private static final class Rows implements Waiting {
    private final ColumnBatch batch;
    private final long sinceNs = System.nanoTime();

    /** Keys that are asked for and not answered. */
    private int missing;

    Rows(ColumnBatch batch) {
      this.batch = batch;
    }
  }

  private record Watermark(long us) implements Waiting {}

  /** Somebody wants to know when all that came before has passed. */
  private record Mark(CompletableFuture<Void> passed) implements Waiting {}

  private final PlanNode.LookupOnDemand node;
  private final CompiledJoin join;
  private final PipelineMetrics metrics;
  private final LookupMetrics lookups;
  private final JoinState state;
  private final LookupCache cache;
  private final LookupPolicy.OnDemand policy;
  private final StageOutput output;
  private final BatchClock clock;
  private final String table;
  private final int[] leftKeys;
  private final Left left = new Left();
  private final Right right = new Right();
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** Batches that wait for a key, by the keys that are asked for. */
  private final Map<LookupKey, List<Rows>> asked = new HashMap<>();

  private @Nullable LookupLoads loads;
  private LookupCache.@Nullable Filling filling;
  private boolean leftEnded;
  private boolean closed;
  private long waitingRows;
  private long entries;
  private long waitingKeys;

  /** When the first of the rows that wait came; 0 when none waits. */
  private long oldestNs;

  /**
   * @param table name of the lookup table
   */
  LookupOnDemandStage(
      PlanNode.LookupOnDemand node,
      CompiledJoin join,
      PipelineMetrics metrics,
      LookupMetrics lookups,
      JoinState state,
      LookupCache cache,
      LookupPolicy.OnDemand policy,
      StageOutput output,
      BatchClock clock,
      String table) {
    super(node.id());
    this.node = node;
    this.join = join;
    this.metrics = metrics;
    this.lookups = lookups;
    this.state = state;
    this.cache = cache;
    this.policy = policy;
    this.output = output;
    this.clock = clock;
    this.table = table;
    this.leftKeys = node.leftKeys().stream().mapToInt(Integer::intValue).toArray();
  }

  Stage left() {
    return left;
  }

  Stage right() {
    return right;
  }

  PlanNode.LookupOnDemand node() {
    return node;
  }

  LookupMetrics lookups() {
    return lookups;
  }

  /** Says by what keys are asked for. */
  void setLoads(LookupLoads asking) {
    loads = asking;
  }

  /** Whether so many rows wait that no more should come. */
  boolean isFull() {
    return waitingRows >= policy.maxWaitingRows();
  }

  /** Whether rows wait. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Whether all rows have come and gone. */
  boolean isDone() {
    return leftEnded && waiting.isEmpty();
  }

  /** Tells when all that waits now has passed, or does not matter any more. */
  CompletableFuture<Void> passed() {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    if (waiting.isEmpty()) {
      passed.complete(null);
    } else {
      waiting.add(new Mark(passed));
    }
    return passed;
  }

  /** An answer has come: its rows follow, from the right. */
  void beginAnswer(LookupLoads.Answer answer) {
    cache.forget(answer.load().keys());
    filling = cache.new Filling(answer.load(), clock.nowMs());
  }

  /** All rows of the answer have come: what waited for them goes on. */
  void endAnswer(LookupLoads.Answer answer) {
    LookupCache.Filling filled = filling;
    filling = null;
    if (filled == null) {
      return;
    }
    filled.end();
    for (LookupKey id : answer.load().ids()) {
      List<Rows> batches = asked.remove(id);
      if (batches != null) {
        batches.forEach(rows -> rows.missing--);
      }
    }
    lookups.loaded(answer.load().takenNs(System.nanoTime()), clock.nowMs());
    release();
    entries = cache.size();
  }

  private void release() {
    boolean passed = false;
    while (!waiting.isEmpty() && release(waiting.getFirst())) {
      passed = true;
    }
    // Not before: rows that wait would lose what they have waited for.
    if (passed) {
      cache.evict();
    }
    askForMore();
  }

  /** Lets the first of what waits pass, unless it has to wait on. */
  private boolean release(Waiting first) {
    switch (first) {
      case Rows rows -> {
        if (rows.missing > 0 || !passes(rows)) {
          return false;
        }
        waiting.removeFirst();
        waitingRows -= rows.batch.rowCount();
        left.putOut(rows.batch);
      }
      case Watermark watermark -> {
        waiting.removeFirst();
        output.downstream().watermark(watermark.us());
      }
      case Mark mark -> {
        waiting.removeFirst();
        mark.passed().complete(null);
      }
    }
    return true;
  }

  /** Whether the keys are known; what was forgotten meanwhile is asked for again. */
  private boolean passes(Rows rows) {
    int misses = cache.find(rows.batch, NEVER_MS, false);
    ask(rows, misses);
    return misses == 0;
  }

  /** Asks for the keys of rows that the cache has just not found. */
  private void ask(Rows rows, int misses) {
    int[] unknown = cache.unknown();
    for (int i = 0; i < misses; i++) {
      LookupKey id = LookupKey.of(rows.batch, unknown[i], leftKeys);
      List<Rows> batches = asked.get(id);
      if (batches == null) {
        batches = new ArrayList<>(1);
        asked.put(id, batches);
        asking().ask(id, rows.batch, unknown[i], leftKeys);
      }
      // Rows of one batch come one after the other: who asked last may be this one.
      if (batches.isEmpty() || batches.getLast() != rows) {
        batches.add(rows);
        rows.missing++;
      }
    }
  }

  private LookupLoads asking() {
    LookupLoads asking = loads;
    if (asking == null) {
      throw new IllegalStateException("nothing is asked for keys of " + table);
    }
    return asking;
  }

  private void askForMore() {
    if (!closed && loads != null) {
      loads.begin();
    }
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), join.getClass(), metrics));
  }

  @Override
  long waitingRows() {
    return waitingRows;
  }

  @Override
  LookupSnapshot lookupSnapshot() {
    long sinceNs = oldestNs;
    return lookups.snapshot(
        nodeId(),
        table,
        true,
        entries,
        waitingKeys,
        waitingRows,
        sinceNs == 0 ? 0 : System.nanoTime() - sinceNs);
  }

  @Override
  void publish() {
    waitingKeys = asked.size();
    oldestNs = waiting.peekFirst() instanceof Rows rows ? rows.sinceNs : 0;
  }

  @Override
  void close() {
    closed = true;
    for (Waiting each : waiting) {
      if (each instanceof Mark(CompletableFuture<Void> passed)) {
        passed.complete(null);
      }
    }
    waiting.clear();
    waitingRows = 0;
    asked.clear();
    filling = null;
    if (loads != null) {
      loads.close();
    }
    output.close();
    state.close();
  }

  /** What is looked up. */
  private final class Left implements Stage {

    @Override
    public void process(ColumnBatch batch) {
      int misses = cache.find(batch, clock.nowMs(), true);
      if (misses == 0 && waiting.isEmpty()) {
        putOut(batch);
        return;
      }
      ColumnBatch copy = BatchCopy.of(batch);
      copy.setFirstRowNumber(batch.firstRowNumber());
      Rows rows = new Rows(copy);
      waiting.add(rows);
      waitingRows += copy.rowCount();
      ask(rows, misses);
      askForMore();
    }

    private void putOut(ColumnBatch batch) {
      begin();
      try {
        join.left(batch);
      } catch (SqlRuntimeException e) {
        RowText.tell(e, batch);
        throw new StageException(this, e);
      } finally {
        output.release();
        done();
      }
    }

    @Override
    public void watermark(long watermarkUs) {
      if (waiting.isEmpty()) {
        output.downstream().watermark(watermarkUs);
        return;
      }
      if (waiting.getLast() instanceof Watermark) {
        waiting.removeLast();
      }
      waiting.add(new Watermark(watermarkUs));
    }

    /** The right side says when it has passed what waits. */
    @Override
    public void end() {
      leftEnded = true;
    }
  }

  /** Rows that were asked for. */
  private final class Right implements Stage {

    @Override
    public void process(ColumnBatch batch) {
      LookupCache.Filling filled = filling;
      if (filled == null) {
        metrics.unwanted(batch.rowCount());
        return;
      }
      long before = metrics.rowsIn();
      try {
        filled.add(batch);
      } catch (SqlRuntimeException e) {
        RowText.tell(e, batch);
        throw new StageException(this, e);
      }
      // Rows of keys that nobody asked for do not come to the join.
      metrics.unwanted(batch.rowCount() - (int) (metrics.rowsIn() - before));
    }

    @Override
    public void watermark(long watermarkUs) {}

    @Override
    public void end() {
      output.downstream().end();
    }
  }
}
