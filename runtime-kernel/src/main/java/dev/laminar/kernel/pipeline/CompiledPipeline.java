package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * A generated pipeline over batches: from a source or an upstream pipeline to an output or into
 * state.
 *
 * <p>Generated classes are final, have a public constructor {@code (PipelineContext)} and hoist
 * everything they need into locals at the start of {@link #process}. One instance is used by one
 * agent.
 */
public abstract class CompiledPipeline {

  /** Literals, sites, output and state of this instance. */
  protected final PipelineContext context;

  /**
   * Largest event-time watermark seen so far, µs since the epoch; {@link Long#MIN_VALUE} before the
   * first. Generated code keeps it in a local, moved row by row (so that lateness does not depend
   * on how rows are cut into batches), and writes it back at the end of {@link #process}.
   */
  protected long watermarkUs = Long.MIN_VALUE;

  /**
   * Event times beyond this do not move the watermark, µs since the epoch; set by the agent before
   * each batch.
   */
  protected long watermarkLimitUs = Long.MAX_VALUE;

  protected CompiledPipeline(PipelineContext context) {
    this.context = context;
  }

  /**
   * Processes every row of a batch and flushes what came out.
   *
   * @throws SqlRuntimeException when a row fails; its {@code batchRow} tells which
   */
  public abstract void process(ColumnBatch input);

  public final long watermarkUs() {
    return watermarkUs;
  }

  /**
   * Moves the watermark from outside: an upstream pipeline's, or {@link Long#MAX_VALUE} at the end
   * of bounded input.
   */
  public final void advanceWatermark(long toUs) {
    watermarkUs = Math.max(watermarkUs, toUs);
  }

  public final void limitWatermark(long limitUs) {
    watermarkLimitUs = limitUs;
  }
}
