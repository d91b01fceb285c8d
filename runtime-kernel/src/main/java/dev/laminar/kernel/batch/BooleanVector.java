package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;

/** BOOLEAN values. */
public final class BooleanVector extends ColumnVector {

  private final boolean[] values;

  public BooleanVector(DataType type, int capacity) {
    super(type, capacity);
    this.values = new boolean[capacity];
  }

  public boolean[] values() {
    return values;
  }
}
