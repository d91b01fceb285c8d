package dev.laminar.binding;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * Writes one object as one row of a batch.
 *
 * @param <T> the user's record
 */
public interface RowWriter<T> {

  /**
   * Writes the row at an index of the batch.
   *
   * @throws dev.laminar.kernel.error.LaminarException when a component is null for a NOT NULL
   *     column or does not fit its type; the row is then not to be counted
   */
  void write(T row, ColumnBatch batch, int rowIndex);
}
