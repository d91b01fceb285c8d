package dev.laminar.kernel.connector;

import dev.laminar.kernel.batch.ColumnBatch;

/** A running source, polled by its agent. Never blocks for long: what has arrived is enough. */
public interface SourceReader extends AutoCloseable {

  /** How a poll ended. */
  enum Status {
    /** The batch holds at least one row. */
    ROWS,
    /** Nothing now; ask again later. */
    IDLE,
    /** Nothing any more. */
    END
  }

  /**
   * Fills an empty batch with up to its capacity of rows and sets its row count and first row
   * number.
   *
   * @throws dev.laminar.kernel.error.LaminarException when the source cannot be read
   */
  Status read(ColumnBatch batch);

  /**
   * Has the batches of the following calls of {@link #read} the columns of another request for the
   * same source; where it reads does not change.
   *
   * @throws dev.laminar.kernel.error.LaminarException when it cannot; the columns are the same as
   *     before then
   */
  void project(SourceRequest request);

  /**
   * Partitions whose rows come independently of each other, each in its own order of time: files
   * that grow side by side. Those that are known so far, and those that have ended; their numbers
   * stay what they are.
   */
  default int partitionCount() {
    return 1;
  }

  /** Partition of the rows of the batch just read: all of them are of one. */
  default int partition() {
    return 0;
  }

  /** Whether no more rows of a partition will come. */
  default boolean isPartitionEnded(int partition) {
    return false;
  }

  /** For IDLE: when to ask again, in nanoseconds from now; the agent may ask earlier. */
  default long idleNs() {
    return 1_000_000;
  }

  /**
   * Where row {@code row} of the batch just read came from, for messages: {@code trades.csv:1001}.
   * Cold.
   */
  String position(ColumnBatch batch, int row);

  @Override
  void close();
}
