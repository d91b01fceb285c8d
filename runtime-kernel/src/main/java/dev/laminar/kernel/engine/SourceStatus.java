package dev.laminar.kernel.engine;

/** How a source is doing, as its agent last saw it. Read by any thread. */
final class SourceStatus {

  /** What the agent does with it. */
  enum State {
    /** No query reads it. */
    UNREAD,
    ACTIVE,
    /** No rows have come for long: nothing waits for its watermark. */
    IDLE,
    /** It is too far ahead of the sources that it is aligned with, and not read. */
    PAUSED
  }

  private volatile State state = State.UNREAD;
  private volatile long watermarkUs = Long.MIN_VALUE;
  private volatile int partitions;
  private volatile int idlePartitions;
  private volatile long aheadCount;
  private volatile long droppedRows;

  void set(State now, long atUs, SourceActivity activity) {
    state = now;
    watermarkUs = atUs;
    partitions = activity.count();
    idlePartitions = activity.idleCount();
  }

  /** It was found to be too far ahead. */
  void countAhead() {
    aheadCount = aheadCount + 1;
  }

  /** Rows were dropped because it was too far ahead. */
  void countDropped(int rows) {
    droppedRows = droppedRows + rows;
  }

  State state() {
    return state;
  }

  long watermarkUs() {
    return watermarkUs;
  }

  int partitions() {
    return partitions;
  }

  int idlePartitions() {
    return idlePartitions;
  }

  long aheadCount() {
    return aheadCount;
  }

  long droppedRows() {
    return droppedRows;
  }
}
