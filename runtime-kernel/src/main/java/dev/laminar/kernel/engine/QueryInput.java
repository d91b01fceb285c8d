package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rows enter the run of a query, from a source or another query: the border at which its
 * failures stop. What is thrown behind it ends this run, and nothing else.
 */
final class QueryInput {

  private final QueryRun run;
  private final Fanout stages;
  private final Epochs epochs;
  private boolean isSource;
  private List<SortStage> limits = List.of();
  private final List<Runnable> endings = new ArrayList<>();
  private final PlanNode node;
  private boolean ended;
  private boolean idle;

  /** The greatest watermark that a query has told; that of a source is its pipelines'. */
  private long toldUs = Long.MIN_VALUE;

  private long rows;
  private long lastRowMs = Long.MIN_VALUE;

  /**
   * @param node that reads
   */
  QueryInput(QueryRun run, Fanout stages, Epochs epochs, PlanNode node) {
    this.node = node;
    this.isSource = node instanceof PlanNode.SourceScan;
    this.run = run;
    this.stages = stages;
    this.epochs = epochs;
  }

  /** Says what is done when the end of this input went through the stages behind it. */
  void onEnd(Runnable action) {
    endings.add(action);
  }

  /** Says what all its rows go through that may have enough of them: no more are wanted then. */
  void setLimits(List<SortStage> stages) {
    limits = List.copyOf(stages);
  }

  QueryRun run() {
    return run;
  }

  /** What comes next was pushed some time ago. */
  void entered(long atNs) {
    epochs.entered(atNs);
  }

  boolean isOpen() {
    return run.isRunning();
  }

