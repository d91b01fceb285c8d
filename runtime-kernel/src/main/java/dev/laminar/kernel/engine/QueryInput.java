package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
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
  private final boolean isSource;
  private List<SortStage> limits = List.of();
  private final List<Runnable> endings = new ArrayList<>();
  private boolean ended;

  /**
   * @param isSource whether its rows come from a source, and not from a query or a table
   */
  QueryInput(QueryRun run, Fanout stages, Epochs epochs, boolean isSource) {
    this.isSource = isSource;
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
    if (!run.isRunning()) {
      return;
    }
    try {
      run.expire();
      epochs.touch(run);
      run.countRowsIn(batch.rowCount());
      run.clock().advance();
      run.setTaking(true);
      stages.process(batch);
    } catch (EnoughRowsException e) {
      // The rest of the batch is not wanted.
    } catch (Throwable e) {
      run.fail(failure(e, batch, locator));
    } finally {
      run.setTaking(false);
    }
  }

  /** Before a batch of a source: event times beyond this do not move the watermark. */
  void limitWatermark(long limitUs) {
    for (Stage stage : stages.array()) {
      if (stage instanceof PipelineStage pipeline) {
        pipeline.limitWatermark(limitUs);
      }
    }
  }

  void watermark(long watermarkUs) {
    if (!run.isRunning()) {
      return;
    }
    try {
      epochs.touch(run);
      run.advanceWatermark(watermarkUs);
      run.clock().advance();
      stages.watermark(watermarkUs);
    } catch (Throwable e) {
      run.fail(failure(e, null, null));
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
      stages.watermark(Long.MAX_VALUE);
      run.endEpoch();
      if (run.isRunning()) {
        stages.end();
        endings.forEach(Runnable::run);
        run.inputEnded(isSource);
      }
    } catch (Throwable e) {
      run.fail(failure(e, null, null));
    }
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
