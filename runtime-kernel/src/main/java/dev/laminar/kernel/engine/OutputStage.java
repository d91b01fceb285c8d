package dev.laminar.kernel.engine;

/** What is attached to the output of a query. */
abstract sealed class OutputStage implements Stage
    permits SinkStage, SubscriptionStage, StreamStage, ViewStage {

  /** The query failed. */
  abstract void fail(QueryException failure);

  /** Whether it takes nothing any more. */
  abstract boolean isClosed();
}
