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

/** Copies batches whose owner writes them again. */
final class BatchCopy {

  private BatchCopy() {}

  /** An empty batch for copies of a batch. */
  static ColumnBatch allocateLike(ColumnBatch batch) {
    return batch.weights() == null
        ? ColumnBatch.allocate(batch.schema(), batch.capacity())
        : ColumnBatch.allocateWeighted(batch.schema(), batch.capacity());
  }

  /** Copies the rows of a batch into an empty one of the same columns. */
  static void copy(ColumnBatch from, ColumnBatch to) {
    int rows = from.rowCount();
    for (int i = 0; i < from.columnCount(); i++) {
      copy(from.column(i), to.column(i), rows);
    }
    int[] weights = from.weights();
    int[] copied = to.weights();
    if (weights != null && copied != null) {
      System.arraycopy(weights, 0, copied, 0, rows);
    }
    to.setRowCount(rows);
  }

  private static void copy(ColumnVector from, ColumnVector to, int rows) {
    boolean[] nulls = from.nulls();
    boolean[] copied = to.nulls();
    if (nulls != null && copied != null) {
      System.arraycopy(nulls, 0, copied, 0, rows);
    }
    switch (from) {
      case BooleanVector vector -> values(vector.values(), ((BooleanVector) to).values(), rows);
      case ByteVector vector -> values(vector.values(), ((ByteVector) to).values(), rows);
      case ShortVector vector -> values(vector.values(), ((ShortVector) to).values(), rows);
      case IntVector vector -> values(vector.values(), ((IntVector) to).values(), rows);
      case LongVector vector -> values(vector.values(), ((LongVector) to).values(), rows);
      case FloatVector vector -> values(vector.values(), ((FloatVector) to).values(), rows);
      case DoubleVector vector -> values(vector.values(), ((DoubleVector) to).values(), rows);
      case Decimal128Vector vector -> {
        values(vector.high(), ((Decimal128Vector) to).high(), rows);
        values(vector.low(), ((Decimal128Vector) to).low(), rows);
      }
      case BytesVector vector -> bytes(vector, (BytesVector) to, rows);
    }
  }

  private static void values(Object from, Object to, int rows) {
    System.arraycopy(from, 0, to, 0, rows);
  }

  private static void bytes(BytesVector from, BytesVector to, int rows) {
    for (int row = 0; row < rows; row++) {
      if (!from.isNull(row)) {
        to.append(row, from.heap(), from.offsets()[row], from.lengths()[row]);
      }
    }
  }
}
