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
 * Changes of a table of (key, amount): each batch inserts 512 rows and deletes those that came 256
 * batches before, in turns, so that 131,072 rows are there at any time. The batches repeat: the
 * first ones delete what the last ones inserted.
 */
final class RetractBatches {

  static final int BATCHES = 512;
  static final int ROWS = ColumnBatch.DEFAULT_CAPACITY;

  /** Batches after which a row goes. */
  private static final int LIFE = 256;

  private static final int AMOUNTS = 1_000;
  private static final DataType BIGINT = DataType.of(TypeKind.BIGINT, false);
  private static final DataType VARCHAR = DataType.of(TypeKind.VARCHAR, false);

  private final boolean text;
  private final int[][] keys = new int[BATCHES][ROWS / 2];
  private final int[][] amounts = new int[BATCHES][ROWS / 2];

  /**
   * @param groups how many keys there are
   */
  RetractBatches(boolean text, int groups) {
    this.text = text;
    SplittableRandom random = new SplittableRandom(20260301);
    for (int batch = 0; batch < BATCHES; batch++) {
      for (int i = 0; i < ROWS / 2; i++) {
        keys[batch][i] = random.nextInt(groups);
        amounts[batch][i] = random.nextInt(AMOUNTS);
      }
    }
  }

  static String createTable(boolean text) {
    return "CREATE TABLE changing (key "
        + (text ? "VARCHAR" : "BIGINT")
        + " NOT NULL, amount BIGINT NOT NULL);";
  }

  static RowSchema schema(boolean text) {
    return new RowSchema(
        List.of(new Column("key", text ? VARCHAR : BIGINT), new Column("amount", BIGINT)));
  }

  /** What is there before the first batch. */
  ColumnBatch[] first() {
    ColumnBatch[] batches = new ColumnBatch[LIFE];
    for (int i = 0; i < LIFE; i++) {
      ColumnBatch batch = ColumnBatch.allocateWeighted(schema(text), ROWS);
      for (int row = 0; row < ROWS / 2; row++) {
        put(batch, row, BATCHES - LIFE + i, row, 1);
      }
      batch.setRowCount(ROWS / 2);
      batches[i] = batch;
    }
    return batches;
  }

  ColumnBatch[] cycle() {
    ColumnBatch[] batches = new ColumnBatch[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      ColumnBatch batch = ColumnBatch.allocateWeighted(schema(text), ROWS);
      int old = (i + BATCHES - LIFE) % BATCHES;
      for (int row = 0; row < ROWS / 2; row++) {
        put(batch, 2 * row, i, row, 1);
        put(batch, 2 * row + 1, old, row, -1);
      }
      batch.setRowCount(ROWS);
      batches[i] = batch;
    }
    return batches;
  }

  private void put(ColumnBatch batch, int row, int from, int index, int weight) {
    int key = keys[from][index];
    if (text) {
      byte[] name = ("ACC" + (1_000_000 + key)).getBytes(StandardCharsets.US_ASCII);
      ((BytesVector) batch.column(0)).append(row, name, 0, name.length);
    } else {
      ((LongVector) batch.column(0)).values()[row] = 1_000_003L * key;
    }
    ((LongVector) batch.column(1)).values()[row] = amounts[from][index];
    int[] weights = batch.weights();
    if (weights != null) {
      weights[row] = weight;
    }
  }
}
