package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;

/** A column of INTEGER or BIGINT, as the query's types have it. */
final class IntegerColumn {

  private final int[] ints;
  private final long[] longs;

  private IntegerColumn(int[] ints, long[] longs) {
    this.ints = ints;
    this.longs = longs;
  }

  static IntegerColumn of(ColumnVector column) {
    return column instanceof IntVector vector
        ? new IntegerColumn(vector.values(), new long[0])
        : new IntegerColumn(new int[0], ((LongVector) column).values());
  }

  void set(int row, int value) {
    if (ints.length > 0) {
      ints[row] = value;
    } else {
      longs[row] = value;
    }
  }
}
