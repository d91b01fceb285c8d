package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.state.AsofState;

/**
 * A generated pipeline that starts at a join by time: rows of either side go into the state, and
 * pairs of rows of the state to the output, through the operators behind the join. Which rows are
 * pairs is for {@code AsofMerge} to say. Used by one agent.
 */
public abstract class CompiledAsof {

  /** Literals, sites and output of this instance. */
  protected final PipelineContext context;

  protected CompiledAsof(PipelineContext context) {
    this.context = context;
  }

  /**
   * Keeps rows of the left side. Late ones are counted.
   *
   * @throws SqlRuntimeException when a row fails; its {@code batchRow} tells which one
   */
  public abstract void left(AsofState state, ColumnBatch input);

  /** The same for the right side; rows without time or key are not kept. */
  public abstract void right(AsofState state, ColumnBatch input);

  /**
   * Puts out pairs of rows and flushes them.
   *
   * @param left slots of left rows; the array is changed
   * @param right slots of right rows, 0 for none; the array is changed
   * @param count at most as many as the output batch has room for
   */
  public abstract void emit(AsofState state, long[] left, long[] right, int count);

  /** Removes left rows. */
  public abstract void releaseLeft(AsofState state, long[] slots, int count);

  /** Removes right rows. */
  public abstract void releaseRight(AsofState state, long[] slots, int count);

  /** Removes keys, which no index leads to any more. */
  public abstract void releaseKeys(AsofState state, long[] slots, int count);

  /** As many pairs can be put out at once. */
  public final int capacity() {
    PipelineOutput output = context.output();
    if (output == null) {
      throw new IllegalStateException("a join by time without output");
    }
    return output.batch().capacity();
  }
}
