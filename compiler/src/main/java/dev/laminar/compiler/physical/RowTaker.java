package dev.laminar.compiler.physical;

/** Who takes the rows of a query. */
public sealed interface RowTaker {

  /** Subscribers and other queries, which take everything. */
  record Readers() implements RowTaker {}

  /** Whoever wrote a SELECT that goes on, and sees its rows in the order in which they come. */
  record Asker() implements RowTaker {}

  /**
   * A sink.
   *
   * @param name as the user calls it; its query has another
   * @param takesUpdates whether it takes rows that replace earlier ones
   */
  record Sink(String name, boolean takesUpdates) implements RowTaker {}
}
