package dev.laminar.rows;

import dev.laminar.kernel.batch.ColumnBatch;

/** What a query hands to a subscription, in order. */
public sealed interface Delivery {

  /**
   * Rows of one epoch.
   *
   * @param bytes that their values take
   */
  record Rows(ColumnBatch batch, long epoch, long bytes) implements Delivery {
    Rows(ColumnBatch batch, long epoch) {
      this(batch, epoch, batch.valueBytes());
    }
  }

  /** All rows of an epoch have come. */
  record EpochEnd(long epoch) implements Delivery {}

  /** Whole epochs were dropped. */
  record Gap(long firstEpoch, long lastEpoch, long rows) implements Delivery {}
}
