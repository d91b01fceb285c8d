package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.pipeline.EventTimes;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.state.AsofMerge;
import dev.laminar.kernel.state.AsofState;
import dev.laminar.kernel.state.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generated join by time with the rows that it keeps. */
final class AsofStage extends RunStage {

  private final PlanNode.AsofJoin node;
  private final CompiledAsof join;
  private final PipelineMetrics metrics;
  private final AsofState state;
  private final AsofMerge merge;
  private final StageOutput output;
  private final QueryRun run;
  private final Stage downstream;
  private final @Nullable StatementGuard statement;
  private long answeredUs = Long.MIN_VALUE;
  private long sentUs = Long.MIN_VALUE;
  private boolean leftEnded;
  private boolean rightEnded;
  private long heldRows;
  private long dueUs = Long.MAX_VALUE;

  /**
   * @param statement asked at each batch whether to go on; null for a query that nothing ends
   */
  AsofStage(
      PlanNode.AsofJoin node,
      CompiledAsof join,
      PipelineMetrics metrics,
      AsofState state,
      AsofMerge merge,
      StageOutput output,
      QueryRun run,
      @Nullable StatementGuard statement) {
    super(node.id());
    this.node = node;
    this.join = join;
    this.metrics = metrics;
    this.state = state;
    this.merge = merge;
    this.output = output;
    this.run = run;
    this.downstream = output.downstream();
    this.statement = statement;
  }

  Stage left() {
    return new Side(true);
  }

  Stage right() {
    return new Side(false);
  }

  /** Answers what both watermarks allow, and hands on the watermark of what is put out. */
  private void advance() {
    long leftUs = state.leftWatermarkUs();
    if (node.match().atOnce()) {
      merge.advance(leftUs, join);
      send(behind(leftUs));
      return;
    }
    // The end is the end, whatever is added to times.
    long leftRowsUs =
        leftUs == Long.MAX_VALUE ? leftUs : Times.plus(leftUs, node.match().leastOffsetUs());
    long untilUs = Math.min(leftRowsUs, state.rightWatermarkUs());
    if (untilUs <= answeredUs) {
      waitForClock(leftRowsUs);
      return;
    }
    answeredUs = untilUs;
    merge.advance(untilUs, join);
    long outUs = merge.answeredUs(untilUs);
    if (outUs != Long.MAX_VALUE) {
      outUs = Math.min(leftUs, Times.plus(outUs, -node.match().greatestOffsetUs()));
    }
    send(behind(outUs));
    waitForClock(leftRowsUs);
  }

  /** Where the watermark of the right side is the clock, it moves by itself. */
  private void waitForClock(long leftRowsUs) {
    if (state.dueUs() <= leftRowsUs) {
      run.wakeClockTimer();
    }
  }

  /** The last time that a watermark has passed: a row at the watermark is on time. */
  private static long passed(long watermarkUs) {
    return EventTimes.minus(watermarkUs, 1);
  }

  /** The watermark that has just passed a time. */
  private static long behind(long timeUs) {
    return EventTimes.plus(timeUs, 1);
  }

  private void send(long watermarkUs) {
    if (watermarkUs > sentUs) {
      sentUs = watermarkUs;
      downstream.watermark(watermarkUs);
    }
  }

  @Override
  void publish() {
    heldRows = state.rowCount();
    setStateRows(state.right().removedCount(), state.left().removedCount(), 0, 0);
  }

  @Override
  void findDue() {
    dueUs = state.dueUs();
  }

  @Override
  long heldRows() {
    return heldRows;
  }

  @Override
  long dueUs() {
    return dueUs;
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), join.getClass(), metrics));
  }

  @Override
  void close() {
    output.close();
    state.close();
    heldRows = 0;
    dueUs = Long.MAX_VALUE;
  }

  private final class Side implements Stage {

    private final boolean isLeft;

    Side(boolean isLeft) {
      this.isLeft = isLeft;
    }

    @Override
    public void process(ColumnBatch batch) {
      StatementGuard guard = statement;
      if (guard != null) {
        guard.check();
      }
      begin();
      try {
        if (isLeft) {
          join.left(state, batch);
        } else {
          join.right(state, batch);
        }
      } catch (SqlRuntimeException e) {
        RowText.tell(e, batch);
        throw new StageException(this, e);
      } finally {
        done();
      }
      if (node.match().atOnce()) {
        answer();
      }
    }

    @Override
    public void watermark(long watermarkUs) {
      boolean counts = isLeft ? node.leftTimed() : node.rightTimed();
      if (!counts && watermarkUs != Long.MAX_VALUE) {
        return;
      }
      if (isLeft) {
        state.setLeftWatermarkUs(Math.max(state.leftWatermarkUs(), passed(watermarkUs)));
      } else {
        state.setRightWatermarkUs(Math.max(state.rightWatermarkUs(), passed(watermarkUs)));
      }
      answer();
    }

    private void answer() {
      begin();
      try {
        advance();
      } catch (SqlRuntimeException e) {
        throw new StageException(this, e);
      } finally {
        output.release();
        done();
      }
    }

    @Override
    public void end() {
      if (isLeft) {
        leftEnded = true;
      } else {
        rightEnded = true;
      }
      if (leftEnded && rightEnded) {
        downstream.end();
      }
    }
  }
}
