package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.plan.ChangePlan;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.TablePlan;
import org.jspecify.annotations.Nullable;

/** A statement that changes a table. */
final class ChangeRun extends StatementChange {

  private final ChangePlan plan;
  private final StoredRows stored;
  private final TablePlan table;
  private final ChangedRows removed;
  private final ChangedRows added;

  ChangeRun(ChangePlan plan, StoredRows stored) {
    super(plan.table());
    this.plan = plan;
    this.stored = stored;
    this.table = stored.plan();
    this.removed = new ChangedRows(table.schema(), -1);
    this.added = new ChangedRows(table.schema(), 1);
  }

  StoredRows stored() {
    return stored;
  }

  /** The query of DO UPDATE; null for statements without one. */
  @Nullable QueryPlan conflictUpdate() {
    return plan.conflict() == null ? null : plan.conflict().update();
  }

  @Override
  public void onBatch(ColumnBatch batch) {
    int columns = table.schema().size();
    switch (plan.kind()) {
      case INSERT -> {
        ChangedRows.check(table, batch, 0, columns);
        added.add(batch, 0);
      }
      case UPDATE -> {
        ChangedRows.check(table, batch, columns, 2 * columns);
        removed.add(batch, 0);
        added.add(batch, columns);
      }
      case DELETE -> removed.add(batch, 0);
      case PUSH -> throw new IllegalStateException("rows for a source");
    }
  }

  /**
   * Makes the changes, and tells who follows the table. Called by the agent.
   *
   * @param conflicts runs the query of DO UPDATE; null for statements without one
   * @return the number of rows inserted, updated or deleted
   */
  long apply(@Nullable ConflictRun conflicts) {
    TableChange change = new TableChange(stored);
    ChangePlan.Conflict conflict = plan.conflict();
    long count;
    if (conflict == null) {
      change.apply(removed, added);
      count = Math.max(removed.count(), added.count());
    } else {
      count = insertOrUpdate(change, conflict, conflicts);
    }
    change.publish();
    return count;
  }

  /** Row by row, as what one row does decides about the next. */
  private long insertOrUpdate(
      TableChange change, ChangePlan.Conflict conflict, @Nullable ConflictRun conflicts) {
    long count = 0;
    try {
      for (ColumnBatch chunk : added.chunks()) {
        for (int row = 0; row < chunk.rowCount(); row++) {
          ChangedRows one = new ChangedRows(table.schema(), 1);
          one.addRows(chunk, 0, row, 1);
          count += insertOrUpdate(change, conflict, conflicts, one.chunks().getFirst());
        }
      }
      return count;
    } catch (RuntimeException | Error e) {
      change.undo();
      throw e;
    }
  }

  private int insertOrUpdate(
      TableChange change,
      ChangePlan.Conflict conflict,
      @Nullable ConflictRun conflicts,
      ColumnBatch row) {
    long existing = existing(change, conflict, row);
    if (existing >= 0) {
      return conflicts != null && conflicts.update(change, existing, row) ? 1 : 0;
    }
    change.insert(row);
    if (conflicts != null) {
      conflicts.changed(existing(change, conflict, row));
    }
    return 1;
  }

  private long existing(TableChange change, ChangePlan.Conflict conflict, ColumnBatch row) {
    for (int i = 0; i < table.keys().size(); i++) {
      if (conflict.key() < 0 || conflict.key() == i) {
        long slot = change.find(table.keys().get(i), row, 0);
        if (slot >= 0) {
          return slot;
        }
      }
    }
    return -1;
  }
}
