package dev.laminar.bench.loops;

import dev.laminar.bench.CountingSink;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.type.RowSchema;

/** The batch that a loop writes its rows to. */
public final class LoopOutput implements PipelineOutput {

  private final ColumnBatch batch;
  private final CountingSink sink;

  /**
   * @param weighted whether rows are taken back
   */
  public LoopOutput(RowSchema schema, boolean weighted, CountingSink sink) {
    this.batch =
        weighted
            ? ColumnBatch.allocateWeighted(schema, ColumnBatch.DEFAULT_CAPACITY)
            : ColumnBatch.allocate(schema, ColumnBatch.DEFAULT_CAPACITY);
    this.sink = sink;
  }

  @Override
  public ColumnBatch batch() {
    return batch;
  }

  int capacity() {
    return batch.capacity();
  }

  @Override
  public void flush(int rows) {
    if (rows > 0) {
      sink.take(batch, rows);
      batch.reset();
    }
  }
}
