package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.JoinState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Looks rows up among those of an input that ends. What comes to be looked up before that waits, in
 * its order, and so do its watermark and its end.
 */
final class LookupJoinStage extends RunStage {

  private final CompiledJoin join;
  private final PipelineMetrics metrics;
  private final JoinState state;
  private final StageOutput output;
  private final Left left = new Left();
  private final Right right = new Right();
  private final Queue<ColumnBatch> waiting = new ArrayDeque<>();
  private boolean complete;
  private boolean leftEnded;
  private long watermarkUs = Long.MIN_VALUE;
  private long heldRows;

  LookupJoinStage(
      int nodeId, CompiledJoin join, PipelineMetrics metrics, JoinState state, StageOutput output) {
    super(nodeId);
    this.join = join;
    this.metrics = metrics;
    this.state = state;
    this.output = output;
  }

  Stage left() {
    return left;
  }

  Stage right() {
    return right;
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), join.getClass(), metrics));
  }

  @Override
  long waitingRows() {
    return waiting.stream().mapToLong(ColumnBatch::rowCount).sum();
  }

  @Override
  void publish() {
    heldRows = state.right().rowCount() + waitingRows();
  }

  @Override
  long heldRows() {
    return heldRows;
  }

  @Override
  void close() {
    waiting.clear();
    output.close();
    state.close();
    heldRows = 0;
  }

  private static ColumnBatch copy(ColumnBatch batch) {
    ColumnBatch copy = BatchCopy.of(batch);
    copy.setFirstRowNumber(batch.firstRowNumber());
    return copy;
  }

  /** What is looked up. */
  private final class Left implements Stage {

    @Override
    public void process(ColumnBatch batch) {
      if (complete) {
        lookUp(batch);
      } else {
        waiting.add(copy(batch));
      }
    }

    private void lookUp(ColumnBatch batch) {
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
    public void watermark(long advancedUs) {
      watermarkUs = Math.max(watermarkUs, advancedUs);
      if (complete) {
        output.downstream().watermark(advancedUs);
      }
    }

    @Override
    public void end() {
      leftEnded = true;
      if (complete) {
        output.downstream().end();
      }
    }
  }

  /** Where it is looked up. */
  private final class Right implements Stage {

    @Override
    public void process(ColumnBatch batch) {
      begin();
      try {
        join.right(batch);
      } catch (SqlRuntimeException e) {
        RowText.tell(e, batch);
        throw new StageException(this, e);
      } finally {
        output.release();
        done();
      }
    }

    /** The end of the rows: what waited goes on before the epoch ends. */
    @Override
    public void watermark(long advancedUs) {
      if (advancedUs < Long.MAX_VALUE) {
        return;
      }
      complete = true;
      for (ColumnBatch batch = waiting.poll(); batch != null; batch = waiting.poll()) {
        left.lookUp(batch);
      }
      if (watermarkUs > Long.MIN_VALUE) {
        output.downstream().watermark(watermarkUs);
      }
    }

    @Override
    public void end() {
      if (leftEnded) {
        output.downstream().end();
      }
    }
  }
}
