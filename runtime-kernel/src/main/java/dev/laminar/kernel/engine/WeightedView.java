package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Append-only batches as such with a weight of 1 for each row, for who reads weights. */
final class WeightedView {

  private @Nullable ColumnBatch viewed;
  private @Nullable ColumnBatch view;

  /** The batch itself, or a view of it; made once for batches that come again. */
  ColumnBatch of(ColumnBatch batch) {
    if (batch.weights() != null) {
      return batch;
    }
    ColumnBatch known = view;
    if (known == null || viewed != batch) {
      int[] ones = new int[batch.capacity()];
      Arrays.fill(ones, 1);
      known = batch.weighted(ones);
      view = known;
      viewed = batch;
    }
    known.viewRows(batch);
    return known;
  }
}
