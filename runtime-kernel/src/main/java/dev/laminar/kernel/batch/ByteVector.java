package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;

/** TINYINT values. */
public final class ByteVector extends ColumnVector {

  private final byte[] values;

  public ByteVector(DataType type, int capacity) {
    super(type, capacity);
    this.values = new byte[capacity];
  }

  public byte[] values() {
    return values;
  }
}
