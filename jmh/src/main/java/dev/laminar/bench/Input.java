package dev.laminar.bench;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * Rows of one kind, in memory.
 *
 * @param definition CREATE SOURCE without connector
 * @param batches in order; the i-th of all inputs of a workload cover the same stretch of time
 */
public record Input(String name, String definition, RowSchema schema, List<ColumnBatch> batches) {

  public Input {
    batches = List.copyOf(batches);
  }

  public long rows() {
    return batches.stream().mapToLong(ColumnBatch::rowCount).sum();
  }
}
