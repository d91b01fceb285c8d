package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.OverWindows;
import java.util.List;

/** Window functions over the rows of event-time windows: rows come out when theirs has ended. */
final class WindowOverStage extends RunStage implements Stage {

  private final CompiledOver over;
  private final PipelineMetrics metrics;
  private final OverWindows windows;
  private final StageOutput output;
  private final Stage downstream;
  private long heldRows;
  private long dueUs = Long.MAX_VALUE;

  WindowOverStage(
      int nodeId,
      CompiledOver over,
      PipelineMetrics metrics,
      OverWindows windows,
      StageOutput output) {
    super(nodeId);
    this.over = over;
    this.metrics = metrics;
    this.windows = windows;
    this.output = output;
    this.downstream = output.downstream();
  }

  @Override
  public void process(ColumnBatch batch) {
    begin();
    try {
      over.addToWindows(windows, batch);
    } finally {
      done();
    }
    int late = windows.takeLateRows();
    metrics.kept(batch.rowCount() - late, late, 0);
  }

  @Override
  public void watermark(long watermarkUs) {
    windows.passed(watermarkUs);
    begin();
    try {
      OverState ended = windows.takeEnded();
      while (ended != null) {
        emit(ended);
        ended = windows.takeEnded();
      }
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
      done();
    }
    downstream.watermark(watermarkUs);
  }

  private void emit(OverState ended) {
    try {
      over.emit(ended);
    } finally {
      windows.release(ended);
    }
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
    heldRows = windows.rowCount();
    setStateRows(0, windows.rowsPutOut(), 0, 0);
  }

  @Override
  void findDue() {
    dueUs = windows.firstEndUs();
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
    windows.close();
    heldRows = 0;
    dueUs = Long.MAX_VALUE;
  }
}
