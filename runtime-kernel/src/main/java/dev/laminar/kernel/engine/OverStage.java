package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.OverState;
import java.util.List;

/** Window functions over the rows of an input, or the first rows of it. */
final class OverStage extends RunStage implements Stage {

  private final CompiledOver over;
  private final PipelineMetrics metrics;
  private final OverState state;
  private final StageOutput output;
  private final Stage downstream;
  private long heldRows;

  /** Whether rows may take others back, and stand for several. */
  private boolean weighted;

  OverStage(
      int nodeId, CompiledOver over, PipelineMetrics metrics, OverState state, StageOutput output) {
    super(nodeId);
    this.over = over;
    this.metrics = metrics;
    this.state = state;
    this.output = output;
    this.downstream = output.downstream();
  }

  @Override
  public void process(ColumnBatch batch) {
    begin();
    try {
      over.add(state, batch);
    } finally {
      done();
    }
    metrics.taken(batch.rowCount());
    weighted |= batch.weights() != null;
  }

  /** Rows come out again however old they are: there is no event time behind a window. */
  @Override
  public void watermark(long watermarkUs) {}

  @Override
  void endEpoch() {
    if (!state.layout().atEnd()) {
      emit();
    }
  }

  @Override
  public void end() {
    emit();
    downstream.watermark(Long.MAX_VALUE);
    downstream.end();
  }

  private void emit() {
    begin();
    try {
      over.emit(state);
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
      done();
    }
  }

  @Override
  void publish() {
    heldRows = state.rows().rowCount();
    if (weighted) {
      forgetStateRows();
    } else {
      setStateRows(state.rows().removedCount(), 0, 0, 0);
    }
  }

  @Override
  long heldRows() {
    return heldRows;
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), over.getClass(), metrics));
  }

  @Override
  void close() {
    output.close();
    state.close();
    heldRows = 0;
  }
}
