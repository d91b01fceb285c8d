package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.RowTable;
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
  private @Nullable ColumnBatch weighted;
  private @Nullable ColumnBatch unweighted;
  private @Nullable QueryException failure;
  private boolean complete;

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
    for (long position = 0; position >= 0 && input.isWanted(); ) {
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

  /** Takes in changes without telling anyone. */
  void apply(ColumnBatch changes, int sign) {
    rows.apply(table, changes, sign);
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
    table.close();
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
    table.close();
  }
}
