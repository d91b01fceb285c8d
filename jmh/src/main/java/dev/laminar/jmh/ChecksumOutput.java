package dev.laminar.jmh;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.type.RowSchema;

/**
 * Counts rows with weights. While it is checking, it also sums hashes of them: equal sums of two
 * writers mean equal rows, in whatever order.
 */
final class ChecksumOutput implements PipelineOutput {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final ColumnBatch batch;
  private boolean checking = true;
  private long rows;
  private long sum;

  ChecksumOutput(RowSchema schema) {
    this.batch = ColumnBatch.allocateWeighted(schema, TradeBatches.ROWS);
  }

  @Override
  public ColumnBatch batch() {
    return batch;
  }

  @Override
  public void flush(int rowCount) {
    rows += rowCount;
    if (checking) {
      int[] weights = batch.weights();
      for (int row = 0; row < rowCount; row++) {
        sum += hash(row) * (weights == null ? 1 : weights[row]);
      }
    }
    batch.reset();
  }

  private long hash(int row) {
    long hash = 1;
    for (int i = 0; i < batch.columnCount(); i++) {
      hash = (hash ^ hash >>> 29) * PRIME + value(batch.column(i), row);
    }
    return hash * PRIME;
  }

  private static long value(ColumnVector vector, int row) {
    return switch (vector) {
      case LongVector longs -> longs.values()[row];
      case Decimal128Vector wide -> wide.high()[row] * 31 + wide.low()[row];
      case BytesVector bytes -> bytes.getString(row).hashCode();
      default -> throw new IllegalStateException("no column of the benchmarks: " + vector.type());
    };
  }

  /** Rows and the sum of their hashes so far; only rows are counted from now on. */
  String checked() {
    checking = false;
    return rows + " rows, checksum " + Long.toHexString(sum);
  }
}
