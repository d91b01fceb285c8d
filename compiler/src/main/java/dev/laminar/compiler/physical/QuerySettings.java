package dev.laminar.compiler.physical;

/**
 * What a session sets for the queries that are compiled from then on.
 *
 * @param recursionLimit steps that a recursive query may make
 * @param stateTtlMs how long rows and groups that nothing touches are kept, where nothing else
 *     bounds their number; 0 for ever
 */
public record QuerySettings(long recursionLimit, long stateTtlMs) {

  public static final QuerySettings DEFAULTS = new QuerySettings(100_000, 0);

  /** The same with another limit. */
  public QuerySettings withRecursionLimit(long value) {
    return new QuerySettings(value, stateTtlMs);
  }

  /** The same with another time to live. */
  public QuerySettings withStateTtlMs(long value) {
    return new QuerySettings(recursionLimit, value);
  }
}
