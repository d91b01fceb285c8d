package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;

/** A consumer of batches within the data flow of the agent. Calls are synchronous and in order. */
interface Stage {

  void process(ColumnBatch batch);

  /** No row with an event time before this will be on time any more; µs. Never moves back. */
  void watermark(long watermarkUs);

  /** The input ended; the watermark was moved to {@link Long#MAX_VALUE} before. */
  void end();

  /**
   * Whether a row that comes too late is another one for this consumer, or for one behind it, than
   * a row on time; else batches need not be cut where the watermark passes rows.
   */
  default boolean judgesLateness() {
    return true;
  }
}
