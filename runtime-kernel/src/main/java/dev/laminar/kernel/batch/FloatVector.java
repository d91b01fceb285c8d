package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;

/** REAL values. */
public final class FloatVector extends ColumnVector {

  private final float[] values;

  public FloatVector(DataType type, int capacity) {
    super(type, capacity);
    this.values = new float[capacity];
  }

  public float[] values() {
    return values;
  }
}
