package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;

/** Something the agent polls for rows. */
abstract sealed class SourceRun permits ReaderRun, PushRun, ReloadRun, LookupRun {

  private static final long NANOS_PER_MS = 1_000_000;

  private final SourceEntry entry;
  private final SourceActivity activity;
  private final ScanTargets targets = new ScanTargets();
  private boolean ahead;
  private boolean held;

  SourceRun(SourceEntry entry) {
    this.entry = entry;
    this.activity = new SourceActivity(entry.policy());
  }

  final SourceEntry entry() {
    return entry;
  }

  /** The queries that read it. */
  final ScanTargets targets() {
    return targets;
  }

  final SourceActivity activity() {
    return activity;
  }

  /** Whether it was found to be too far ahead of the sources that it is aligned with. */
  final boolean isAhead() {
    return ahead;
  }

  final void setAhead(boolean isNow) {
    ahead = isNow;
  }

  /** Whether it takes part in an alignment: queries read it, and it has not ended. */
  final boolean isRead() {
    return !targets.isEmpty() && !isFinished();
  }

  /** The greatest watermark that its rows have brought about in a query; µs. */
  final long watermarkUs() {
    return targets.watermarkUs();
  }

  /**
   * Reads and processes at most one batch.
   *
   * @param all that are polled
   * @return whether anything was done
   */
  final boolean poll(long nowNs, SourceRun[] all) {
    boolean timed = activity.isTimed() && !targets.isEmpty();
    boolean aligned = entry.policy().alignment() != null;
    long nowMs = timed || aligned ? entry.nowMs() : 0;
    held = aligned && Alignment.holds(this, all, nowMs);
    if (isRead() && waitsForLookups() && targets.areHeld()) {
      held = true;
      activity.hold(nowMs);
    }
    boolean worked = !held && poll(nowNs);
    worked |= timed && findIdle(nowMs);
    if (worked || held) {
      publish();
    }
    return worked;
  }

  /**
   * Takes notice of the time, where it decides what is waited for. Returns whether that changed.
   */
  final boolean findIdle() {
    return activity.isTimed() && !targets.isEmpty() && findIdle(entry.nowMs());
  }

  private boolean findIdle(long nowMs) {
    if (isFinished()) {
      return false;
    }
    activity.see(1, nowMs);
    if (!activity.advance(nowMs)) {
      return false;
    }
    targets.refresh(activity);
    return true;
  }

  /** Leaves for others to read how the source is doing. */
  final void publish() {
    SourceStatus.State state = SourceStatus.State.ACTIVE;
    if (targets.isEmpty() || isFinished()) {
      state = SourceStatus.State.UNREAD;
    } else if (held) {
      state = SourceStatus.State.PAUSED;
    } else if (activity.isIdle()) {
      state = SourceStatus.State.IDLE;
    }
    entry.status().set(state, Math.max(watermarkUs(), entry.status().watermarkUs()), activity);
  }

  /**
   * Hands rows to the queries.
   *
   * @param partition that they are of
   */
  final void process(int batchIndex, ColumnBatch batch, RowLocator locator, int partition) {
    WatermarkPolicy.Alignment alignment = entry.policy().alignment();
    if (ahead && alignment != null && alignment.mode() == WatermarkPolicy.Mode.DROP) {
      entry.status().countDropped(batch.rowCount());
      return;
    }
    targets.process(batchIndex, batch, locator, entry.watermarkLimitUs(), partition, activity);
  }

  /** How long the agent may sleep as far as this source is concerned. */
  final long sleepNs(long nowNs) {
    long sleepNs = held ? Long.MAX_VALUE : idleNs(nowNs);
    if (activity.isTimed() && !targets.isEmpty() && !held) {
      long untilMs = activity.untilIdleMs(entry.nowMs());
      if (untilMs < Long.MAX_VALUE / NANOS_PER_MS) {
        // No less than a little: the clock may not be the one that sleeping goes by.
        sleepNs = Math.min(sleepNs, Math.max(1, untilMs) * NANOS_PER_MS);
      }
    }
    return sleepNs;
  }

  /** Whether it is held while too many of its rows wait for lookups. */
  boolean waitsForLookups() {
    return true;
  }

  /** Reads and processes at most one batch. Returns whether anything was done. */
  abstract boolean poll(long nowNs);

  /** Processes what has been read or pushed and waits here. */
  abstract void drain();

  /** How long until rows may be there. */
  abstract long idleNs(long nowNs);

  /** Forgets the queries that ended. */
  abstract void detachEnded();

  /** Whether it can be forgotten: it ended, or no query reads it. */
  abstract boolean isFinished();

  abstract void close();
}
