package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;

/**
 * Fills one column: a series of values, stored as the column's type asks, and NULLs between them.
 */
final class ColumnGenerator {

  /** Rows made at once: a batch. */
  static final int CHUNK_ROWS = ColumnBatch.DEFAULT_CAPACITY;

  /** Where values of a series go. */
  @FunctionalInterface
  private interface Store {
    void fill(long firstRow, int rows, ColumnVector column);
  }

  private final Store store;
  private final long nullStream;
  private final double nullRate;

  private ColumnGenerator(Store store, long nullStream, double nullRate) {
    this.store = store;
    this.nullStream = nullStream;
    this.nullRate = nullRate;
  }

  static ColumnGenerator of(LongSeries series) {
    long[] scratch = new long[CHUNK_ROWS];
    return new ColumnGenerator(
        (firstRow, rows, column) -> store(series, scratch, firstRow, rows, column), 0, 0);
  }

  /**
   * @param scaleDigits how many digits after the point the column has more than the series, at most
   *     38
   */
  static ColumnGenerator ofDecimal128(LongSeries series, int scaleDigits) {
    long[] scratch = new long[CHUNK_ROWS];
    return new ColumnGenerator(
        (firstRow, rows, column) -> {
          series.fill(firstRow, rows, scratch);
          widen(scratch, rows, scaleDigits, (Decimal128Vector) column);
        },
        0,
        0);
  }

  static ColumnGenerator of(DoubleSeries series) {
    double[] scratch = new double[CHUNK_ROWS];
    return new ColumnGenerator(
        (firstRow, rows, column) -> {
          if (column instanceof DoubleVector doubles) {
            series.fill(firstRow, rows, doubles.values());
          } else {
            series.fill(firstRow, rows, scratch);
            narrow(scratch, rows, ((FloatVector) column).values());
          }
        },
        0,
        0);
  }

  static ColumnGenerator of(BytesSeries series) {
    return new ColumnGenerator(
        (firstRow, rows, column) -> series.fill(firstRow, rows, (BytesVector) column), 0, 0);
  }

  ColumnGenerator withNulls(long stream, double rate) {
    return new ColumnGenerator(store, stream, rate);
  }

  void fill(long firstRow, int rows, ColumnVector column) {
    store.fill(firstRow, rows, column);
    boolean[] nulls = column.nulls();
    if (nulls != null) {
      for (int row = 0; row < rows; row++) {
        nulls[row] = RandomBits.unit(RandomBits.at(nullStream, firstRow + row)) < nullRate;
      }
    }
  }

  private static void store(
      LongSeries series, long[] scratch, long firstRow, int rows, ColumnVector column) {
    if (column instanceof LongVector longs) {
      series.fill(firstRow, rows, longs.values());
      return;
    }
    series.fill(firstRow, rows, scratch);
    switch (column) {
      case IntVector ints -> narrow(scratch, rows, ints.values());
      case ShortVector shorts -> narrow(scratch, rows, shorts.values());
      case ByteVector bytes -> narrow(scratch, rows, bytes.values());
      case BooleanVector booleans -> narrow(scratch, rows, booleans.values());
      case LongVector _, FloatVector _, DoubleVector _, Decimal128Vector _, BytesVector _ ->
          throw new IllegalStateException("no integer column: " + column.type());
    }
  }

  private static void narrow(long[] values, int rows, int[] target) {
    for (int row = 0; row < rows; row++) {
      target[row] = (int) values[row];
    }
  }

  private static void narrow(long[] values, int rows, short[] target) {
    for (int row = 0; row < rows; row++) {
      target[row] = (short) values[row];
    }
  }

  private static void narrow(long[] values, int rows, byte[] target) {
    for (int row = 0; row < rows; row++) {
      target[row] = (byte) values[row];
    }
  }

  private static void narrow(long[] values, int rows, boolean[] target) {
    for (int row = 0; row < rows; row++) {
      target[row] = values[row] != 0;
    }
  }

  private static void narrow(double[] values, int rows, float[] target) {
    for (int row = 0; row < rows; row++) {
      target[row] = (float) values[row];
    }
  }

  private static void widen(long[] values, int rows, int scaleDigits, Decimal128Vector column) {
    long[] high = column.high();
    long[] low = column.low();
    for (int row = 0; row < rows; row++) {
      high[row] = values[row] >> 63;
      low[row] = values[row];
    }
    for (int digit = 0; digit < scaleDigits; digit++) {
      for (int row = 0; row < rows; row++) {
        high[row] = high[row] * 10 + Math.unsignedMultiplyHigh(low[row], 10);
        low[row] *= 10;
      }
    }
  }
}
