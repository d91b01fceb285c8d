package dev.laminar.rows;

import dev.laminar.kernel.batch.ColumnBatch;
import org.jspecify.annotations.Nullable;

/** Where a cursor takes its batches from. */
public interface BatchSupply extends AutoCloseable {

  /**
   * The next batch, which is not empty; the one before is given back and must not be read any more.
   *
   * @return null when there are no more
   */
  @Nullable ColumnBatch next();

  /** No more batches are wanted; idempotent. */
  @Override
  void close();
}
