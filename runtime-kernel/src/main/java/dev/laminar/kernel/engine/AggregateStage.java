package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.LateOutput;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.EmitTiming;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generated pipeline that ends in groups, and the one that starts there. */
final class AggregateStage extends PipelineStage {

  /**
   * Where rows go that come too late.
   *
   * @param rows what generated code writes
   * @param output where that goes on
   */
  record LateRows(LateOutput rows, StageOutput output) {}

  private final GroupState state;
  private final CompiledEmission emission;
  private final PipelineMetrics emissionMetrics;
  private final EmitMode emit;
  private final EmitTiming timing;
  private final @Nullable LateRows late;
  private long passedUs = Long.MIN_VALUE;

  /** Groups last changed before this go with the next emission; {@link Long#MIN_VALUE} for none. */
  private long expiresBeforeMs = Long.MIN_VALUE;

  private long expiredLater;
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
      EmitTiming timing,
      StageOutput output,
      @Nullable LateRows late) {
    super(nodeId, update, updateMetrics, output);
    this.timing = timing;
    this.late = late;
    this.state = state;
    state.setEmission(emission);
    this.emission = emission;
    this.emissionMetrics = emissionMetrics;
    this.emit = emit;
  }

  /** The rows before are in their groups already. */
  @Override
  SqlRuntimeException processBefore(ColumnBatch batch, SqlRuntimeException failure) {
    state.leaveOutGroupOf(failure.batchRow());
    return failure;
  }

  @Override
  void passed(long watermarkUs) {
    if (late != null) {
      late.rows().flush();
      late.output().release();
    }
    switch (emit) {
      // A window that is kept for late rows comes out now.
      case CORRECTIONS -> state.emitClosed(watermarkUs);
      case EVERY -> {
        state.emitClosed(passedUs, watermarkUs);
        passedUs = watermarkUs;
      }
      case ON_WINDOW_CLOSE, FINAL, ON_UPDATE, CHANGES -> {}
    }
    state.closeUpTo(timing.delayed(watermarkUs), emission);
  }

  /** What comes out later than its window ends must not be late for whoever reads it. */
  @Override
  long sentUs(long watermarkUs) {
    return timing.delayed(watermarkUs);
  }

  @Override
  void endEpoch() {
    switch (emit) {
      case ON_UPDATE, CHANGES -> emitChanged();
      case ON_WINDOW_CLOSE, FINAL, CORRECTIONS, EVERY -> {}
    }
  }

  /** Puts out what has changed since the last time. */
  void emitChanged() {
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

  /** A group whose change is still to be put out goes when that has been done. */
  @Override
  long expire(long beforeMs) {
    long expired = expiredLater;
    expiredLater = 0;
    if (state.hasChanged()) {
      expiresBeforeMs = beforeMs;
      return expired;
    }
    return expired + state.expire(emission, beforeMs);
  }

  /** Puts out what has changed since the last time, as it is time to. */
  void emitByTimer() {
    emitChanged();
    if (expiresBeforeMs > Long.MIN_VALUE) {
      expiredLater += state.expire(emission, expiresBeforeMs);
      expiresBeforeMs = Long.MIN_VALUE;
    }
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(
        inputSnapshot(), PipelineSnapshot.of(nodeId(), emission.getClass(), emissionMetrics));
  }

  int openSliceCount() {
    return state.openSliceCount();
  }

  @Override
  void publish() {
    groupCount = state.groupCount();
  }

  @Override
  void findDue() {
    dueUs =
        switch (emit) {
          case ON_WINDOW_CLOSE, CORRECTIONS -> state.nextEndUs(watermarkUs());
          case FINAL -> finalUs();
          case ON_UPDATE, CHANGES, EVERY -> Long.MAX_VALUE;
        };
  }

  /** When the next window is final. */
  private long finalUs() {
    return Times.plus(state.nextEndUs(timing.delayed(watermarkUs())), timing.latenessUs());
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
    if (late != null) {
      late.output().close();
    }
    state.close();
    groupCount = 0;
  }
}
