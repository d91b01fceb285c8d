package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.Arrays;

/** Where a generated pipeline leaves its rows: one batch, handed on at each flush. */
final class StageOutput implements PipelineOutput {

  private final ColumnBatch batch;
  private final Stage downstream;

  StageOutput(RowSchema schema, ChangelogMode mode, int capacity, Stage downstream) {
    this.batch = allocate(schema, mode, capacity);
    this.downstream = downstream;
  }

  private static ColumnBatch allocate(RowSchema schema, ChangelogMode mode, int capacity) {
    if (mode == ChangelogMode.APPEND) {
      return ColumnBatch.allocate(schema, capacity);
    }
    ColumnBatch weighted = ColumnBatch.allocateWeighted(schema, capacity);
    int[] weights = weighted.weights();
    if (weights != null) {
      Arrays.fill(weights, 1);
    }
    return weighted;
  }

  @Override
  public ColumnBatch batch() {
    return batch;
  }

  @Override
  public void flush(int rowCount) {
    if (rowCount > 0) {
      batch.setRowCount(rowCount);
      downstream.process(batch);
      batch.reset();
    }
  }
}
