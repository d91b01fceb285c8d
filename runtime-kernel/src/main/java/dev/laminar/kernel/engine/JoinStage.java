package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generated join with the rows of its two sides. */
final class JoinStage extends RunStage {

  private static final int LEFT = 0;
  private static final int RIGHT = 1;

  private final CompiledJoin join;
  private final PipelineMetrics metrics;
  private final JoinState state;
  private final StageOutput output;
  private final MergedInputs inputs;
  private final @Nullable StatementGuard statement;
  private long heldRows;

  /**
   * @param statement asked between pieces of batches whether to go on; null for a query that
   *     nothing ends
   */
  JoinStage(
      int nodeId,
      CompiledJoin join,
      PipelineMetrics metrics,
      JoinState state,
      StageOutput output,
      @Nullable StatementGuard statement) {
    super(nodeId);
    this.statement = statement;
    this.join = join;
    this.metrics = metrics;
    this.state = state;
    this.output = output;
    this.inputs = new MergedInputs(2, output.downstream());
  }

  Stage left(RowSchema schema) {
    return new Side(LEFT, schema);
  }

  Stage right(RowSchema schema) {
    return new Side(RIGHT, schema);
  }

  @Override
  void setNowMs(long nowMs) {
    state.left().setNowMs(nowMs);
    state.right().setNowMs(nowMs);
  }

  @Override
  long expire(long beforeMs) {
    return join.expire(beforeMs);
  }

  @Override
  void publish() {
    heldRows = state.left().rowCount() + state.right().rowCount();
  }

  @Override
  long heldRows() {
    return heldRows;
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), join.getClass(), metrics));
  }

  @Override
  void close() {
    output.close();
    state.close();
  }

  private final class Side implements Stage {

    private final int index;
    private final RowSchema schema;
    private final BatchPieces pieces = new BatchPieces();
    private boolean ended;

    Side(int index, RowSchema schema) {
      this.index = index;
      this.schema = schema;
    }

    @Override
    public void process(ColumnBatch batch) {
      StatementGuard guard = statement;
      if (guard == null) {
        join(batch);
      } else {
        pieces.process(batch, this::join, guard);
      }
    }

    private void join(ColumnBatch batch) {
      begin();
      try {
        if (index == LEFT) {
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

    /** The last watermark comes behind the last row, and before the end. */
    @Override
    public void watermark(long watermarkUs) {
      if (watermarkUs == Long.MAX_VALUE) {
        ended();
      }
      inputs.advance(index, watermarkUs);
    }

    @Override
    public void end() {
      ended();
      inputs.end(index);
    }

    private void ended() {
      if (ended) {
        return;
      }
      ended = true;
      ColumnBatch none = ColumnBatch.allocate(schema, 1);
      try {
        if (index == LEFT) {
          join.endLeft(none);
        } else {
          join.endRight(none);
        }
      } catch (SqlRuntimeException e) {
        throw new StageException(this, e);
      } finally {
        output.release();
      }
    }
  }
}
