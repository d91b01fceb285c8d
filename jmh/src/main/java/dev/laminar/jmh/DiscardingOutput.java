package dev.laminar.jmh;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.type.RowSchema;

/** Counts rows and forgets them: the same output for generated and hand-written code. */
final class DiscardingOutput implements PipelineOutput {

  private final ColumnBatch batch;
  private long rows;

  DiscardingOutput(RowSchema schema) {
    this.batch = ColumnBatch.allocate(schema, TradeBatches.ROWS);
  }

  @Override
  public ColumnBatch batch() {
    return batch;
  }

  @Override
  public void flush(int rowCount) {
    rows += rowCount;
    batch.reset();
  }

  long rows() {
    return rows;
  }
}
