package dev.laminar.bench;

import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.type.StorageKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/** Counts rows, and sums their hashes where an answer is checked. */
public final class CountingSink {

  private static final int LONG_BITS = 64;

  private final boolean checking;
  private final Set<String> skipped;
  private long rowsOut;
  private long rows;
  private long checksum;

  CountingSink(boolean checking) {
    this(checking, Set.of());
  }

  /**
   * @param skipped columns that are not hashed
   */
  CountingSink(boolean checking, Set<String> skipped) {
    this.checking = checking;
    this.skipped = skipped;
  }

  /** Takes the rows of a batch. */
  public void take(ColumnBatch batch, int rowCount) {
    rowsOut += rowCount;
    if (checking) {
      check(batch, rowCount);
    }
  }

  private void check(ColumnBatch batch, int rowCount) {
    int[] weights = batch.weights();
    for (int row = 0; row < rowCount; row++) {
      int weight = weights == null ? 1 : weights[row];
      long hash = RowHash.START;
      for (int i = 0; i < batch.columnCount(); i++) {
        if (!skipped.contains(batch.schema().column(i).name())) {
          hash = RowHash.add(hash, value(batch.column(i), row));
        }
      }
      rows += weight;
      checksum += RowHash.end(hash) * weight;
    }
  }

  private static long value(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return RowHash.ofNull();
    }
    boolean decimal = vector.type().scale() > 0 && vector.type().storage() == StorageKind.LONG;
    return switch (vector) {
      case LongVector longs when decimal && vector.type().isNumeric() ->
          RowHash.of(BigDecimal.valueOf(longs.values()[row], vector.type().scale()));
      case LongVector longs -> longs.values()[row];
      case IntVector ints -> ints.values()[row];
      case ShortVector shorts -> shorts.values()[row];
      case ByteVector bytes -> bytes.values()[row];
      case DoubleVector doubles -> Double.doubleToLongBits(doubles.values()[row]);
      case Decimal128Vector wide -> RowHash.of(decimal(wide, row));
      case BytesVector bytes -> RowHash.of(bytes.getString(row));
      default -> throw new IllegalStateException("no column of the benchmarks: " + vector.type());
    };
  }

  private static BigDecimal decimal(Decimal128Vector wide, int row) {
    BigInteger low = new BigInteger(Long.toUnsignedString(wide.low()[row]));
    BigInteger unscaled = BigInteger.valueOf(wide.high()[row]).shiftLeft(LONG_BITS).add(low);
    return new BigDecimal(unscaled, wide.type().scale());
  }

  long rowsOut() {
    return rowsOut;
  }

  Answer answer() {
    return new Answer(checking ? rows : rowsOut, checksum);
  }
}
