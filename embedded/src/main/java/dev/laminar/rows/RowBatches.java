package dev.laminar.rows;

import dev.laminar.ColumnInfo;
import dev.laminar.Cursor;
import dev.laminar.binding.ColumnWriters;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are there already, as batches. */
public final class RowBatches {

  private RowBatches() {}

  /**
   * A cursor over rows.
   *
   * @param rows values as {@link dev.laminar.Row} has them for the type of their column
   * @param maxRows after which the rows end; 0 for all
   */
  public static Cursor cursor(
      List<ColumnInfo> columns,
      List<? extends List<? extends @Nullable Object>> rows,
      long maxRows) {
    List<ColumnBatch> batches = rows.isEmpty() ? List.of() : List.of(batch(columns, rows));
    return new BatchCursor(columns, supply(batches), maxRows);
  }

  /** A cursor over batches, which are not empty. */
  public static BatchCursor cursor(List<ColumnInfo> columns, List<ColumnBatch> batches) {
    return new BatchCursor(columns, supply(batches), 0);
  }

  private static BatchSupply supply(List<ColumnBatch> batches) {
    Deque<ColumnBatch> left = new ArrayDeque<>(batches);
    return new BatchSupply() {
      @Override
      public @Nullable ColumnBatch next() {
        return left.pollFirst();
      }

      @Override
      public void close() {
        left.clear();
      }
    };
  }

  private static ColumnBatch batch(
      List<ColumnInfo> columns, List<? extends List<? extends @Nullable Object>> rows) {
    RowSchema schema =
        new RowSchema(
            columns.stream().map(column -> new Column(column.name(), column.type())).toList());
    ColumnBatch batch = ColumnBatch.allocate(schema, rows.size());
    for (int row = 0; row < rows.size(); row++) {
      List<? extends @Nullable Object> values = rows.get(row);
      for (int column = 0; column < columns.size(); column++) {
        ColumnWriters.writeObject(batch, column, row, values.get(column));
      }
    }
    batch.setRowCount(rows.size());
    return batch;
  }
}
