package dev.laminar.jmh;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows of (key, amount) for both sides of a join. Keys are drawn at random from those in play:
 * either a million, or ten thousand that slowly give way to others, as orders do, so that each key
 * comes about twice on each side.
 */
final class JoinBatches {

  /** Batches of each side. */
  static final int BATCHES = 976;

  static final int ROWS = ColumnBatch.DEFAULT_CAPACITY;

  private static final DataType BIGINT = DataType.of(TypeKind.BIGINT, false);
  private static final DataType VARCHAR = DataType.of(TypeKind.VARCHAR, false);

  private JoinBatches() {}

  static RowSchema schema(boolean text) {
    return new RowSchema(
        List.of(new Column("key", text ? VARCHAR : BIGINT), new Column("amount", BIGINT)));
  }

  /** Columns that come out of the join: key, left amount, right amount. */
  static RowSchema joined(boolean text) {
    return new RowSchema(
        List.of(
            new Column("key", text ? VARCHAR : BIGINT),
            new Column("bought", BIGINT),
            new Column("sold", BIGINT)));
  }

  /**
   * @param keys in play at a time
   */
  static ColumnBatch[] generate(boolean text, int keys, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ColumnBatch[] batches = new ColumnBatch[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      ColumnBatch batch = ColumnBatch.allocate(schema(text), ROWS);
      int first = keys < BATCHES * ROWS / 2 ? i * ROWS / 2 : 0;
      for (int row = 0; row < ROWS; row++) {
        int key = first + random.nextInt(keys);
        if (text) {
          byte[] name = ("ACC" + (1_000_000 + key)).getBytes(StandardCharsets.US_ASCII);
          ((BytesVector) batch.column(0)).append(row, name, 0, name.length);
        } else {
          // Not a run: identifiers as other systems hand them out.
          ((LongVector) batch.column(0)).values()[row] = 1_000_003L * key;
        }
        ((LongVector) batch.column(1)).values()[row] = random.nextLong(1_000);
      }
      batch.setRowCount(ROWS);
      batches[i] = batch;
    }
    return batches;
  }
}
