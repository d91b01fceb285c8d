package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineOutput;
import org.jspecify.annotations.Nullable;

/**
 * Where a generated pipeline leaves its rows: one batch, handed on at each flush. It is borrowed
 * while the pipeline is called.
 */
final class StageOutput implements PipelineOutput, AutoCloseable {

  private final OutputBatches.Shelf shelf;
  private final Stage downstream;
  private final @Nullable StatementGuard statement;
  private @Nullable ColumnBatch borrowed;

  /**
   * @param statement asked at each batch whether to go on; null for a query that nothing ends
   */
  StageOutput(OutputBatches.Shelf shelf, Stage downstream, @Nullable StatementGuard statement) {
    this.shelf = shelf;
    this.statement = statement;
    this.downstream = downstream;
  }

  Stage downstream() {
    return downstream;
  }

  @Override
  public ColumnBatch batch() {
    ColumnBatch batch = borrowed;
    if (batch == null) {
      batch = shelf.take();
      borrowed = batch;
    }
    return batch;
  }

  @Override
  public void flush(int rowCount) {
    if (statement != null) {
      statement.check();
    }
    if (rowCount > 0) {
      ColumnBatch batch = batch();
      batch.setRowCount(rowCount);
      downstream.process(batch);
      batch.reset();
    }
  }

  /** The pipeline's call returned. */
  void release() {
    ColumnBatch batch = borrowed;
    if (batch != null) {
      borrowed = null;
      shelf.giveBack(batch);
    }
  }

  @Override
  public void close() {
    release();
    shelf.close();
  }
}
