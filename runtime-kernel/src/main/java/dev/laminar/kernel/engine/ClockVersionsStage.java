package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.state.RowTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What changes about the rows of a table or a view, as rows that only come: what an epoch has
 * changed has the time at which it ended. First the rows that are not there any more, so that of a
 * key that is there again the row that is counts. What was there when the run began is older than
 * anything.
 */
final class ClockVersionsStage extends RunStage implements Stage {

  /** Earlier than all times of rows, and yet behind no watermark. */
  private static final long BEFORE_ALL_US = Long.MIN_VALUE / 2;

  private final CompiledRows rows;

  /** What the current epoch has changed, in sum. */
  private final RowTable changes;

  private final ColumnBatch read;
  private final InstantSource clock;
  private final QueryRun run;
  private final StageOutput output;

  /** Whether what was there at first has been put out. */
  private boolean hasBegun;

  private boolean isComplete;
  private long nowUs = BEFORE_ALL_US;

  /**
   * @param read a batch of rows with weights, of the input's schema
   */
  ClockVersionsStage(
      int nodeId,
      CompiledRows rows,
      RowTable changes,
      ColumnBatch read,
      InstantSource clock,
      QueryRun run,
      StageOutput output) {
    super(nodeId);
    this.rows = rows;
    this.changes = changes;
    this.read = read;
    this.clock = clock;
    this.run = run;
    this.output = output;
  }

  @Override
  public void process(ColumnBatch batch) {
    rows.apply(changes, batch, 1);
  }

  /** Tables have no event time; the last one says that nothing changes any more. */
  @Override
  public void watermark(long watermarkUs) {
    isComplete = watermarkUs == Long.MAX_VALUE;
  }

  @Override
  void endEpoch() {
    long beforeUs = nowUs;
    if (hasBegun) {
      Instant now = clock.instant();
      // A clock may be set back; what has been put out stays as it is.
      nowUs = Math.max(nowUs, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
    }
    begin();
    try {
      if (changes.rowCount() > 0) {
        emit(false);
        emit(true);
        changes.clear();
      }
    } finally {
      output.release();
      done();
    }
    if (hasBegun && nowUs == beforeUs) {
      // The watermark stays, so that nobody who waits for it looks at the clock again.
      run.wakeClockTimer();
    }
    hasBegun = run.isFed();
    output.watermark(isComplete ? Long.MAX_VALUE : nowUs);
  }

  private void emit(boolean valid) {
    ColumnBatch out = output.batch();
    int count = 0;
    for (long position = 0; position >= 0; ) {
      position = rows.scan(changes, position, read);
      int[] weights = read.weights();
      for (int row = 0; weights != null && row < read.rowCount(); row++) {
        if (valid == weights[row] > 0) {
          write(row, out, count++, valid);
        }
        if (count == out.capacity()) {
          output.flush(count);
          count = 0;
        }
      }
    }
    read.reset();
    output.flush(count);
  }

  private void write(int row, ColumnBatch out, int outRow, boolean valid) {
    int columns = read.columnCount();
    for (int column = 0; column < columns; column++) {
      RowCopier.copy(read.column(column), row, out.column(column), outRow, 1);
    }
    ((LongVector) out.column(columns)).values()[outRow] = nowUs;
    ((BooleanVector) out.column(columns + 1)).values()[outRow] = valid;
  }

  @Override
  public void end() {
    output.downstream().end();
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of();
  }

  @Override
  void close() {
    output.close();
    changes.close();
  }
}
