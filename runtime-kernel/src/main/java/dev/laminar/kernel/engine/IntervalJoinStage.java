package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledIntervalJoin;
import dev.laminar.kernel.pipeline.IntervalJoin;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generated join of rows that are near each other in time. */
final class IntervalJoinStage extends RunStage {

  private final Class<?> generated;
  private final IntervalJoin join;
  private final PipelineMetrics metrics;
  private final StageOutput output;
  private final @Nullable StatementGuard statement;
  private final Side left = new Side(true);
  private final Side right = new Side(false);
  private long sentWatermarkUs = Long.MIN_VALUE;
  private long keptRows;
  private long dueUs = Long.MAX_VALUE;
  private long keptUntilUs = Long.MAX_VALUE;

  /**
   * @param statement asked between pieces of batches whether to go on; null for a query that
   *     nothing ends
   */
  IntervalJoinStage(
      int nodeId,
      CompiledIntervalJoin code,
      IntervalJoin join,
      PipelineMetrics metrics,
      StageOutput output,
      @Nullable StatementGuard statement) {
    super(nodeId);
    this.generated = code.getClass();
    this.join = join;
    this.metrics = metrics;
    this.output = output;
    this.statement = statement;
  }

  Stage left() {
    return left;
  }

  Stage right() {
    return right;
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), generated, metrics));
  }

  /** Slices of both sides. */
  int openSliceCount() {
    return join.sliceCount();
  }

  @Override
  void publish() {
    keptRows = join.rowCount();
    setStateRows(join.evictedRows(), 0, 0, join.passingRows());
  }

  @Override
  void findDue() {
    dueUs = join.dueUs(true);
    keptUntilUs = join.dueUs(false);
  }

  @Override
  long dueUs() {
    return dueUs;
  }

  @Override
  long keptUntilUs() {
    return keptUntilUs;
  }

  @Override
  long heldRows() {
    return keptRows;
  }

  @Override
  void close() {
    output.close();
    join.close();
    keptRows = 0;
    dueUs = Long.MAX_VALUE;
    keptUntilUs = Long.MAX_VALUE;
  }

  private void sendWatermark() {
    long watermarkUs = join.watermarkUs();
    if (watermarkUs > sentWatermarkUs) {
      sentWatermarkUs = watermarkUs;
      output.downstream().watermark(watermarkUs);
    }
  }

  private final class Side implements Stage {

    private final boolean isLeft;
    private final BatchPieces pieces = new BatchPieces();
    private boolean ended;

    Side(boolean isLeft) {
      this.isLeft = isLeft;
    }

    @Override
    public void process(ColumnBatch batch) {
      StatementGuard guard = statement;
      if (guard == null) {
        take(batch);
      } else {
        pieces.process(batch, this::take, guard);
      }
    }

    private void take(ColumnBatch batch) {
      metrics.taken(batch.rowCount());
      begin();
      try {
        if (isLeft) {
          join.left(batch);
        } else {
          join.right(batch);
        }
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
      begin();
      try {
        if (isLeft) {
          join.leftWatermark(watermarkUs);
        } else {
          join.rightWatermark(watermarkUs);
        }
      } catch (SqlRuntimeException e) {
        throw new StageException(this, e);
      } finally {
        output.release();
        done();
      }
      sendWatermark();
    }

    @Override
    public void end() {
      ended = true;
      if (left.ended && right.ended) {
        output.downstream().end();
      }
    }
  }
}
