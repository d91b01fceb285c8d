package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import java.util.function.Consumer;
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
  private long takenBackUnknown;
  private long heldRows;
  private long expired;

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
    long now = join.expire(beforeMs);
    expired += now;
    return now;
  }

  @Override
  long takenBackUnknown() {
    return takenBackUnknown;
  }

  @Override
  void publish() {
    heldRows = state.left().rowCount() + state.right().rowCount();
    long removed = state.left().removedCount() + state.right().removedCount();
    long takenBack = removed - expired;
    // A row that takes one back is not kept itself: both are gone.
    long notKept = metrics.rowsTaken() - heldRows - expired - 2 * takenBack;
    setStateRows(expired, 0, 2 * takenBack, notKept);
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
    heldRows = 0;
  }

  private final class Side implements Stage {

    private final int index;
    private final RowSchema schema;
    private final BatchPieces pieces = new BatchPieces();
    private final KnownRows known = new KnownRows();
    private final KnownRows.Finder finder;
    private final Consumer<ColumnBatch> take = this::take;
    private final Consumer<ColumnBatch> joining = this::join;
    private boolean ended;

    Side(int index, RowSchema schema) {
      this.index = index;
      this.schema = schema;
      this.finder = index == LEFT ? join::knownLeft : join::knownRight;
    }

    @Override
    public void process(ColumnBatch batch) {
      StatementGuard guard = statement;
      if (guard == null) {
        join(batch);
      } else {
        pieces.process(batch, joining, guard);
      }
    }

    private void join(ColumnBatch batch) {
      begin();
      try {
        takenBackUnknown += known.process(batch, finder, take);
      } finally {
        output.release();
        done();
      }
    }

    private void take(ColumnBatch rows) {
      try {
        if (index == LEFT) {
          join.left(rows);
        } else {
          join.right(rows);
        }
      } catch (SqlRuntimeException e) {
        RowText.tell(e, rows);
        throw new StageException(this, e);
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
      begin();
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
        done();
      }
    }
  }
}
