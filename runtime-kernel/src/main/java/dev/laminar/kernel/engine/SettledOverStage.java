package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.OverState;
import java.util.List;

/**
 * Window functions that look at a row and those before it in event time: a row comes out when the
 * watermark has passed it, as no row can come before it any more.
 */
final class SettledOverStage extends RunStage implements Stage {

  private final CompiledOver over;
  private final PipelineMetrics metrics;
  private final OverState state;
  private final StageOutput output;
  private final Stage downstream;
  private long heldRows;
  private long dueUs = Long.MAX_VALUE;

  SettledOverStage(
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
    int late = state.takeLateRows();
    metrics.kept(batch.rowCount() - late, late, 0);
  }

  @Override
  public void watermark(long watermarkUs) {
    state.settle(watermarkUs);
    begin();
    try {
      over.emit(state);
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
      done();
    }
    downstream.watermark(watermarkUs);
  }

  @Override
  public void end() {
    downstream.end();
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), over.getClass(), metrics));
  }

  @Override
  void publish() {
    heldRows = state.rows().rowCount();
    setStateRows(state.rows().removedCount(), 0, 0, 0);
  }

  @Override
  void findDue() {
    dueUs = state.firstWaitingUs();
  }

  @Override
  long dueUs() {
    return dueUs;
  }

  @Override
  long heldRows() {
    return heldRows;
  }

  @Override
  void close() {
    output.close();
    state.close();
    heldRows = 0;
    dueUs = Long.MAX_VALUE;
  }
}
