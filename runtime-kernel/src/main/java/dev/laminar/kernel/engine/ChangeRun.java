package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.ChangePlan;
import dev.laminar.kernel.plan.TablePlan;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Executes a statement that changes a table: gathers the rows that its query yields, and at the end
 * applies them as one epoch. Used by the agent only.
 */
final class ChangeRun implements BatchListener {

  private final ChangePlan plan;
  private final StoredRows stored;
  private final TablePlan table;
  private final @Nullable ConflictRun conflicts;
  private final ChangedRows removed;
  private final ChangedRows added;
  private final CompletableFuture<Long> result;

  /**
   * @param conflicts runs the query of DO UPDATE; null for statements without one
   * @param result gets the number of rows inserted, updated or deleted
   */
  ChangeRun(
      ChangePlan plan,
      StoredRows stored,
      @Nullable ConflictRun conflicts,
      CompletableFuture<Long> result) {
    this.plan = plan;
    this.stored = stored;
    this.table = stored.plan();
    this.conflicts = conflicts;
    this.removed = new ChangedRows(table, -1);
    this.added = new ChangedRows(table, 1);
    this.result = result;
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
    }
  }

  @Override
  public void onEnd() {
    TableChange change = new TableChange(stored);
    try {
      long count;
      if (plan.conflict() == null) {
        change.apply(removed, added);
        count = Math.max(removed.count(), added.count());
      } else {
        count = insertOrUpdate(change, plan.conflict());
      }
      change.publish();
      result.complete(count);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    } finally {
      closeConflicts();
    }
  }

  private void closeConflicts() {
    if (conflicts != null) {
      conflicts.close();
    }
  }

  @Override
  public void onFailure(LaminarException failure) {
    closeConflicts();
    result.completeExceptionally(failure);
  }

  /** Row by row, as what one row does decides about the next. */
  private long insertOrUpdate(TableChange change, ChangePlan.Conflict conflict) {
    long count = 0;
    try {
      for (ColumnBatch chunk : added.chunks()) {
        for (int row = 0; row < chunk.rowCount(); row++) {
          ChangedRows one = new ChangedRows(table, 1);
          one.addRows(chunk, 0, row, 1);
          count += insertOrUpdate(change, conflict, one.chunks().getFirst());
        }
      }
      return count;
    } catch (RuntimeException | Error e) {
      change.undo();
      throw e;
    }
  }

  private int insertOrUpdate(TableChange change, ChangePlan.Conflict conflict, ColumnBatch row) {
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
