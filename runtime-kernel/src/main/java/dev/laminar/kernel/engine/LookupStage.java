package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BatchCopy;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.state.RowTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows of a table by their keys. Three steps, so that what is done by the agent is short: keys are
 * gathered, the agent looks them up all at once and copies what it finds, and the rows are put out.
 */
final class LookupStage extends RunStage implements Stage {

  private final PlanNode.KeyLookup node;
  private final List<ColumnBatch> keys = new ArrayList<>();
  private final List<ColumnBatch> found = new ArrayList<>();
  private final PipelineMetrics metrics = new PipelineMetrics();
  private int keyCount;

  LookupStage(PlanNode.KeyLookup node) {
    super(node.id());
    this.node = node;
  }

  PlanNode.KeyLookup node() {
    return node;
  }

  /** How many keys were gathered. */
  int keyCount() {
    return keyCount;
  }

  /** Gathers keys. */
  @Override
  public void process(ColumnBatch batch) {
    begin();
    try {
      keys.add(BatchCopy.of(batch));
    } finally {
      done();
    }
    keyCount += batch.rowCount();
    metrics.taken(batch.rowCount());
  }

  @Override
  public void watermark(long watermarkUs) {}

  @Override
  public void end() {}

  /** Looks the keys up. Called by the agent. */
  void look(StoredRows stored) {
    Set<Long> seen = new HashSet<>();
    for (ColumnBatch batch : keys) {
      for (int row = 0; row < batch.rowCount(); row++) {
        ColumnBatch sought = stored.sought();
        if (copyKey(batch, row, sought)) {
          find(stored, sought, seen);
        }
      }
    }
    keys.clear();
  }

  /** False for a key with a NULL, which equals nothing. */
  private boolean copyKey(ColumnBatch batch, int row, ColumnBatch sought) {
    for (int i = 0; i < node.keyColumns().size(); i++) {
      if (batch.column(i).isNull(row)) {
        return false;
      }
      RowCopier.copy(batch.column(i), row, sought.column(node.keyColumns().get(i)), 0, 1);
    }
    sought.setRowCount(1);
    return true;
  }

  private void find(StoredRows stored, ColumnBatch sought, Set<Long> seen) {
    CompiledRows rows = stored.rows();
    RowTable table = stored.table();
    long slot = rows.find(table, node.index(), sought, 0);
    while (slot >= 0) {
      if (keyCount == 1 || seen.add(slot)) {
        add(stored, slot);
      }
      slot = rows.next(table, node.index(), slot);
    }
  }

  /** A row as often as it is there. */
  private void add(StoredRows stored, long slot) {
    for (long n = stored.rows().weight(stored.table(), slot); n > 0; n--) {
      ColumnBatch chunk = openChunk(stored);
      int row = chunk.rowCount();
      stored.rows().load(stored.table(), slot, chunk, row);
      chunk.setRowCount(row + 1);
    }
  }

  private ColumnBatch openChunk(StoredRows stored) {
    if (found.isEmpty() || found.getLast().rowCount() == found.getLast().capacity()) {
      int capacity = Math.clamp(keyCount, 1, ColumnBatch.DEFAULT_CAPACITY);
      found.add(ColumnBatch.allocate(stored.plan().schema(), capacity));
    }
    return found.getLast();
  }

  /** Puts out what was found. */
  void emit(QueryInput input) {
    int[] columns = node.projection().stream().mapToInt(Integer::intValue).toArray();
    for (ColumnBatch chunk : found) {
      ColumnBatch view = chunk.project(columns);
      view.viewRows(chunk);
      metrics.made(chunk.rowCount(), chunk.rowCount());
      input.process(view, null);
    }
    found.clear();
    input.end();
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), metrics));
  }
}
