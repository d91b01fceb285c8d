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
  private final LateCuts cuts = new LateCuts();
  private final BatchPieces pieces = new BatchPieces();
  private @Nullable ColumnBatch borrowed;
  private long sentWatermarkUs = Long.MIN_VALUE;

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
    // Those of a batch in which a row failed have become of no use.
    cuts.clear();
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
    ColumnBatch batch = borrowed;
    if (rowCount > 0 && batch != null) {
      batch.setRowCount(rowCount);
      if (cuts.count() > 0 && downstream.judgesLateness()) {
        handOnInPieces(batch);
      } else {
        downstream.process(batch);
      }
      batch.reset();
    }
    cuts.clear();
  }

  @Override
  public void late(int outRow, long watermarkUs) {
    cuts.add(outRow, watermarkUs);
  }

  private void handOnInPieces(ColumnBatch batch) {
    int from = 0;
    for (int i = 0; i < cuts.count() && cuts.row(i) < batch.rowCount(); i++) {
      handOn(batch, from, cuts.row(i));
      from = cuts.row(i);
      watermark(cuts.watermarkUs(i));
    }
    handOn(batch, from, batch.rowCount());
  }

  private void handOn(ColumnBatch batch, int from, int to) {
    if (to > from) {
      downstream.process(pieces.piece(batch, from, to - from));
    }
  }

  /** Hands on a watermark, if it has moved. */
  void watermark(long watermarkUs) {
    if (watermarkUs > sentWatermarkUs) {
      sentWatermarkUs = watermarkUs;
      downstream.watermark(watermarkUs);
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
