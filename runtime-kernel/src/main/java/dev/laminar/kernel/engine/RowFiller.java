package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * Writes one value as one row of a batch.
 *
 * @param <T> what the embedding program pushes
 */
@FunctionalInterface
public interface RowFiller<T> {

  /**
   * Sets every column of the row, with its null flag where it has one. A row whose filler throws is
   * not pushed.
   */
  void fill(T value, ColumnBatch batch, int row);
}
