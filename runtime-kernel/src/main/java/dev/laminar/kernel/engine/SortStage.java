package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledSort;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.state.RowTable;
import java.util.List;

/** ORDER BY, LIMIT and OFFSET over an input that ends. */
final class SortStage extends RunStage implements Stage {

  private final CompiledSort sort;
  private final PipelineMetrics metrics;
  private final RowTable rows;
  private final StageOutput output;
  private final Stage downstream;
  private final QueryRun run;
  private long heldRows;

  SortStage(
      int nodeId,
      CompiledSort sort,
      PipelineMetrics metrics,
      RowTable rows,
      StageOutput output,
      QueryRun run) {
    super(nodeId);
    this.run = run;
    this.sort = sort;
    this.metrics = metrics;
    this.rows = rows;
    this.output = output;
    this.downstream = output.downstream();
  }

  @Override
  public void process(ColumnBatch batch) {
    if (!hasEnough()) {
      begin();
      try {
        sort.add(rows, batch);
      } finally {
        done();
      }
      metrics.taken(batch.rowCount());
      return;
    }
    metrics.unwanted(batch.rowCount());
    if (run.isTaking()) {
      throw new EnoughRowsException();
    }
  }

  /** Whether further rows would change nothing. */
  boolean hasEnough() {
    return sort.hasEnough(rows);
  }

  @Override
  public void watermark(long watermarkUs) {}

  @Override
  public void end() {
    begin();
    try {
      sort.emit(rows);
    } finally {
      output.release();
      done();
    }
    downstream.watermark(Long.MAX_VALUE);
    downstream.end();
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), sort.getClass(), metrics));
  }

  @Override
  void publish() {
    heldRows = rows.rowCount();
    setStateRows(rows.removedCount(), 0, 0, 0);
  }

  @Override
  long heldRows() {
    return heldRows;
  }

  @Override
  void close() {
    output.close();
    rows.close();
    heldRows = 0;
  }
}
