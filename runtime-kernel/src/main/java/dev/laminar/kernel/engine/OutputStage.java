package dev.laminar.kernel.engine;

/** What is attached to the output of a query. */
abstract sealed class OutputStage implements Stage
    permits SinkStage, SubscriptionStage, StreamStage, ViewStage, HistoryStage {

  /** Queries that read this one do; whoever else takes its rows takes all of them. */
  @Override
  public boolean judgesLateness() {
    return this instanceof StreamStage;
  }

  /** All that the query puts out in an epoch has come, of queries that still run. */
  void epochEnded(long epoch) {}

  /** The query failed. */
  abstract void fail(QueryException failure);

  /** Whether it takes nothing any more. */
  abstract boolean isClosed();
}
