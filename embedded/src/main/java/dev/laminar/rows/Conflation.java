package dev.laminar.rows;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reduces the changes of several epochs to their effect: rows that were added and taken back cancel
 * each other; where a row replaces the one of its key, the latest stays.
 */
public final class Conflation {

  private final RowSchema schema;
  private final boolean replacing;
  private final int[] keyColumns;

  /** Where a row stands that is left, and how often it is there more. */
  private record Left(ColumnBatch batch, int row, int weight) {}

  private Conflation(RowSchema schema, boolean replacing, int[] keyColumns) {
    this.schema = schema;
    this.replacing = replacing;
    this.keyColumns = keyColumns;
  }

  /**
   * A reduction of rows that mean what their mode says.
   *
   * @param mode what the rows mean
   * @param key columns that tell rows apart; empty for all of them
   */
  public static Conflation of(RowSchema schema, ChangelogMode mode, List<Integer> key) {
    boolean replacing = mode == ChangelogMode.UPSERT && !key.isEmpty();
    int[] columns =
        replacing
            ? key.stream().mapToInt(Integer::intValue).toArray()
            : IntStream.range(0, schema.size()).toArray();
    return new Conflation(schema, replacing, columns);
  }

  /** One epoch, with the number of the last: what is taken back first, then what is added. */
  List<Delivery> merge(Collection<Delivery> epochs) {
    RowKeys keys = new RowKeys(keyColumns);
    Map<RowKeys.Key, Left> left = new LinkedHashMap<>();
    long epoch = 0;
    for (Delivery delivery : epochs) {
      switch (delivery) {
        case Delivery.Rows rows -> add(rows.batch(), keys, left);
        case Delivery.EpochEnd end -> epoch = end.epoch();
        case Delivery.Gap _ -> {}
      }
    }
    List<Delivery> merged = new ArrayList<>();
    append(left, false, epoch, merged);
    append(left, true, epoch, merged);
    merged.add(new Delivery.EpochEnd(epoch));
    return merged;
  }

  private void add(ColumnBatch batch, RowKeys keys, Map<RowKeys.Key, Left> left) {
    int[] weights = batch.weights();
    for (int row = 0; row < batch.rowCount(); row++) {
      int weight = weights == null ? 1 : weights[row];
      RowKeys.Key key = keys.of(batch, row);
      Left before = left.remove(key);
      int sum = replacing || before == null ? weight : before.weight() + weight;
      if (sum != 0) {
        left.put(key, new Left(batch, row, sum));
      }
    }
  }

  private void append(
      Map<RowKeys.Key, Left> left, boolean added, long epoch, List<Delivery> merged) {
    List<Left> rows = left.values().stream().filter(each -> each.weight() > 0 == added).toList();
    for (int from = 0; from < rows.size(); from += ColumnBatch.DEFAULT_CAPACITY) {
      int count = Math.min(ColumnBatch.DEFAULT_CAPACITY, rows.size() - from);
      ColumnBatch batch = ColumnBatch.allocateWeighted(schema, count);
      int[] weights = batch.weights();
      for (int row = 0; row < count; row++) {
        Left each = rows.get(from + row);
        for (int column = 0; column < batch.columnCount(); column++) {
          RowCopier.copy(each.batch().column(column), each.row(), batch.column(column), row, 1);
        }
        if (weights != null) {
          weights[row] = each.weight();
        }
      }
      batch.setRowCount(count);
      merged.add(new Delivery.Rows(batch, epoch));
    }
  }
}
