package dev.laminar.rows;

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
import org.jspecify.annotations.Nullable;

/** Some columns of rows as keys of a map: equal where the values are, NULL being equal to NULL. */
final class RowKeys {

  /** The values, one after the other. */
  static final class Key {
    private final byte[] bytes;
    private final int hash;

    private Key(byte[] bytes) {
      this.bytes = bytes;
      this.hash = Arrays.hashCode(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final int[] columns;
  private ByteBuffer buffer = ByteBuffer.allocate(64);

  RowKeys(int[] columns) {
    this.columns = columns;
  }

  Key of(ColumnBatch batch, int row) {
    buffer.clear();
    for (int column : columns) {
      put(batch.column(column), row);
    }
    return new Key(Arrays.copyOf(buffer.array(), buffer.position()));
  }

  private void put(ColumnVector column, int row) {
    if (column.isNull(row)) {
      room(1).put((byte) 0);
      return;
    }
    room(1).put((byte) 1);
    switch (column) {
      case BooleanVector vector -> room(1).put((byte) (vector.values()[row] ? 1 : 0));
      case ByteVector vector -> room(1).put(vector.values()[row]);
      case ShortVector vector -> room(2).putShort(vector.values()[row]);
      case IntVector vector -> room(4).putInt(vector.values()[row]);
      case LongVector vector -> room(8).putLong(vector.values()[row]);
      case FloatVector vector -> room(4).putFloat(vector.values()[row]);
      case DoubleVector vector -> room(8).putDouble(vector.values()[row]);
      case Decimal128Vector vector ->
          room(16).putLong(vector.high()[row]).putLong(vector.low()[row]);
      case BytesVector vector -> {
        int length = vector.lengths()[row];
        room(4 + length).putInt(length).put(vector.heap(), vector.offsets()[row], length);
      }
    }
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(2 * (buffer.position() + bytes));
      larger.put(buffer.flip());
      buffer = larger;
    }
    return buffer;
  }
}
