package dev.laminar;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.error.LaminarException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of an answer that nobody asks for. */
final class DiscardedRows implements BatchListener {

  private @Nullable LaminarException failure;

  @Override
  public void onBatch(ColumnBatch batch) {}

  @Override
  public void onFailure(LaminarException why) {
    failure = why;
  }

  /**
   * Asks whether all rows have come.
   *
   * @throws LaminarException why the query has failed
   */
  void requireEnd() {
    LaminarException why = failure;
    if (why != null) {
      throw why;
    }
  }
}
