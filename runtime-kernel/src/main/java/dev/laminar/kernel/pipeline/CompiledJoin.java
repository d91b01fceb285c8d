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
   * Where rows expire: tells how much of what a batch takes back from the left side is there.
   *
   * @param from the first row of the piece of the batch to look at
   * @param weights gets the weights of the rows from {@code from} on, in which no more is taken
   *     back than there is
   * @return the first row behind the piece: one that takes back what is not there yet, or the
   *     number of rows; -1 when rows are never taken back, or do not expire
   */
  public int knownLeft(ColumnBatch input, int from, int[] weights) {
    return -1;
  }

  /** The same for the right side. */
  public int knownRight(ColumnBatch input, int from, int[] weights) {
    return -1;
  }

  /**
   * Where rows are looked up on demand: finds for each row of a batch the first right row with its
   * key. A call of {@link #left} with the same batch puts out what was found, so that whoever sets
   * an element to -1 in between has the row match nothing.
   *
   * @return offsets of slots; 0 or negative for a row whose key is not there, or NULL
   */
  public long[] findLeft(ColumnBatch input) {
    throw new IllegalStateException("nothing is looked up on demand");
  }

  /**
   * Where rows are looked up on demand: drops all right rows with the key of one.
   *
   * @param slot of the row; nothing is done unless it is the first one with its key
   * @return how many rows were dropped
   */
  public int forget(long slot) {
    throw new IllegalStateException("nothing is looked up on demand");
  }

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
