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
}
