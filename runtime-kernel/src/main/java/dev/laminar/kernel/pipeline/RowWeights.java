package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;

/** Weights of rows: long in state, int in batches. */
public final class RowWeights {

  private RowWeights() {}

  /**
   * The weight as batches hold it.
   *
   * @throws LaminarException {@link ErrorCode#NUMERIC_OUT_OF_RANGE}: a batch cannot hold it
   */
  public static int of(long weight) {
    if ((int) weight != weight) {
      throw tooMany();
    }
    return (int) weight;
  }

  /** The weight of a pair of rows. */
  public static int product(long left, long right) {
    long high = Math.multiplyHigh(left, right);
    long low = left * right;
    if (high != low >> 63) {
      throw tooMany();
    }
    return of(low);
  }

  private static LaminarException tooMany() {
    return new LaminarException(
        ErrorCode.NUMERIC_OUT_OF_RANGE,
        "equal rows are there more often than " + Integer.MAX_VALUE + " times",
        SourceSpan.NONE,
        "count equal rows with GROUP BY, or keep one of each with DISTINCT");
  }
}
