package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.RowTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows until no new ones come. What the terms yield is gathered; when all that they read has
 * ended, it goes out and, as the working table, into the step again, and what that yields is
 * gathered for the next time. Where rows must be different, those that were there before are left
 * out.
 */
final class RecursionStage extends RunStage {

  private final PlanNode.Recursion node;
  private final CompiledRows rows;
  private final QueryRun run;
  private final MemoryAccount account;
  private final Stage working;
  private final PipelineMetrics metrics = new PipelineMetrics();
  private final Stage downstream;
  private final @Nullable StatementGuard statement;
  private List<SortStage> limits = List.of();

  /** Every row that came out, where they must be different. */
  private final RowTable known;

  /** What the terms have yielded since the step began. */
  private RowTable gathered;

  /** What goes out now. */
  private RowTable added;

  /** Some of what goes out now: once each, with weights, where rows must be different. */
  private final ColumnBatch scanned;

  private final ColumnBatch fresh;
  private int openInputs;

  /**
   * @param working where the step reads
   * @param statement asked at each batch whether to go on; null for a query that nothing ends
   */
  RecursionStage(
      PlanNode.Recursion node,
      CompiledRows rows,
      QueryRun run,
      MemoryAccount account,
      int batchCapacity,
      Stage working,
      Stage downstream,
      @Nullable StatementGuard statement) {
    super(node.id());
    this.node = node;
    this.rows = rows;
    this.run = run;
    this.account = account;
    this.working = working;
    this.downstream = downstream;
    this.statement = statement;
    this.known = table();
    this.gathered = table();
    this.added = table();
    int capacity = Math.min(batchCapacity, ColumnBatch.DEFAULT_CAPACITY);
    this.fresh = ColumnBatch.allocate(node.schema(), capacity);
    this.scanned = node.all() ? fresh : ColumnBatch.allocateWeighted(node.schema(), capacity);
  }

  private RowTable table() {
    return new RowTable(node.layout().slotSizeBytes(), node.layout().indexCount(), account);
  }

  /** Takes what both terms yield. */
  Stage terms() {
    return new Terms();
  }

  /** The recursion begins when this has ended, too. */
  void waitFor(QueryInput input) {
    openInputs++;
    input.onEnd(() -> {
      openInputs--;
      if (openInputs == 0) {
        recur();
      }
    });
  }

  /** Says what all its rows go through that may have enough of them: it stops then. */
  void setLimits(List<SortStage> stages) {
    limits = List.copyOf(stages);
  }

  private boolean isWanted() {
    if (statement != null) {
      statement.check();
    }
    return run.hasOpenConsumer() && limits.stream().noneMatch(SortStage::hasEnough);
  }

  private void recur() {
    long steps = 0;
    while (gathered.rowCount() > 0 && isWanted()) {
      if (steps > node.limit()) {
        throw tooManySteps();
      }
      steps++;
      RowTable next = added;
      added = gathered;
      gathered = next;
      putOut();
      added.clear();
    }
    working.watermark(Long.MAX_VALUE);
    working.end();
    downstream.watermark(Long.MAX_VALUE);
    downstream.end();
  }

  private void putOut() {
    for (long position = 0; position >= 0 && isWanted(); ) {
      position = rows.scan(added, position, scanned);
      if (!node.all()) {
        leaveOutKnown();
      }
      if (fresh.rowCount() > 0) {
        metrics.made(fresh.rowCount(), fresh.rowCount());
        downstream.process(fresh);
        working.process(fresh);
      }
    }
    fresh.reset();
    scanned.reset();
  }

  private void leaveOutKnown() {
    fresh.reset();
    int count = 0;
    for (int row = 0; row < scanned.rowCount(); row++) {
      if (rows.find(known, 0, scanned, row) < 0) {
        for (int column = 0; column < fresh.columnCount(); column++) {
          RowCopier.copy(scanned.column(column), row, fresh.column(column), count, 1);
        }
        count++;
      }
    }
    fresh.setRowCount(count);
    rows.apply(known, fresh, 1);
  }

  private LaminarException tooManySteps() {
    return new LaminarException(
        ErrorCode.LIMIT_EXCEEDED,
        "the recursive query has not come to an end after " + node.limit() + " steps",
        node.span(),
        "have its recursive term yield no row at some time, or SET recursion_limit = … to allow more");
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), metrics));
  }

  @Override
  void close() {
    known.close();
    gathered.close();
    added.close();
  }

  /** The end of the terms is known by that of what they read. */
  private final class Terms implements Stage {

    @Override
    public void process(ColumnBatch batch) {
      begin();
      try {
        rows.apply(gathered, batch, 1);
      } finally {
        done();
      }
      metrics.taken(batch.rowCount());
    }

    @Override
    public void watermark(long watermarkUs) {}

    @Override
    public void end() {}
  }
}
