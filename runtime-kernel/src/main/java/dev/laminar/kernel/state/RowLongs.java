package dev.laminar.kernel.state;

/** A long for each row of a batch, from one loop over the batch to the next. */
public final class RowLongs {

  private long[] values = new long[0];

  /** The array, with room for that many rows; what it held is void. */
  public long[] reserve(int rowCount) {
    if (values.length < rowCount) {
      values = new long[rowCount];
    }
    return values;
  }

  /** The array as it was reserved last. */
  public long[] values() {
    return values;
  }
}
