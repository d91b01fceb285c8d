package dev.laminar.kernel.engine;

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
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A key that another system is asked for, by value. Two of them are equal just when generated code
 * takes the keys to be equal: 0 equals -0, and every NaN every other.
 */
final class LookupKey {

  private final byte[] bytes;
  private final int hash;

  private LookupKey(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /**
   * The key of a row.
   *
   * @param columns none of which is NULL in the row
   */
  static LookupKey of(ColumnBatch batch, int row, int[] columns) {
    int size = 0;
    for (int column : columns) {
      size += size(batch.column(column), row);
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (int column : columns) {
      put(batch.column(column), row, out);
    }
    return new LookupKey(out.array());
  }

  /** Whether part of a row's key is NULL, so that it equals nothing. */
  static boolean isNull(ColumnBatch batch, int row, int[] columns) {
    for (int column : columns) {
      if (batch.column(column).isNull(row)) {
        return true;
      }
    }
    return false;
  }

  private static int size(ColumnVector column, int row) {
    return switch (column) {
      case BooleanVector _, ByteVector _ -> Byte.BYTES;
      case ShortVector _ -> Short.BYTES;
      case IntVector _, FloatVector _ -> Integer.BYTES;
      case LongVector _, DoubleVector _ -> Long.BYTES;
      case Decimal128Vector _ -> 2 * Long.BYTES;
      case BytesVector vector -> Integer.BYTES + vector.lengths()[row];
    };
  }

  private static void put(ColumnVector column, int row, ByteBuffer out) {
    switch (column) {
      case BooleanVector vector -> out.put((byte) (vector.values()[row] ? 1 : 0));
      case ByteVector vector -> out.put(vector.values()[row]);
      case ShortVector vector -> out.putShort(vector.values()[row]);
      case IntVector vector -> out.putInt(vector.values()[row]);
      case LongVector vector -> out.putLong(vector.values()[row]);
      // Adding 0 makes 0 of -0; all NaN become one.
      case FloatVector vector -> out.putInt(Float.floatToIntBits(vector.values()[row] + 0f));
      case DoubleVector vector -> out.putLong(Double.doubleToLongBits(vector.values()[row] + 0d));
      case Decimal128Vector vector -> out.putLong(vector.high()[row]).putLong(vector.low()[row]);
      case BytesVector vector ->
          out.putInt(vector.lengths()[row])
              .put(vector.heap(), vector.offsets()[row], vector.lengths()[row]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LookupKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
