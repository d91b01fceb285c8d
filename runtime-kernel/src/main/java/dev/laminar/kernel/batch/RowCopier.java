package dev.laminar.kernel.batch;

import java.util.Arrays;

/** Copies rows between batches, column by column. */
public final class RowCopier {

  private RowCopier() {}

  /**
   * Copies a range of rows of one column. Both columns have the same storage; a NULL goes only into
   * a column that may hold it.
   */
  public static void copy(ColumnVector from, int fromRow, ColumnVector to, int toRow, int count) {
    boolean[] nulls = to.nulls();
    boolean[] fromNulls = from.nulls();
    if (nulls != null) {
      if (fromNulls != null) {
        System.arraycopy(fromNulls, fromRow, nulls, toRow, count);
      } else {
        Arrays.fill(nulls, toRow, toRow + count, false);
      }
    }
    switch (from) {
      case BooleanVector vector ->
          array(vector.values(), fromRow, ((BooleanVector) to).values(), toRow, count);
      case ByteVector vector ->
          array(vector.values(), fromRow, ((ByteVector) to).values(), toRow, count);
      case ShortVector vector ->
          array(vector.values(), fromRow, ((ShortVector) to).values(), toRow, count);
      case IntVector vector ->
          array(vector.values(), fromRow, ((IntVector) to).values(), toRow, count);
      case LongVector vector ->
          array(vector.values(), fromRow, ((LongVector) to).values(), toRow, count);
      case FloatVector vector ->
          array(vector.values(), fromRow, ((FloatVector) to).values(), toRow, count);
      case DoubleVector vector ->
          array(vector.values(), fromRow, ((DoubleVector) to).values(), toRow, count);
      case Decimal128Vector vector -> {
        Decimal128Vector target = (Decimal128Vector) to;
        array(vector.high(), fromRow, target.high(), toRow, count);
        array(vector.low(), fromRow, target.low(), toRow, count);
      }
      case BytesVector vector -> {
        BytesVector target = (BytesVector) to;
        for (int i = 0; i < count; i++) {
          if (!vector.isNull(fromRow + i)) {
            target.append(
                toRow + i,
                vector.heap(),
                vector.offsets()[fromRow + i],
                vector.lengths()[fromRow + i]);
          }
        }
      }
    }
  }

  private static void array(Object from, int fromRow, Object to, int toRow, int count) {
    System.arraycopy(from, fromRow, to, toRow, count);
  }
}
