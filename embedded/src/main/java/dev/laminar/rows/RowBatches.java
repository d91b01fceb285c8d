package dev.laminar.rows;

import dev.laminar.ColumnInfo;
import dev.laminar.Cursor;
import dev.laminar.binding.ColumnWriters;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are there already, as a batch. */
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
    return new BatchCursor(columns, supply(columns, rows), maxRows);
  }

  private static BatchSupply supply(
      List<ColumnInfo> columns, List<? extends List<? extends @Nullable Object>> rows) {
    ColumnBatch batch = batch(columns, rows);
    return new BatchSupply() {
      private boolean given = rows.isEmpty();

      @Override
      public @Nullable ColumnBatch next() {
        if (given) {
          return null;
        }
        given = true;
        return batch;
      }

      @Override
      public void close() {
        given = true;
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
