package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;

/** A query written out by hand. */
public abstract class Loop {

  final LoopOutput output;

  Loop(LoopOutput output) {
    this.output = output;
  }

  /** Makes a loop that has seen nothing yet. */
  @FunctionalInterface
  public interface Factory {
    Loop create(LoopOutput output);
  }

  /** Columns of an input that it reads, in the input's schema; none where it reads no row of it. */
  public abstract int[] columns(int input);

  /** Takes the rows of a batch of just those columns. */
  public abstract void process(int input, ColumnBatch batch);

  /** All inputs have brought their rows of a stretch of time. */
  public void endEpoch() {}

  /** No more rows will come. */
  public abstract void end();

  static long[] longs(ColumnBatch batch, int column) {
    return ((LongVector) batch.column(column)).values();
  }

  static BytesVector texts(ColumnBatch batch, int column) {
    return (BytesVector) batch.column(column);
  }
}
