package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;

/** DOUBLE values. */
public final class DoubleVector extends ColumnVector {

  private final double[] values;

  public DoubleVector(DataType type, int capacity) {
    super(type, capacity);
    this.values = new double[capacity];
  }

  public double[] values() {
    return values;
  }
}
