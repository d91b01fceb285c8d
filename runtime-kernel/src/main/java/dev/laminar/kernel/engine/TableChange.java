package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.TablePlan;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one statement does to a table: all of it or, when a row violates a key, nothing. Who follows
 * the table hears of it once all of it is done.
 */
final class TableChange {

  private final StoredRows stored;
  private final TablePlan table;
  private final Deque<ColumnBatch> done = new ArrayDeque<>();

  TableChange(StoredRows stored) {
    this.stored = stored;
    this.table = stored.plan();
  }

  /**
   * Removes some rows and adds others.
   *
   * @throws LaminarException UNIQUE_VIOLATION; the table is what it was then
   */
  void apply(ChangedRows removed, ChangedRows added) {
    try {
      removed.chunks().forEach(this::step);
      added.chunks().forEach(this::insert);
    } catch (RuntimeException | Error e) {
      undo();
      throw e;
    }
  }

  /** Tells who follows the table. */
  void publish() {
    while (!done.isEmpty()) {
      stored.publish(done.removeFirst());
    }
  }

  void undo() {
    while (!done.isEmpty()) {
      stored.apply(done.removeLast(), -1);
    }
  }

  /** Adds rows whose keys must be new. */
  void insert(ColumnBatch rows) {
    for (int row = 0; row < rows.rowCount(); row++) {
      for (TablePlan.Key key : table.keys()) {
        if (find(key, rows, row) >= 0) {
          throw violation(key);
        }
      }
    }
    step(rows);
    for (TablePlan.Key key : table.keys()) {
      for (int row = 0; row < rows.rowCount(); row++) {
        if (isTwice(key, rows, row)) {
          throw violation(key);
        }
      }
    }
  }

  /** Replaces one row by another. */
  void replace(ColumnBatch existing, ColumnBatch by) {
    int[] weights = existing.weights();
    if (weights != null) {
      weights[0] = -1;
    }
    step(existing);
    insert(by);
  }

  /** Slot of a row that is there. */
  long slotOf(ColumnBatch row) {
    return stored.rows().find(stored.table(), 0, row, 0);
  }

  private void step(ColumnBatch rows) {
    stored.apply(rows, 1);
    done.addLast(rows);
  }

  /** The row with the same key; -1 when there is none, or when the key has a NULL. */
  long find(TablePlan.Key key, ColumnBatch rows, int row) {
    for (int column : key.columns()) {
      if (rows.column(column).isNull(row)) {
        return -1;
      }
    }
    return stored.rows().find(stored.table(), key.index(), rows, row);
  }

  private boolean isTwice(TablePlan.Key key, ColumnBatch rows, int row) {
    long first = find(key, rows, row);
    return first >= 0
        && (stored.rows().weight(stored.table(), first) != 1
            || key.index() != 0 && stored.rows().next(stored.table(), key.index(), first) >= 0);
  }

  private LaminarException violation(TablePlan.Key key) {
    String columns =
        String.join(
            ", ", key.columns().stream().map(i -> table.schema().column(i).name()).toList());
    return new LaminarException(
        ErrorCode.UNIQUE_VIOLATION,
        "table %s has a row with this key (%s) already: constraint '%s'"
            .formatted(table.name(), columns, key.name()));
  }
}
