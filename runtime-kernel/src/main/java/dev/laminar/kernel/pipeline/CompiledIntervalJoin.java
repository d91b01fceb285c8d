package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * A generated pipeline that starts at a join of rows whose times lie in an interval of each other.
 * The rows of either side are kept in slices of time, a table each. For a batch of a side the agent
 * calls {@code begin}; then, for each run of rows that lie in one slice, {@code match} with each
 * slice of the other side that may have partners, and {@code keep} with their own slice. The tables
 * meant are those of the context's {@link PipelineContext#join() join state} at that time. Rows
 * that are only put out when they had no partner leave when their slice is freed. Used by one
 * agent.
 */
public abstract class CompiledIntervalJoin {

  /** Literals, sites, output and state of this instance. */
  protected final PipelineContext context;

  protected CompiledIntervalJoin(PipelineContext context) {
    this.context = context;
  }

  /** Takes notice of a batch of the left side; puts out rows that can have no partner. */
  public abstract void beginLeft(ColumnBatch input);

  /** The same for the right side. */
  public abstract void beginRight(ColumnBatch input);

  /**
   * Joins some rows of the batch with the right table at hand, and flushes what came out.
   *
   * @param from the first row
   * @param to behind the last row
   * @throws SqlRuntimeException when a row fails; its {@code batchRow} tells which one of the batch
   */
  public abstract void matchLeft(ColumnBatch input, int from, int to);

  /** The same for the right side. */
  public abstract void matchRight(ColumnBatch input, int from, int to);

  /** Keeps some rows of the batch in the left table at hand. */
  public abstract void keepLeft(ColumnBatch input, int from, int to);

  /** The same for the right side. */
  public abstract void keepRight(ColumnBatch input, int from, int to);

  /** Puts out the rows of the left table at hand that had no partner, where such rows come out. */
  public void leftAlone() {}

  /** The same for the right side. */
  public void rightAlone() {}
}
