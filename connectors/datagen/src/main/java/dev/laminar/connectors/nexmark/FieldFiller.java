package dev.laminar.connectors.nexmark;

import dev.laminar.kernel.batch.ColumnVector;

/** Writes one field of some events to a column. */
@FunctionalInterface
interface FieldFiller {

  /**
   * Fills the first rows of a column.
   *
   * @param events numbers of the events in the whole stream, one per row
   */
  void fill(long[] events, int rows, ColumnVector column);
}
