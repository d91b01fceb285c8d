package dev.laminar.rows;

import dev.laminar.kernel.batch.ColumnBatch;

/** What a query hands to a subscription, in order. */
public sealed interface Delivery {

  /** Rows of one epoch. */
  record Rows(ColumnBatch batch, long epoch) implements Delivery {}

  /** All rows of an epoch have come. */
  record EpochEnd(long epoch) implements Delivery {}

  /** Whole epochs were dropped. */
  record Gap(long firstEpoch, long lastEpoch, long rows) implements Delivery {}
}
