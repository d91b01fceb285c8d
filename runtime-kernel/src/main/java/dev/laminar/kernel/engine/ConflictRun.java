package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ON CONFLICT DO UPDATE: asks the query of that clause about one pair of rows after the other, the
 * one that is there and the one that is not inserted.
 */
final class ConflictRun implements BatchListener {

  private final StoredRows stored;
  private final TablePlan table;
  private final QueryInput input;
  private final ColumnBatch pair;
  private final ColumnBatch read;

  /** Slots of the rows that this statement made. */
  private final Set<Long> changed = new HashSet<>();

  private @Nullable ChangedRows answer;
  private @Nullable LaminarException failure;

  /**
   * @param projection columns that the query reads, of the row that is there and of the other one
   */
  ConflictRun(StoredRows stored, QueryInput input, List<Integer> projection) {
    this.stored = stored;
    this.table = stored.plan();
    this.input = input;
    List<Column> columns = new ArrayList<>(table.schema().columns());
    columns.addAll(table.schema().columns());
    this.pair = ColumnBatch.allocate(new RowSchema(columns), 1);
    this.read = pair.project(projection.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Remembers a row that the statement made, which it must not change again. */
  void changed(long slot) {
    changed.add(slot);
  }

  /**
   * Does what the clause says.
   *
   * @param slot of the row that is there
   * @param proposed one row
   * @return whether the row that is there was replaced
   */
  boolean update(TableChange change, long slot, ColumnBatch proposed) {
    if (changed.contains(slot)) {
      throw new LaminarException(
          ErrorCode.CARDINALITY_VIOLATION,
          "two rows of one statement have the same key of table "
              + table.name()
              + ": ON CONFLICT DO UPDATE cannot change a row twice");
    }
    ColumnBatch existing = ColumnBatch.allocateWeighted(table.schema(), 1);
    stored.rows().load(stored.table(), slot, existing, 0);
    existing.setRowCount(1);
    ask(existing, proposed);
    ChangedRows replacement = answer;
    if (replacement == null) {
      return false;
    }
    change.replace(existing, replacement.chunks().getFirst());
    changed.add(change.slotOf(replacement.chunks().getFirst()));
    return true;
  }

  private void ask(ColumnBatch existing, ColumnBatch proposed) {
    int columns = table.schema().size();
    pair.reset();
    for (int column = 0; column < columns; column++) {
      RowCopier.copy(existing.column(column), 0, pair.column(column), 0, 1);
      RowCopier.copy(proposed.column(column), 0, pair.column(columns + column), 0, 1);
    }
    pair.setRowCount(1);
    answer = null;
    read.viewRows(pair);
    input.process(read, null);
    LaminarException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void onBatch(ColumnBatch batch) {
    if (batch.rowCount() > 0 && ((BooleanVector) batch.column(0)).values()[0]) {
      ChangedRows.check(table, batch, 1, 1 + table.schema().size(), 0);
      ChangedRows replacement = new ChangedRows(table.schema(), 1);
      replacement.addRows(batch, 1, 0, 1);
      answer = replacement;
    }
  }

  @Override
  public void onEnd() {}

  @Override
  public void onFailure(LaminarException cause) {
    failure = cause;
  }
}
