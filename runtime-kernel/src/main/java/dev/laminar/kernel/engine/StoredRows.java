package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.RowTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows kept under a name, those of a table or the result of a view, and the queries that follow
 * them. A query that begins to read gets what is there, then what changes. Used by the agent only,
 * but for its figures.
 */
final class StoredRows {

  private final TablePlan plan;
  private final CompiledRows rows;
  private final MemoryAccount account;
  private final int batchCapacity;
  private final ScanTargets targets = new ScanTargets();
  private RowTable table;

  /** Readings of {@link #table} that have more to read. */
  private final List<TableSnapshot> snapshots = new ArrayList<>();

  /** Tables that are not this one's any more, but still read. */
  private final List<Former> former = new ArrayList<>();

  private @Nullable ColumnBatch sought;
  private @Nullable ColumnBatch weighted;
  private @Nullable ColumnBatch unweighted;
  private @Nullable QueryException failure;
  private boolean complete;

  /** A table that was replaced, with what still reads it. */
  private record Former(RowTable table, List<TableSnapshot> readers) {}

  /** Written by the agent, read by any thread. */
  private long rowCount;

  StoredRows(TablePlan plan, CompiledRows rows, MemoryAccount account, int batchCapacity) {
    this.plan = plan;
    this.rows = rows;
    this.account = account;
    this.batchCapacity = Math.min(batchCapacity, ColumnBatch.DEFAULT_CAPACITY);
    this.table = newTable();
  }

  private RowTable newTable() {
    return new RowTable(plan.layout().slotSizeBytes(), plan.layout().indexCount(), account);
  }

  TablePlan plan() {
    return plan;
  }

  CompiledRows rows() {
    return rows;
  }

  RowTable table() {
    return table;
  }

  /**
   * Hands a query what is there.
   *
   * @param follow whether it hears of changes from now on; else that was its whole input
   */
  void read(QueryInput input, List<Integer> projection, boolean follow) {
    QueryException failed = failure;
    if (failed != null) {
      input.run().fail(failed);
      return;
    }
    input.begin();
    ScanTarget target = new ScanTarget(input, projection);
    ColumnBatch batch = follow ? weightedBatch() : unweightedBatch();
    // Who follows needs all of it, though nobody may read the query yet.
    for (long position = 0; position >= 0 && (follow ? input.isOpen() : input.isWanted()); ) {
      position = rows.scan(table, position, batch);
      if (batch.rowCount() > 0) {
        target.process(0, batch, null);
      }
    }
    batch.reset();
    if (follow && !complete) {
      targets.add(target);
    } else {
      input.end();
    }
  }

  private ColumnBatch weightedBatch() {
    ColumnBatch batch = weighted;
    if (batch == null) {
      batch = ColumnBatch.allocateWeighted(plan.schema(), batchCapacity);
      weighted = batch;
    }
    return batch;
  }

  private ColumnBatch unweightedBatch() {
    ColumnBatch batch = unweighted;
    if (batch == null) {
      batch = ColumnBatch.allocate(plan.schema(), batchCapacity);
      unweighted = batch;
    }
    return batch;
  }

  /**
   * Begins to read what is there now.
   *
   * @throws QueryException when it is not kept up to date any more
   */
  TableSnapshot snapshot(List<Integer> projection, StatementGuard statement, Wakeup agent) {
    requireKept();
    TableSnapshot snapshot =
        new TableSnapshot(this, table, projection, batchCapacity, statement, agent);
    snapshots.add(snapshot);
    return snapshot;
  }

  /**
   * A batch of one row, to be filled with a key that is sought.
   *
   * @throws QueryException when the rows are not kept up to date any more
   */
  ColumnBatch sought() {
    requireKept();
    ColumnBatch batch = sought;
    if (batch == null) {
      batch = ColumnBatch.allocate(plan.schema(), 1);
      sought = batch;
    }
    batch.reset();
    return batch;
  }

  private void requireKept() {
    QueryException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  /** A reading has nothing to read any more. */
  void detach(TableSnapshot snapshot) {
    snapshots.remove(snapshot);
    for (Former one : former) {
      if (one.readers().remove(snapshot) && one.readers().isEmpty()) {
        one.table().close();
      }
    }
    former.removeIf(one -> one.readers().isEmpty());
  }

  /** Leaves the table to those who read it, if any. */
  private void giveUpTable() {
    if (snapshots.isEmpty()) {
      table.close();
    } else {
      former.add(new Former(table, new ArrayList<>(snapshots)));
      snapshots.clear();
    }
  }

  /** Takes in changes without telling anyone. */
  void apply(ColumnBatch changes, int sign) {
    if (snapshots.isEmpty()) {
      rows.apply(table, changes, sign);
      rowCount += sign * weightOf(changes);
      return;
    }
    for (int row = 0; row < changes.rowCount(); row++) {
      long slot = rows.find(table, 0, changes, row);
      if (slot >= 0) {
        snapshots.forEach(snapshot -> snapshot.beforeChange(slot));
      }
    }
    rows.apply(table, changes, sign);
    for (int row = 0; row < changes.rowCount(); row++) {
      long slot = rows.find(table, 0, changes, row);
      if (slot >= 0) {
        snapshots.forEach(snapshot -> snapshot.afterChange(slot));
      }
    }
    rowCount += sign * weightOf(changes);
  }

  private static long weightOf(ColumnBatch changes) {
    int[] weights = changes.weights();
    if (weights == null) {
      return changes.rowCount();
    }
    long sum = 0;
    for (int row = 0; row < changes.rowCount(); row++) {
      sum += weights[row];
    }
    return sum;
  }

  /** How many rows are kept, equal ones each for itself. */
  long rowCount() {
    return rowCount;
  }

  /** Off-heap memory mapped now. */
  long stateBytes() {
    return account.mappedBytes();
  }

  /** Tells the queries that follow of changes that were taken in. */
  void publish(ColumnBatch changes) {
    targets.process(changes);
  }

  /** Removes every row. Returns how many there were. */
  long clear() {
    ColumnBatch batch = weightedBatch();
    int[] weights = batch.weights();
    long removed = 0;
    for (long position = 0; position >= 0; ) {
      position = rows.scan(table, position, batch);
      for (int row = 0; weights != null && row < batch.rowCount(); row++) {
        removed += weights[row];
        weights[row] = -weights[row];
      }
      targets.process(batch);
    }
    batch.reset();
    giveUpTable();
    table = newTable();
    rowCount = 0;
    return removed;
  }

  /** Nothing changes any more. */
  void complete() {
    complete = true;
    targets.end();
    targets.detachEnded();
  }

  void detachEnded() {
    targets.detachEnded();
  }

  /** What is kept here is not kept up to date any more. */
  void fail(QueryException cause) {
    failure = cause;
    targets.fail(_ -> cause);
  }

  void close() {
    giveUpTable();
  }
}