  /** Whether anybody still takes the rows of the run. */
  boolean isWanted() {
    if (!run.isRunning() || !run.hasOpenConsumer()) {
      return false;
    }
    for (int i = 0; i < limits.size(); i++) {
      if (limits.get(i).hasEnough()) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param locator null when the rows are another query's
   */
  void process(ColumnBatch batch, @Nullable RowLocator locator) {
    QueryException failure = offer(batch, locator);
    if (failure != null) {
      run.fail(failure);
    }
  }

  /**
   * Rows that the run can do without.
   *
   * @return why they could not be taken in; null when they were
   */
  @Nullable QueryException offer(ColumnBatch batch, @Nullable RowLocator locator) {
    if (!run.isRunning()) {
      return null;
    }
    try {
      run.expire();
      epochs.touch(run);
      run.countRowsIn(batch.rowCount());
      run.wakeTimer();
      run.clock().advance();
      rows += batch.rowCount();
      lastRowMs = run.clock().nowMs();
      run.setTaking(true);
      run.stageTimer().beginBatch();
      stages.process(batch);
      run.inputMoved();
    } catch (EnoughRowsException e) {
      // The rest of the batch is not wanted.
      run.breakOff();
    } catch (Throwable e) {
      return failure(e, batch, locator);
    } finally {
      run.stageTimer().endBatch();
      run.setTaking(false);
    }
    return null;
  }

  /** Has a stage behind this input go on, which may put rows out. */
  void perform(Runnable action) {
    if (!run.isRunning()) {
      return;
    }
    try {
      run.expire();
      epochs.touch(run);
      run.wakeTimer();
      run.clock().advance();
      run.setTaking(true);
      run.stageTimer().beginBatch();
      action.run();
    } catch (EnoughRowsException e) {
      // The rest is not wanted.
    } catch (Throwable e) {
      run.fail(failure(e, null, null));
    } finally {
      run.stageTimer().endBatch();
      run.setTaking(false);
    }
  }

  /** Its rows are looked up: they do not end by themselves, and nobody waits for that. */
  void setLookup() {
    if (isSource) {
      isSource = false;
      run.excludeSource();
    }
  }

  int nodeId() {
    return node.id();
  }

  /**
   * Before a batch of a source.
   *
   * @param partition of the source that its rows are of
   * @param limitUs event times beyond this do not move the watermark
   */
  void enterPartition(int partition, SourceActivity activity, long limitUs) {
    setIdle(false);
    for (Stage stage : stages.array()) {
      if (stage instanceof PipelineStage pipeline) {
        pipeline.limitWatermark(limitUs);
        pipeline.enterPartition(partition, activity);
      }
    }
  }

  /** Other partitions of the source are waited for than before. */
  void refresh(SourceActivity activity) {
    for (Stage stage : stages.array()) {
      if (stage instanceof PipelineStage pipeline) {
        long toUs = pipeline.partitionsUs(activity);
        if (toUs > pipeline.watermarkUs()) {
          send(() -> pipeline.watermark(toUs));
        }
      }
    }
    setIdle(activity.isIdle());
    run.inputMoved();
  }

  /** Whether no rows come of it for now, so that nothing waits for its watermark. */
  boolean isIdle() {
    return idle;
  }

  void setIdle(boolean isNow) {
    if (idle != isNow) {
      idle = isNow;
      run.inputIdle();
    }
  }

  boolean isEnded() {
    return ended;
  }

  /** Of the rows that have come in, µs. */
  long watermarkUs() {
    long greatestUs = toldUs;
    for (Stage stage : stages.array()) {
      if (stage instanceof PipelineStage pipeline) {
        greatestUs = Math.max(greatestUs, pipeline.watermarkUs());
      }
    }
    return greatestUs;
  }

  /** Nothing comes of this input for now: its watermark goes with that of others. */
  void follow(long toUs) {
    send(() -> stages.watermark(toUs));
  }

  private void send(Runnable watermark) {
    if (!run.isRunning()) {
      return;
    }
    try {
      epochs.touch(run);
      run.wakeTimer();
      run.clock().advance();
      run.stageTimer().beginBatch();
      watermark.run();
    } catch (Throwable e) {
      run.fail(failure(e, null, null));
    } finally {
      run.stageTimer().endBatch();
    }
  }

  void watermark(long watermarkUs) {
    if (!run.isRunning()) {
      return;
    }
    toldUs = Math.max(toldUs, watermarkUs);
    try {
      epochs.touch(run);
      run.advanceWatermark(watermarkUs);
      run.wakeTimer();
      run.clock().advance();
      run.stageTimer().beginBatch();
      stages.watermark(watermarkUs);
      run.inputMoved();
    } catch (Throwable e) {
      run.fail(failure(e, null, null));
    } finally {
      run.stageTimer().endBatch();
    }
  }

  /** Something begins of which the run's subscriptions hear the end, even if no row comes. */
  void begin() {
    epochs.touch(run);
  }

  /**
   * The end of the input. Whoever reads it may stop before, and the reader tells of the end, too.
   */
  void end() {
    if (ended || !run.isRunning()) {
      return;
    }
    ended = true;
    try {
      epochs.touch(run);
      run.clock().advance();
      run.stageTimer().beginBatch();
      stages.watermark(Long.MAX_VALUE);
      run.endEpoch();
      if (run.isRunning()) {
        run.stageTimer().beginBatch();
        stages.end();
        endings.forEach(Runnable::run);
        run.inputEnded(isSource);
      }
    } catch (Throwable e) {
      run.fail(failure(e, null, null));
    } finally {
      run.stageTimer().endBatch();
    }
  }

  /** Read by any thread. */
  InputSnapshot snapshot() {
    String name =
        switch (node) {
          case PlanNode.SourceScan scan -> scan.source();
          case PlanNode.StreamScan scan -> scan.stream();
          case PlanNode.TableScan scan -> scan.table();
          case PlanNode.KeyLookup lookup -> lookup.table();
          default -> "";
        };
    return new InputSnapshot(node.id(), name, rows, lastRowMs, watermarkUs(), ended, partitions());
  }

  private List<InputSnapshot.Partition> partitions() {
    for (Stage stage : stages.array()) {
      if (stage instanceof PipelineStage pipeline) {
        return pipeline.partitions();
      }
    }
    return List.of();
  }

  private QueryException failure(
      Throwable e, @Nullable ColumnBatch batch, @Nullable RowLocator locator) {
    if (e instanceof StageException stage) {
      SqlRuntimeException failure = stage.failure();
      int row = failure.batchRow();
      if (batch != null
          && locator != null
          && row >= 0
          && stages.targets().contains(stage.stage())) {
        long rowNumber = batch.firstRowNumber() + row;
        return QueryException.ofRow(
            run.name(), failure, locator.source(), rowNumber, locator.position(batch, row));
      }
    }
    return QueryException.inRun(run.name(), e);
  }
}
