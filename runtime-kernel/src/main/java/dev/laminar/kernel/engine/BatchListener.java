package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;

/**
 * Receives what a query puts out. Every method is called on the agent's thread, which does nothing
 * else meanwhile, and must not change the engine's catalog; for an {@link Answer}, on the thread
 * that puts it out. A listener that throws is detached and told so by {@link #onFailure}.
 */
public interface BatchListener {

  /** The batches that follow belong to an epoch; the numbers of epochs grow. */
  default void onEpochStart(long epoch) {}

  /** Takes the rows of a batch; what is to be kept must be copied. */
  void onBatch(ColumnBatch batch);

  /**
   * All that the query puts out in the epoch has come: its rows are consistent. Not called for
   * epochs without rows but the first, nor when the query fails in the middle of one.
   */
  default void onEpochEnd(long epoch) {}

  /** The query's input ended: no more rows will come. */
  default void onEnd() {}

  /**
   * The query failed, was dropped, or the engine was closed ({@code ErrorCode.CLOSED}): no more
   * rows will come.
   */
  default void onFailure(LaminarException failure) {}
}
