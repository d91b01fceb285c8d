package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import java.util.List;

/** The agent's side of a pushed source: lives as long as the source, whoever reads it. */
final class PushRun extends SourceRun implements RowLocator {

  private final SourceEntry source;
  private final PushSource pushed;
  private final ScanTargets targets = targets();

  PushRun(SourceEntry source, PushSource pushed) {
    super(source);
    this.source = source;
    this.pushed = pushed;
  }

  void add(ScanTarget target) {
    targets.add(target);
    pushed.setHasReader(true);
  }

  @Override
  boolean poll(long nowNs) {
    if (targets.isEmpty()) {
      return false;
    }
    return takeBatch() || takeEnd();
  }

  /** Tells the queries that the input has ended, if it has and all of it was taken. */
  private boolean takeEnd() {
    if (!pushed.isDrained()) {
      return false;
    }
    targets.end();
    targets.detachEnded();
    return true;
  }

  /** Has the queries take all that was pushed, and the end of the input if it has ended. */
  void flush() {
    drain();
    if (!targets.isEmpty()) {
      takeEnd();
    }
  }

  private boolean takeBatch() {
    PushedBatch taken = pushed.take();
    if (taken == null) {
      return false;
    }
    source.metrics().addRows(taken.batch().rowCount());
    targets.entered(taken.pushedNs());
    process(taken.index(), taken.batch(), this, seeRows());
    pushed.release(taken);
    return true;
  }

  /**
   * Has the queries take rows of a statement, behind what was pushed before.
   *
   * @throws LaminarException when the source has ended
   */
  void insert(List<ColumnBatch> batches) {
    pushed.requireOpen();
    drain();
    for (ColumnBatch batch : batches) {
      source.metrics().addRows(batch.rowCount());
      seeRows();
      targets.insert(batch, source.watermarkLimitUs(), activity());
    }
    publish();
  }

  /**
   * Tells the queries that rows of earlier event times will come no more, behind what was pushed
   * before.
   *
   * @throws LaminarException when the source has ended
   */
  void advanceWatermark(long watermarkUs) {
    pushed.requireOpen();
    drain();
    targets.watermark(watermarkUs);
    publish();
  }

  /** Rows have come. Returns their partition. */
  private int seeRows() {
    long nowMs = activity().isTimed() ? source.nowMs() : 0;
    activity().see(1, nowMs);
    return activity().rows(0, nowMs);
  }

  /** The source is disconnected: nothing is added meanwhile. */
  @Override
  void drain() {
    boolean more = !targets.isEmpty();
    while (more) {
      more = takeBatch();
    }
  }

  @Override
  long idleNs(long nowNs) {
    return !targets.isEmpty() && pushed.isReady() ? 0 : Long.MAX_VALUE;
  }

  @Override
  void detachEnded() {
    // Without targets a query may still be about to become one.
    if (!targets.isEmpty()) {
      targets.detachEnded();
      pushed.setHasReader(!targets.isEmpty());
      publish();
    }
  }

  /** Another query may come and read what is pushed then. */
  @Override
  boolean isFinished() {
    return false;
  }

  @Override
  void close() {
    pushed.disconnect();
  }

  @Override
  public String source() {
    return source.name();
  }

  @Override
  public String position(ColumnBatch batch, int row) {
    return "";
  }
}
