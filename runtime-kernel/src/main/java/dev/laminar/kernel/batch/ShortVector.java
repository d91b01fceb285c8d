package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;

/** SMALLINT values. */
public final class ShortVector extends ColumnVector {

  private final short[] values;

  public ShortVector(DataType type, int capacity) {
    super(type, capacity);
    this.values = new short[capacity];
  }

  public short[] values() {
    return values;
  }
}
