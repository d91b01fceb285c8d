package dev.laminar.jmh;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trades and quotes, as many of each: batch i of either covers the same time. Rows are in the order
 * of time, or up to half a millisecond out of it.
 */
final class AsofBatches {

  static final int BATCHES = 256;
  static final int ROWS = ColumnBatch.DEFAULT_CAPACITY;

  /** Between two rows of a side, µs. */
  static final int STEP_US = 10;

  /** What the watermark lags behind, where rows are out of order, µs. */
  static final int DELAY_US = 500;

  private static final DataType BIGINT = DataType.of(TypeKind.BIGINT, false);
  private static final DataType TIMESTAMP = new DataType(TypeKind.TIMESTAMP, 6, 0, false);

  private AsofBatches() {}

  /** Time, symbol, price. */
  static RowSchema trades() {
    return new RowSchema(
        List.of(
            new Column("ts", TIMESTAMP), new Column("sym", BIGINT), new Column("price", BIGINT)));
  }

  /** Time, symbol, bid, ask. */
  static RowSchema quotes() {
    return new RowSchema(
        List.of(
            new Column("ts", TIMESTAMP),
            new Column("sym", BIGINT),
            new Column("bid", BIGINT),
            new Column("ask", BIGINT)));
  }

  /** Columns that come out: time, symbol and price of the trade, bid and ask. */
  static RowSchema joined() {
    return new RowSchema(
        List.of(
            new Column("ts", TIMESTAMP),
            new Column("sym", BIGINT),
            new Column("price", BIGINT),
            new Column("bid", BIGINT),
            new Column("ask", BIGINT)));
  }

  static ColumnBatch[] generate(RowSchema schema, int symbols, boolean inOrder, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ColumnBatch[] batches = new ColumnBatch[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      ColumnBatch batch = ColumnBatch.allocate(schema, ROWS);
      for (int row = 0; row < ROWS; row++) {
        long time = (long) (i * ROWS + row) * STEP_US + random.nextInt(STEP_US);
        column(batch, 0)[row] = inOrder ? time : time - random.nextInt(DELAY_US);
        column(batch, 1)[row] = 1_000_003L * random.nextInt(symbols);
        for (int column = 2; column < schema.size(); column++) {
          column(batch, column)[row] = random.nextLong(1_000);
        }
      }
      batch.setRowCount(ROWS);
      batches[i] = batch;
    }
    return batches;
  }

  static long[] column(ColumnBatch batch, int column) {
    return ((LongVector) batch.column(column)).values();
  }

  /** The watermark behind a batch. */
  static long watermarkUs(ColumnBatch batch, boolean inOrder, long beforeUs) {
    long greatest = beforeUs;
    for (long time : column(batch, 0)) {
      greatest = Math.max(greatest, inOrder ? time : time - DELAY_US);
    }
    return greatest;
  }
}
