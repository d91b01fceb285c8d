package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * Where a pipeline's rows leave. One batch, the same object until the call into the pipeline
 * returns, written and flushed again and again.
 */
public interface PipelineOutput {

  /**
   * The batch to write, empty when a call into the pipeline begins; its arrays may be held in
   * locals across {@link #flush}, but not across calls.
   */
  ColumnBatch batch();

  /**
   * Hands the first {@code rowCount} rows to every consumer, in order and synchronously, then
   * resets the batch. Zero rows: does nothing.
   */
  void flush(int rowCount);

  /**
   * The rows from one on, of the batch that is written, come when the watermark has moved on: one
   * of them is behind it, so that whoever judges whether it is late needs the watermark that it
   * met. Nothing to those who do not ask.
   *
   * @param outRow where the row will be written, unless it is filtered out
   * @param watermarkUs µs since the epoch
   */
  default void late(int outRow, long watermarkUs) {}
}
