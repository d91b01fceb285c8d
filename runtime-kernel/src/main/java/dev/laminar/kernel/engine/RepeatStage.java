package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.RowWeights;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every row as often as its last column says. Where rows have weights, that is the weight times the
 * count, and no row is copied; where they have none, the row comes out so many times.
 */
final class RepeatStage extends RunStage implements Stage {

  private final PipelineMetrics metrics = new PipelineMetrics();
  private final StageOutput output;
  private final Stage downstream;
  private @Nullable ColumnBatch viewed;
  private @Nullable ColumnBatch view;

  RepeatStage(int nodeId, StageOutput output) {
    super(nodeId);
    this.output = output;
    this.downstream = output.downstream();
  }

  @Override
  public void process(ColumnBatch batch) {
    long[] counts = ((LongVector) batch.column(batch.columnCount() - 1)).values();
    int[] weights = batch.weights();
    begin();
    try {
      if (weights == null) {
        copy(batch, counts);
      } else {
        weigh(batch, weights, counts);
      }
    } finally {
      done();
    }
  }

  private void weigh(ColumnBatch batch, int[] weights, long[] counts) {
    ColumnBatch weighted = view(batch);
    int[] products = weighted.weights();
    for (int row = 0; products != null && row < batch.rowCount(); row++) {
      products[row] = RowWeights.product(weights[row], counts[row]);
    }
    weighted.viewRows(batch);
    metrics.batch(batch.rowCount(), batch.rowCount(), 0, 0, 0);
    downstream.process(weighted);
  }

  /** The columns of a batch but the last, with weights of their own; made once for each batch. */
  private ColumnBatch view(ColumnBatch batch) {
    ColumnBatch known = view;
    if (known == null || viewed != batch) {
      known =
          batch
              .project(IntStream.range(0, batch.columnCount() - 1).toArray())
              .weighted(new int[batch.capacity()]);
      view = known;
      viewed = batch;
    }
    return known;
  }

  private void copy(ColumnBatch batch, long[] counts) {
    ColumnBatch out = output.batch();
    int outRow = 0;
    int made = 0;
    try {
      for (int row = 0; row < batch.rowCount(); row++) {
        for (long left = counts[row]; left > 0; left--) {
          for (int column = 0; column < out.columnCount(); column++) {
            RowCopier.copy(batch.column(column), row, out.column(column), outRow, 1);
          }
          outRow++;
          made++;
          if (outRow == out.capacity()) {
            output.flush(outRow);
            outRow = 0;
          }
        }
      }
      output.flush(outRow);
    } finally {
      output.release();
    }
    metrics.taken(batch.rowCount());
    metrics.made(made, made);
  }

  @Override
  public void watermark(long watermarkUs) {
    downstream.watermark(watermarkUs);
  }

  @Override
  public void end() {
    downstream.end();
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), metrics));
  }

  @Override
  void close() {
    output.close();
  }
}
