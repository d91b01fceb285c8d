package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * A generated pipeline that starts at a join: batches of either side go in, what they change about
 * the result goes to the output, through the operators behind the join. The rows of both sides are
 * kept in the context's {@link PipelineContext#join() join state}; those of one side where all of
 * them come before the first row of the other.
 *
 * <p>Batches are looked at one by one against all that came before, on either side; so the two
 * sides of a self-join get the same batch one after the other. Rows without a match come out when
 * they arrive and are taken back when a match does: who must not see that looks at the sum of the
 * output's weights after an epoch. Used by one agent.
 */
public abstract class CompiledJoin {

  /** Literals, sites, output and state of this instance. */
  protected final PipelineContext context;

  protected CompiledJoin(PipelineContext context) {
    this.context = context;
  }

  /**
   * Takes in rows of the left side and flushes what came out.
   *
   * @throws SqlRuntimeException when a row fails; its {@code batchRow} tells which one of the
   *     batch, also when it failed for what it was joined with
   */
  public abstract void left(ColumnBatch input);

  /** The same for the right side. */
  public abstract void right(ColumnBatch input);

  /**
   * The left side has ended: flushes what comes out for that, right rows without a match where they
   * alone are kept.
   *
   * @param none a batch of the left side without a row
   * @throws SqlRuntimeException when a row that comes out fails
   */
  public void endLeft(ColumnBatch none) {}

  /** The same for the right side. */
  public void endRight(ColumnBatch none) {}

  /**
   * Drops the rows that came before a time, where rows expire; puts nothing out.
   *
   * @return how many they were
   */
  public long expire(long beforeMs) {
    return 0;
  }
}
