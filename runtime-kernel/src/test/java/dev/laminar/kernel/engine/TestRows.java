package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.Arrays;
import java.util.List;

/** Rows of NOT NULL longs, which is all that these tests need. */
final class TestRows {

  static final RowSchema TRADES = schema("ts", "symbol", "size");

  private TestRows() {}

  static RowSchema schema(String... names) {
    return new RowSchema(
        Arrays.stream(names)
            .map(name -> new Column(name, DataType.of(TypeKind.BIGINT, false)))
            .toList());
  }

  static long[] values(ColumnBatch batch, int column) {
    return ((LongVector) batch.column(column)).values();
  }

  static void fill(long[] row, ColumnBatch batch, int rowIndex) {
    for (int column = 0; column < row.length; column++) {
      values(batch, column)[rowIndex] = row[column];
    }
  }

  static List<Long> row(ColumnBatch batch, int rowIndex) {
    Long[] row = new Long[batch.columnCount()];
    for (int column = 0; column < row.length; column++) {
      row[column] = values(batch, column)[rowIndex];
    }
    return List.of(row);
  }
}
