package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;

/** Says where a row that failed came from. */
interface RowLocator {

  /** Name of the source. */
  String source();

  /** Where it had the row; empty when there is nothing more to say than its number. */
  String position(ColumnBatch batch, int row);
}
