package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that a statement adds or removes, gathered until it has told all of them. */
final class ChangedRows {

  private static final int CHUNK_ROWS = ColumnBatch.DEFAULT_CAPACITY;

  private final RowSchema schema;
  private final int weight;
  private final List<ColumnBatch> chunks = new ArrayList<>();
  private long count;

  /**
   * @param weight of each row: 1 or -1; 0 for rows without weights
   */
  ChangedRows(RowSchema schema, int weight) {
    this.schema = schema;
    this.weight = weight;
  }

  List<ColumnBatch> chunks() {
    return chunks;
  }

  long count() {
    return count;
  }

  /**
   * Copies the rows that stand in some columns of a batch.
   *
   * @param firstColumn the rows' columns are this one and those behind it
   */
  void add(ColumnBatch from, int firstColumn) {
    addRows(from, firstColumn, 0, from.rowCount());
  }

  void addRows(ColumnBatch from, int firstColumn, int firstRow, int rowCount) {
    int row = firstRow;
    int end = firstRow + rowCount;
    while (row < end) {
      ColumnBatch chunk = openChunk();
      int at = chunk.rowCount();
      int copied = Math.min(end - row, chunk.capacity() - at);
      for (int column = 0; column < chunk.columnCount(); column++) {
        RowCopier.copy(from.column(firstColumn + column), row, chunk.column(column), at, copied);
      }
      chunk.setRowCount(at + copied);
      row += copied;
    }
    count += rowCount;
  }

  private ColumnBatch openChunk() {
    if (chunks.isEmpty() || chunks.getLast().rowCount() == chunks.getLast().capacity()) {
      int capacity = chunks.isEmpty() ? 16 : CHUNK_ROWS;
      ColumnBatch chunk =
          weight == 0
              ? ColumnBatch.allocate(schema, capacity)
              : ColumnBatch.allocateWeighted(schema, capacity);
      int[] weights = chunk.weights();
      if (weights != null) {
        Arrays.fill(weights, weight);
      }
      chunks.add(chunk);
    }
    return chunks.getLast();
  }

  /**
   * Checks what a row must fulfil by itself.
   *
   * @param firstColumn of the new rows in the batch
   * @param firstCheck column of the first check's result
   * @throws LaminarException NOT_NULL_VIOLATION, CHECK_VIOLATION
   */
  static void check(TablePlan table, ColumnBatch rows, int firstColumn, int firstCheck) {
    for (int row = 0; row < rows.rowCount(); row++) {
      check(table, rows, firstColumn, firstCheck, row);
    }
  }

  static void check(TablePlan table, ColumnBatch rows, int firstColumn, int firstCheck, int row) {
    checkNulls("table " + table.name(), table.schema(), rows, firstColumn, row);
    for (int check = 0; check < table.checks().size(); check++) {
      if (!((BooleanVector) rows.column(firstCheck + check)).values()[row]) {
        throw new LaminarException(
            ErrorCode.CHECK_VIOLATION,
            "a row of table %s fails the check '%s'"
                .formatted(table.name(), table.checks().get(check)));
      }
    }
  }

  /**
   * Checks for NULL where none may be.
   *
   * @param target what the row is for
   * @param firstColumn of the new row in the batch
   * @throws LaminarException NOT_NULL_VIOLATION
   */
  static void checkNulls(
      String target, RowSchema schema, ColumnBatch rows, int firstColumn, int row) {
    for (int column = 0; column < schema.size(); column++) {
      if (!schema.type(column).nullable() && rows.column(firstColumn + column).isNull(row)) {
        throw new LaminarException(
            ErrorCode.NOT_NULL_VIOLATION,
            "NULL for column '%s' of %s, which is NOT NULL"
                .formatted(schema.column(column).name(), target));
      }
    }
  }
}
