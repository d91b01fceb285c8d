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
  private @Nullable ConflictRun conflicts;

  ChangeRun(ChangePlan plan, StoredRows stored) {
    super(plan.table());
    this.plan = plan;
    this.stored = stored;
    this.table = stored.plan();
    this.removed = new ChangedRows(table.schema(), -1);
    this.added = new ChangedRows(table.schema(), 1);
  }

  /**
   * The query of DO UPDATE, while it has not been asked; null for statements without one. Called by
   * the agent when all rows are there.
   */
  @Nullable QueryPlan unansweredConflicts() {
    return plan.conflict() == null || conflicts != null ? null : plan.conflict().update();
  }

  /** Pairs the proposed rows with those that are there. Called by the agent. */
  ConflictRun pairConflicts() {
    ConflictRun paired = new ConflictRun(stored, Math.toIntExact(added.count()));
    ChangePlan.Conflict conflict = plan.conflict();
    TableChange change = new TableChange(stored);
    int number = 0;
    for (ColumnBatch chunk : added.chunks()) {
      for (int row = 0; row < chunk.rowCount(); row++) {
        long slot = conflict == null ? -1 : existing(change, conflict, chunk, row);
        if (slot >= 0) {
          paired.add(slot, chunk, row, number);
        }
        number++;
      }
    }
    conflicts = paired;
    return paired;
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
   * @return the number of rows inserted, updated or deleted
   */
  long apply() {
    TableChange change = new TableChange(stored);
    ChangePlan.Conflict conflict = plan.conflict();
    long count;
    if (conflict == null) {
      change.apply(removed, added);
      count = Math.max(removed.count(), added.count());
    } else {
      count = insertOrUpdate(change, conflict);
    }
    change.publish();
    return count;
  }

  /** Row by row, as what one row does decides about the next. */
  private long insertOrUpdate(TableChange change, ChangePlan.Conflict conflict) {
    if (conflicts != null) {
      conflicts.requireComplete();
    }
    long count = 0;
    int number = 0;
    try {
      for (ColumnBatch chunk : added.chunks()) {
        for (int row = 0; row < chunk.rowCount(); row++) {
          count += insertOrUpdate(change, conflict, chunk, row, number) ? 1 : 0;
          number++;
        }
      }
      return count;
    } catch (RuntimeException | Error e) {
      change.undo();
      throw e;
    }
  }

  private boolean insertOrUpdate(
      TableChange change, ChangePlan.Conflict conflict, ColumnBatch rows, int row, int number) {
    long existing = existing(change, conflict, rows, row);
    if (existing >= 0) {
      return conflicts != null && conflicts.update(change, existing, number);
    }
    ChangedRows one = new ChangedRows(table.schema(), 1);
    one.addRows(rows, 0, row, 1);
    change.insert(one.chunks().getFirst());
    if (conflicts != null) {
      conflicts.changed(existing(change, conflict, rows, row));
    }
    return true;
  }

  private long existing(
      TableChange change, ChangePlan.Conflict conflict, ColumnBatch rows, int row) {
    for (int i = 0; i < table.keys().size(); i++) {
      if (conflict.key() < 0 || conflict.key() == i) {
        long slot = change.find(table.keys().get(i), rows, row);
        if (slot >= 0) {
          return slot;
        }
      }
    }
    return -1;
  }
}
