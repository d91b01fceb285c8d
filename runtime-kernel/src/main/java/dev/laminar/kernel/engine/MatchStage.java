package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledMatch;
import dev.laminar.kernel.pipeline.EventTimes;
import dev.laminar.kernel.pipeline.PatternMatcher;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.MatchState;
import java.util.List;

/** Row pattern recognition over the rows of an input. */
final class MatchStage extends RunStage implements Stage {

  private final CompiledMatch match;
  private final PatternMatcher matcher;
  private final PipelineMetrics metrics;
  private final MatchState state;
  private final StageOutput output;
  private final Stage downstream;
  private long heldRows;

  MatchStage(
      int nodeId,
      CompiledMatch match,
      PipelineMetrics metrics,
      MatchState state,
      StageOutput output) {
    super(nodeId);
    this.match = match;
    this.matcher = new PatternMatcher(match, state);
    this.metrics = metrics;
    this.state = state;
    this.output = output;
    this.downstream = output.downstream();
  }

  @Override
  public void process(ColumnBatch batch) {
    begin();
    try {
      match.add(state, batch);
    } finally {
      done();
    }
    int late = state.takeLate();
    int timeless = state.takeTimeless();
    metrics.kept(batch.rowCount() - late - timeless, late, timeless);
  }

  @Override
  public void watermark(long watermarkUs) {
    begin();
    try {
      matcher.advance(watermarkUs);
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
      done();
    }
    long delayUs = state.layout().outputDelayUs();
    if (delayUs >= 0 && watermarkUs != Long.MAX_VALUE) {
      downstream.watermark(EventTimes.minus(watermarkUs, delayUs));
    }
  }

  @Override
  public void end() {
    begin();
    try {
      matcher.end();
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
      done();
    }
    downstream.watermark(Long.MAX_VALUE);
    downstream.end();
  }

  @Override
  void publish() {
    heldRows = state.rowCount();
    setStateRows(state.cameRows() - heldRows, 0, 0, 0);
  }

  @Override
  long heldRows() {
    return heldRows;
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), match.getClass(), metrics));
  }

  @Override
  void close() {
    output.close();
    state.close();
    heldRows = 0;
  }
}
