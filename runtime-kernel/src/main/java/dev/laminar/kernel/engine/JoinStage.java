package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.JoinState;
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

  Stage left() {
    return new Side(LEFT);
  }

  Stage right() {
    return new Side(RIGHT);
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
  long takenBackUnknown() {
    return takenBackUnknown;
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
    private final BatchPieces pieces = new BatchPieces();
    private final KnownRows known = new KnownRows();
    private final KnownRows.Finder finder;
    private final Consumer<ColumnBatch> take = this::take;

    Side(int index) {
      this.index = index;
      this.finder = index == LEFT ? join::knownLeft : join::knownRight;
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
      try {
        takenBackUnknown += known.process(batch, finder, take);
      } finally {
        output.release();
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

    @Override
    public void watermark(long watermarkUs) {
      inputs.advance(index, watermarkUs);
    }

    @Override
    public void end() {
      inputs.end(index);
    }
  }
}
