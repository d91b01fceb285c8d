package dev.laminar.kernel.batch;

/** Copies batches whose owner writes them again. */
public final class BatchCopy {

  private BatchCopy() {}

  /** A copy of just that size. */
  public static ColumnBatch of(ColumnBatch batch) {
    return of(batch, 0, batch.rowCount());
  }

  /** A copy of some rows. */
  public static ColumnBatch of(ColumnBatch batch, int from, int count) {
    ColumnBatch copy =
        batch.weights() == null
            ? ColumnBatch.allocate(batch.schema(), count)
            : ColumnBatch.allocateWeighted(batch.schema(), count);
    copy(batch, from, copy, count);
    return copy;
  }

  /** An empty batch for copies of a batch. */
  public static ColumnBatch allocateLike(ColumnBatch batch) {
    return batch.weights() == null
        ? ColumnBatch.allocate(batch.schema(), batch.capacity())
        : ColumnBatch.allocateWeighted(batch.schema(), batch.capacity());
  }

  /** Copies the rows of a batch into an empty one of the same columns. */
  public static void copy(ColumnBatch from, ColumnBatch to) {
    copy(from, 0, to, from.rowCount());
  }

  private static void copy(ColumnBatch from, int firstRow, ColumnBatch to, int rows) {
    for (int i = 0; i < from.columnCount(); i++) {
      RowCopier.copy(from.column(i), firstRow, to.column(i), 0, rows);
    }
    int[] weights = from.weights();
    int[] copied = to.weights();
    if (weights != null && copied != null) {
      System.arraycopy(weights, firstRow, copied, 0, rows);
    }
    to.setRowCount(rows);
  }
}
