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
    over.add(state, batch);
    int late = state.takeLateRows();
    if (late > 0) {
      metrics.batch(late, 0, 0, late, 0);
    }
  }

  @Override
  public void watermark(long watermarkUs) {
    state.settle(watermarkUs);
    try {
      over.emit(state);
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
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
  void close() {
    output.close();
    state.close();
  }
}
