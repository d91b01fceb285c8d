package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.RowTable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks rows up among those of an input that ends. What comes to be looked up before that waits, in
 * its order, and so do its watermark and its end. The input may be read again meanwhile, into a
 * table of its own, which takes the place of the one before when it is complete.
 */
final class LookupJoinStage extends RunStage {

  private final CompiledJoin join;
  private final PipelineMetrics metrics;
  private final LookupMetrics lookups = new LookupMetrics();
  private final JoinState state;
  private final Supplier<RowTable> tables;
  private final StageOutput output;
  private final String table;
  private final Left left = new Left();
  private final Right right = new Right();
  private final Queue<ColumnBatch> waiting = new ArrayDeque<>();

  /** Rows that are read anew; null while none are. */
  private @Nullable RowTable next;

  private boolean complete;
  private boolean leftEnded;
  private boolean ended;
  private long waitingRows;
  private long heldRows;
  private long watermarkUs = Long.MIN_VALUE;

  /**
   * @param tables makes empty tables for rows that are read anew
   * @param table name of the lookup table
   */
  LookupJoinStage(
      int nodeId,
      CompiledJoin join,
      PipelineMetrics metrics,
      JoinState state,
      Supplier<RowTable> tables,
      StageOutput output,
      String table) {
    super(nodeId);
    this.join = join;
    this.metrics = metrics;
    this.state = state;
    this.tables = tables;
    this.output = output;
    this.table = table;
  }

  Stage left() {
    return left;
  }

  Stage right() {
    return right;
  }

  LookupMetrics lookups() {
    return lookups;
  }

  /** Whether no more rows come to be looked up. */
  boolean isLeftEnded() {
    return leftEnded;
  }

  /** All rows are about to be read anew. */
  void beginReading() {
    dropNext();
    next = tables.get();
  }

  /** They could not be read: those that were there before stay. */
  void dropNext() {
    RowTable dropped = next;
    next = null;
    if (dropped != null) {
      dropped.close();
    }
  }

  /** All of them have been read: they take the place of those that were there before. */
  void endReading() {
    RowTable read = next;
    next = null;
    if (read != null) {
      RowTable old = state.right();
      state.showRight(read);
      old.close();
    }
    complete();
  }

  private void complete() {
    heldRows = state.right().rowCount();
    if (complete) {
      return;
    }
    complete = true;
    for (ColumnBatch batch = waiting.poll(); batch != null; batch = waiting.poll()) {
      waitingRows -= batch.rowCount();
      left.lookUp(batch);
    }
    if (watermarkUs > Long.MIN_VALUE) {
      output.downstream().watermark(watermarkUs);
    }
  }

  private void endOnce() {
    if (!ended) {
      ended = true;
      output.downstream().end();
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
  long heldRows() {
    return heldRows;
  }

  @Override
  LookupSnapshot lookupSnapshot() {
    return lookups.snapshot(nodeId(), table, false, heldRows, 0, waitingRows, 0);
  }

  @Override
  void close() {
    waiting.clear();
    waitingRows = 0;
    dropNext();
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
        waitingRows += batch.rowCount();
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
        endOnce();
      }
    }
  }

  /** Where it is looked up. */
  private final class Right implements Stage {

    @Override
    public void process(ColumnBatch batch) {
      begin();
      RowTable shown = state.right();
      RowTable read = next;
      try {
        if (read != null) {
          state.showRight(read);
        }
        join.right(batch);
      } catch (SqlRuntimeException e) {
        RowText.tell(e, batch);
        throw new StageException(this, e);
      } finally {
        state.showRight(shown);
        output.release();
        done();
      }
    }

    /** The end of the rows: what waited goes on before the epoch ends. */
    @Override
    public void watermark(long advancedUs) {
      if (advancedUs == Long.MAX_VALUE) {
        complete();
      }
    }

    @Override
    public void end() {
      if (leftEnded) {
        endOnce();
      }
    }
  }
}
