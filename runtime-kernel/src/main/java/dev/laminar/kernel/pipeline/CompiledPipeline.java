package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.plan.EmitTiming;

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

  /**
   * Largest watermark that rows of the current partition have asserted, µs since the epoch. Moved
   * row by row, as {@link #watermarkUs} is, which follows it up to {@link #otherPartitionsUs}.
   */
  protected long partitionWatermarkUs = Long.MIN_VALUE;

  /**
   * Smallest watermark of the other partitions of the source, µs since the epoch; {@link
   * Long#MAX_VALUE} when there is no other that matters.
   */
  protected long otherPartitionsUs = Long.MAX_VALUE;

  /**
   * The watermark that the current row met, before it moved it itself; written only by pipelines
   * with expressions that ask for it.
   */
  protected long rowWatermarkUs = Long.MIN_VALUE;

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

  /** A watermark as far back as late rows are waited for. */
  protected static long delayed(long watermarkUs, long latenessUs) {
    return EmitTiming.delayed(watermarkUs, latenessUs);
  }

  /**
   * What the watermark of a partition has to reach for that over all partitions to reach a time.
   *
   * @param watermarkUs that over all partitions before
   * @param othersUs smallest of the other partitions
   */
  protected static long reachedAt(long timeUs, long watermarkUs, long othersUs) {
    if (timeUs <= watermarkUs) {
      return Long.MIN_VALUE;
    }
    return timeUs <= othersUs ? timeUs : Long.MAX_VALUE;
  }

  /**
   * Moves the watermark from outside: an upstream pipeline's, or {@link Long#MAX_VALUE} at the end
   * of bounded input.
   */
  public final void advanceWatermark(long toUs) {
    watermarkUs = Math.max(watermarkUs, toUs);
  }

  /**
   * The rows that follow are of another partition of the source.
   *
   * @param partitionUs what its rows have asserted before
   * @param othersUs smallest watermark of the others
   */
  public final void enterPartition(long partitionUs, long othersUs) {
    partitionWatermarkUs = partitionUs;
    otherPartitionsUs = othersUs;
  }

  /** What the rows of the current partition have asserted. */
  public final long partitionWatermarkUs() {
    return partitionWatermarkUs;
  }

  public final void limitWatermark(long limitUs) {
    watermarkLimitUs = limitUs;
  }
}
