package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query's end of a source run: it sees the columns it asked for, as projections of the batches
 * that the run reads. One projection per pooled batch is made once and used again.
 */
final class ScanTarget {

  private final QueryInput input;

  /** Columns of the query in the source. */
  private final int[] columns;

  /** The same in the batches of the run. */
  private final int[] columnIndices;

  private @Nullable ColumnBatch[] views = new ColumnBatch[1];

  private ScanTarget(QueryInput input, int[] columns, int[] columnIndices) {
    this.input = input;
    this.columns = columns;
    this.columnIndices = columnIndices;
  }

  /**
   * A query that reads batches of all columns.
   *
   * @param columns those of the query
   */
  ScanTarget(QueryInput input, List<Integer> columns) {
    this(input, toArray(columns), toArray(columns));
  }

  /**
   * The same query over batches of some columns.
   *
   * @param batchColumns which they are in the source; all of the query's are among them
   */
  ScanTarget over(List<Integer> batchColumns) {
    return new ScanTarget(
        input, columns, Arrays.stream(columns).map(batchColumns::indexOf).toArray());
  }

  private static int[] toArray(List<Integer> indices) {
    return indices.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Adds the columns that it reads. */
  void addColumns(Collection<Integer> to) {
    for (int column : columns) {
      to.add(column);
    }
  }

  QueryInput input() {
    return input;
  }

  /** Order in which the targets of a run get their batches. */
  int order() {
    return input.run().query().order();
  }

  /**
   * @param batchIndex of the batch in the pool of the run
   */
  void process(int batchIndex, ColumnBatch batch, @Nullable RowLocator locator) {
    input.process(view(batchIndex, batch), locator);
  }

  /**
   * Like {@link #process} for rows that the query can do without.
   *
   * @return why it could not take them in; null when it did
   */
  @Nullable QueryException offer(ColumnBatch batch, RowLocator locator) {
    return input.offer(view(0, batch), locator);
  }

  /** The columns of the query. */
  private ColumnBatch view(int batchIndex, ColumnBatch batch) {
    ColumnBatch view = batchIndex < views.length ? views[batchIndex] : null;
    if (view == null) {
      view = addView(batchIndex, batch);
    }
    if (view != batch) {
      view.viewRows(batch);
    }
    return view;
  }

  /** Like {@link #process} for a batch that is of no pool. */
  void processOnce(ColumnBatch batch) {
    ColumnBatch view = isWhole(batch) ? batch : batch.project(columnIndices);
    if (view != batch) {
      view.viewRows(batch);
    }
    input.process(view, null);
  }

  private ColumnBatch addView(int batchIndex, ColumnBatch batch) {
    if (batchIndex >= views.length) {
      views = Arrays.copyOf(views, Math.max(batchIndex + 1, 2 * views.length));
    }
    ColumnBatch view = isWhole(batch) ? batch : batch.project(columnIndices);
    views[batchIndex] = view;
    return view;
  }

  private boolean isWhole(ColumnBatch batch) {
    if (columnIndices.length != batch.columnCount()) {
      return false;
    }
    for (int i = 0; i < columnIndices.length; i++) {
      if (columnIndices[i] != i) {
        return false;
      }
    }
    return true;
  }
}
