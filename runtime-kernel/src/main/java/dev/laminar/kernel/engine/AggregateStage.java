package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.state.GroupState;
import java.util.List;

/** A generated pipeline that ends in groups, and the one that starts there. */
final class AggregateStage extends PipelineStage {

  private final GroupState state;
  private final CompiledEmission emission;
  private final PipelineMetrics emissionMetrics;
  private final boolean emitsChanged;
  private long groupCount;
  private long dueUs = Long.MAX_VALUE;

  AggregateStage(
      int nodeId,
      CompiledPipeline update,
      PipelineMetrics updateMetrics,
      GroupState state,
      CompiledEmission emission,
      PipelineMetrics emissionMetrics,
      EmitMode emit,
      StageOutput output) {
    super(nodeId, update, updateMetrics, output);
    this.state = state;
    this.emission = emission;
    this.emissionMetrics = emissionMetrics;
    this.emitsChanged = emit != EmitMode.ON_WINDOW_CLOSE;
  }

  /** The rows before are in their groups already. */
  @Override
  SqlRuntimeException processBefore(ColumnBatch batch, SqlRuntimeException failure) {
    state.leaveOutGroupOf(failure.batchRow());
    return failure;
  }

  @Override
  void passed(long watermarkUs) {
    state.closeUpTo(watermarkUs, emission);
  }

  @Override
  void endEpoch() {
    if (!emitsChanged) {
      return;
    }
    begin();
    try {
      state.emitChanged(emission);
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      releaseOutput();
      done();
    }
  }

  @Override
  void setNowMs(long nowMs) {
    state.setNowMs(nowMs);
  }

  @Override
  long expire(long beforeMs) {
    return state.expire(emission, beforeMs);
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(
        inputSnapshot(), PipelineSnapshot.of(nodeId(), emission.getClass(), emissionMetrics));
  }

  int openSliceCount() {
    return state.openSliceCount();
  }

  /** As of the last {@link #publish}. */
  long groupCount() {
    return groupCount;
  }

  @Override
  void publish() {
    groupCount = state.groupCount();
    dueUs = emitsChanged ? Long.MAX_VALUE : state.firstEndUs();
  }

  @Override
  long heldRows() {
    return groupCount;
  }

  @Override
  long dueUs() {
    return dueUs;
  }

  @Override
  void close() {
    super.close();
    state.close();
    groupCount = 0;
  }
}
