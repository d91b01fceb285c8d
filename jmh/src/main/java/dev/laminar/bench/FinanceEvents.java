package dev.laminar.bench;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trades, quotes, orders and fills, one of each every millisecond, in the order of time. Five of
 * six fills are of an order of the last five seconds.
 */
public final class FinanceEvents {

  /** Places of the inputs in the workload. */
  public static final int TRADES = 0;

  public static final int QUOTES = 1;
  public static final int ORDERS = 2;
  public static final int FILLS = 3;

  private static final int INPUTS = 4;
  private static final int SYMBOLS = 1_000;
  private static final long STEP_US = 1_000;
  private static final int FILL_AGE = 6_000;
  private static final long START_US =
      Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

  private static final DataType BIGINT = DataType.of(TypeKind.BIGINT, false);
  private static final DataType TIME = new DataType(TypeKind.TIMESTAMP, 6, 0, false);

  private FinanceEvents() {}

  /** A value of the n-th row. */
  @FunctionalInterface
  private interface Field {
    long value(SplittableRandom random, long n);
  }

  /** Generates that many events, a quarter of each kind. */
  public static Workload generate(long events) {
    long rows = Math.max(1, events / INPUTS);
    Field symbol = (random, _) -> 1_000_003L * random.nextInt(SYMBOLS);
    Field price = (random, _) -> 10_000 + random.nextLong(1_000);
    Field size = (random, _) -> 1 + random.nextLong(1_000);
    return Workload.of(
        "finance",
        List.of(
            input("trades", rows, List.of("sym", "price", "size"), symbol, price, size),
            input("quotes", rows, List.of("sym", "bid", "ask"), symbol, price, price),
            input("orders", rows, List.of("id", "qty"), (_, n) -> n, size),
            input(
                "fills",
                rows,
                List.of("id", "qty"),
                (random, n) -> n - random.nextInt(FILL_AGE),
                size)));
  }

  private static Input input(String name, long rows, List<String> columns, Field... fields) {
    List<Column> schema = new ArrayList<>(List.of(new Column("ts", TIME)));
    StringBuilder sql = new StringBuilder("CREATE SOURCE " + name + " (ts TIMESTAMP NOT NULL, ");
    for (String column : columns) {
      schema.add(new Column(column, BIGINT));
      sql.append(column).append(" BIGINT NOT NULL, ");
    }
    sql.append("WATERMARK FOR ts AS ts - INTERVAL '0.1' SECOND);");
    SplittableRandom random = new SplittableRandom(name.hashCode());
    List<ColumnBatch> batches = new ArrayList<>();
    for (long n = 0; n < rows; n += ColumnBatch.DEFAULT_CAPACITY) {
      int count = (int) Math.min(ColumnBatch.DEFAULT_CAPACITY, rows - n);
      batches.add(batch(new RowSchema(schema), n, count, random, fields));
    }
    return new Input(name, sql.toString(), new RowSchema(schema), batches);
  }

  private static ColumnBatch batch(
      RowSchema schema, long first, int rows, SplittableRandom random, Field[] fields) {
    ColumnBatch batch = ColumnBatch.allocate(schema, rows);
    for (int row = 0; row < rows; row++) {
      long n = first + row;
      values(batch, 0)[row] = START_US + n * STEP_US;
      for (int i = 0; i < fields.length; i++) {
        values(batch, i + 1)[row] = fields[i].value(random, n);
      }
    }
    batch.setRowCount(rows);
    return batch;
  }

  private static long[] values(ColumnBatch batch, int column) {
    return ((LongVector) batch.column(column)).values();
  }
}
