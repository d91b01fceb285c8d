package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;

/** INTEGER values, DATE as days since 1970-01-01, year-month intervals in months. */
public final class IntVector extends ColumnVector {

  private final int[] values;

  public IntVector(DataType type, int capacity) {
    super(type, capacity);
    this.values = new int[capacity];
  }

  public int[] values() {
    return values;
  }
}
