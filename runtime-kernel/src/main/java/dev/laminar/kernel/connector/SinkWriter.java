package dev.laminar.kernel.connector;

import dev.laminar.kernel.batch.ColumnBatch;

/** A running sink. Called by one agent; may block, which is back-pressure to the source. */
public interface SinkWriter extends AutoCloseable {

  /** Takes every row of the batch; nothing of it may be kept after the call. */
  void write(ColumnBatch batch);

  /**
   * Makes what was written visible outside. Called when the agent has nothing more to do now, and
   * at the end.
   */
  void flush();

  /**
   * The input ended, or the engine was told to finish: completes and publishes the output. Not
   * called when the query is dropped or fails.
   */
  void finish();

  @Override
  void close();
}
