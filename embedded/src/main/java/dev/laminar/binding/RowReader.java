package dev.laminar.binding;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * Makes one object from one row of a batch.
 *
 * @param <T> the user's record
 */
public interface RowReader<T> {

  T read(ColumnBatch batch, int rowIndex);
}
