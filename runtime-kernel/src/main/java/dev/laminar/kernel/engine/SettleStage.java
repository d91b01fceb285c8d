package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.pipeline.EventTimes;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.WaitingChanges;
import java.util.BitSet;
import java.util.List;

/**
 * Rows that are taken back until the watermark has passed their event time, as rows that only come:
 * each comes out when nothing can change about it any more, in the order of time, then as they
 * came.
 */
final class SettleStage extends RunStage implements Stage {

  private final int timeColumn;
  private final CompiledRows rows;
  private final RowTable table;
  private final WaitingChanges waiting;
  private final PipelineMetrics metrics;
  private final StageOutput output;
  private final BatchPieces pieces = new BatchPieces();

  /** Slots whose rows are in the output batch, by number: a row may wait more than once. */
  private final BitSet written = new BitSet();

  private long watermarkUs = Long.MIN_VALUE;
  private long heldRows;
  private long dueUs = Long.MAX_VALUE;

  SettleStage(
      int nodeId,
      int timeColumn,
      CompiledRows rows,
      RowTable table,
      WaitingChanges waiting,
      PipelineMetrics metrics,
      StageOutput output) {
    super(nodeId);
    this.timeColumn = timeColumn;
    this.rows = rows;
    this.table = table;
    this.waiting = waiting;
    this.metrics = metrics;
    this.output = output;
  }

  @Override
  public void process(ColumnBatch batch) {
    begin();
    long[] times = ((LongVector) batch.column(timeColumn)).values();
    int from = 0;
    int late = 0;
    for (int row = 0; row < batch.rowCount(); row++) {
      if (times[row] < watermarkUs) {
        take(batch, from, row);
        from = row + 1;
        late++;
      }
    }
    take(batch, from, batch.rowCount());
    metrics.kept(batch.rowCount() - late, late, 0);
    done();
  }

  private void take(ColumnBatch batch, int from, int to) {
    if (from == to) {
      return;
    }
    boolean isWhole = from == 0 && to == batch.rowCount();
    ColumnBatch taken = isWhole ? batch : pieces.piece(batch, from, to - from);
    rows.apply(table, taken, 1);
    long[] times = ((LongVector) taken.column(timeColumn)).values();
    for (int row = 0; row < taken.rowCount(); row++) {
      long slot = rows.find(table, 0, taken, row);
      if (slot >= 0 && rows.weight(table, slot) > 0) {
        waiting.add(times[row], slot);
      }
    }
  }

  @Override
  public void watermark(long toUs) {
    if (toUs <= watermarkUs) {
      return;
    }
    watermarkUs = toUs;
    begin();
    try {
      putOut(waiting.take(EventTimes.minus(toUs, 1)));
    } finally {
      output.release();
      done();
    }
    output.watermark(toUs);
  }

  private void putOut(int due) {
    ColumnBatch out = output.batch();
    int count = 0;
    for (int i = 0; i < due; i++) {
      long slot = waiting.slot(i);
      int number = (int) (slot / table.slotSizeBytes());
      // A slot may have been left, and taken by another row since: that one waits for itself.
      for (long left = written.get(number) ? 0 : rows.weight(table, slot); left > 0; left--) {
        rows.load(table, slot, out, count++);
        long timeUs = ((LongVector) out.column(timeColumn)).values()[count - 1];
        if (timeUs != waiting.timeUs(i)) {
          count--;
          break;
        }
        written.set(number);
        if (count == out.capacity()) {
          count = flush(out, count);
          // What is left of this row has its weight less what went out.
          written.clear();
        }
      }
    }
    flush(out, count);
    written.clear();
  }

  private int flush(ColumnBatch out, int count) {
    if (count > 0) {
      out.setRowCount(count);
      rows.apply(table, out, -1);
      metrics.made(count, count);
      output.flush(count);
    }
    return 0;
  }

  @Override
  public void end() {
    output.downstream().end();
  }

  @Override
  void publish() {
    heldRows = table.rowCount();
  }

  @Override
  long heldRows() {
    return heldRows;
  }

  @Override
  void findDue() {
    dueUs = waiting.firstUs();
  }

  @Override
  long dueUs() {
    return dueUs;
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), rows.getClass(), metrics));
  }

  @Override
  void close() {
    output.close();
    table.close();
    waiting.close();
  }
}
