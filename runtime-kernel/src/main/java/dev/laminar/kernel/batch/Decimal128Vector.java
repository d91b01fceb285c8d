package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;

/** DECIMAL of 19 to 38 digits: unscaled two's-complement 128-bit values as two columns of longs. */
public final class Decimal128Vector extends ColumnVector {

  private final long[] high;
  private final long[] low;

  public Decimal128Vector(DataType type, int capacity) {
    super(type, capacity);
    this.high = new long[capacity];
    this.low = new long[capacity];
  }

  /** The upper, signed half. */
  public long[] high() {
    return high;
  }

  /** The lower half, to be read as unsigned. */
  public long[] low() {
    return low;
  }
}
