package dev.laminar.jmh;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trades in memory: 64 batches of 1,024 rows, 10,000 accounts, 500 symbols of 3 to 8 letters, one
 * trade per millisecond. Nullable batches have a NULL in 5 % of prices and quantities.
 */
final class TradeBatches {

  static final int ROWS = ColumnBatch.DEFAULT_CAPACITY;
  static final int BATCHES = 64;

  /** Event time that all batches together span. */
  static final long CYCLE_US = (long) ROWS * BATCHES * 1_000;

  static final int ACCOUNTS = 10_000;
  static final int SYMBOLS = 500;

  static final int TS = 0;
  static final int SYMBOL = 1;
  static final int ACCOUNT = 2;
  static final int PRICE = 3;
  static final int FEE = 4;
  static final int QUANTITY = 5;

  private TradeBatches() {}

  /**
   * The DDL of the same schema.
   *
   * @param eventTime whether the source has a watermark: a loop without windows keeps none
   */
  static String createSource(boolean nullable, boolean eventTime) {
    String nullability = nullable ? "" : " NOT NULL";
    return "CREATE SOURCE trades (ts TIMESTAMP NOT NULL, symbol VARCHAR NOT NULL, account BIGINT NOT NULL, price DOUBLE"
        + nullability
        + ", fee DECIMAL(12, 2)"
        + nullability
        + ", quantity BIGINT"
        + nullability
        + (eventTime ? ", WATERMARK FOR ts AS ts - INTERVAL '1' SECOND);" : ");");
  }

  static RowSchema schema(boolean nullable) {
    return new RowSchema(
        List.of(
            new Column("ts", DataType.of(TypeKind.TIMESTAMP, false)),
            new Column("symbol", DataType.of(TypeKind.VARCHAR, false)),
            new Column("account", DataType.of(TypeKind.BIGINT, false)),
            new Column("price", DataType.of(TypeKind.DOUBLE, nullable)),
            new Column("fee", DataType.decimal(12, 2, nullable)),
            new Column("quantity", DataType.of(TypeKind.BIGINT, nullable))));
  }

  /** The same rows for the same arguments. */
  static ColumnBatch[] generate(boolean nullable) {
    SplittableRandom random = new SplittableRandom(20260301);
    byte[][] symbols = new byte[SYMBOLS][];
    for (int i = 0; i < SYMBOLS; i++) {
      symbols[i] = symbol(i, random).getBytes(StandardCharsets.UTF_8);
    }
    ColumnBatch[] batches = new ColumnBatch[BATCHES];
    long timeUs = 1_772_000_000_000_000L;
    for (int b = 0; b < BATCHES; b++) {
      ColumnBatch batch = ColumnBatch.allocate(schema(nullable), ROWS);
      for (int row = 0; row < ROWS; row++) {
        timeUs += 1_000;
        longs(batch, TS)[row] = timeUs;
        byte[] symbol = symbols[random.nextInt(SYMBOLS)];
        ((BytesVector) batch.column(SYMBOL)).append(row, symbol, 0, symbol.length);
        longs(batch, ACCOUNT)[row] = random.nextInt(ACCOUNTS) * 7_919L;
        ((DoubleVector) batch.column(PRICE)).values()[row] = random.nextInt(1, 10_000) / 100.0;
        longs(batch, FEE)[row] = random.nextInt(1, 1_000_000);
        longs(batch, QUANTITY)[row] = random.nextInt(1, 1_000);
        setNull(batch.column(PRICE), row, random);
        setNull(batch.column(FEE), row, random);
        setNull(batch.column(QUANTITY), row, random);
      }
      batch.setRowCount(ROWS);
      batches[b] = batch;
    }
    return batches;
  }

  private static String symbol(int index, SplittableRandom random) {
    StringBuilder out = new StringBuilder();
    int rest = index;
    for (int i = 0; i < 3; i++) {
      out.append((char) ('A' + rest % 26));
      rest /= 26;
    }
    int more = random.nextInt(6);
    for (int i = 0; i < more; i++) {
      out.append((char) ('A' + random.nextInt(26)));
    }
    return out.toString();
  }

  private static void setNull(ColumnVector vector, int row, SplittableRandom random) {
    boolean[] nulls = vector.nulls();
    boolean isNull = random.nextInt(20) == 0;
    if (nulls != null) {
      nulls[row] = isNull;
    }
  }

  private static long[] longs(ColumnBatch batch, int column) {
    return ((LongVector) batch.column(column)).values();
  }
}
