package dev.laminar;

import java.time.Duration;

/**
 * How a statement is executed.
 *
 * @param timeout how long it may take from its start to its last row; {@link Duration#ZERO} for any
 *     time
 * @param fetchSize rows that may wait for their reader before the engine waits for it, rounded up
 *     to whole batches; 0 for a default
 * @param maxRows after which the rows end; 0 for all
 * @param changes whether rows of a SELECT that goes on come as changes, those that are taken back
 *     too, each once with its {@link Cursor#weight}; otherwise only those that are added come, each
 *     as often as it is
 */
public record ExecuteOptions(Duration timeout, int fetchSize, long maxRows, boolean changes) {

  public ExecuteOptions {
    if (timeout.isNegative() || fetchSize < 0 || maxRows < 0) {
      throw new IllegalArgumentException(
          "negative: " + timeout + ", " + fetchSize + ", " + maxRows);
    }
  }

  /** All rows, whatever time they take. */
  public static ExecuteOptions defaults() {
    return new ExecuteOptions(Duration.ZERO, 0, 0, false);
  }

  public ExecuteOptions withTimeout(Duration value) {
    return new ExecuteOptions(value, fetchSize, maxRows, changes);
  }

  public ExecuteOptions withFetchSize(int value) {
    return new ExecuteOptions(timeout, value, maxRows, changes);
  }

  public ExecuteOptions withMaxRows(long value) {
    return new ExecuteOptions(timeout, fetchSize, value, changes);
  }

  public ExecuteOptions withChanges(boolean value) {
    return new ExecuteOptions(timeout, fetchSize, maxRows, value);
  }
}
