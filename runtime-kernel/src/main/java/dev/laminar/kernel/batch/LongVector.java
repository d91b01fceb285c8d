package dev.laminar.kernel.batch;

import dev.laminar.kernel.type.DataType;

/**
 * BIGINT values, DECIMAL of up to 18 digits unscaled, TIMESTAMP, TIME and day-time intervals in µs.
 */
public final class LongVector extends ColumnVector {

  private final long[] values;

  public LongVector(DataType type, int capacity) {
    super(type, capacity);
    this.values = new long[capacity];
  }

  public long[] values() {
    return values;
  }
}
