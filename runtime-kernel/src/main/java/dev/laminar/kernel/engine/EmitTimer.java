package dev.laminar.kernel.engine;

import java.time.InstantSource;
import java.util.List;

/**
 * Has the aggregates of a run emit what has changed at an interval of processing time: one timer
 * for the run, set by the first row that comes since it went off, so that a run without rows wakes
 * nobody. Its times are multiples of the interval.
 */
final class EmitTimer {

  private static final long UNSET = Long.MAX_VALUE;

  private final long everyMs;
  private final InstantSource clock;
  private final List<AggregateStage> stages;
  private long dueMs = UNSET;

  EmitTimer(long everyMs, InstantSource clock, List<AggregateStage> stages) {
    this.everyMs = everyMs;
    this.clock = clock;
    this.stages = List.copyOf(stages);
  }

  /** Something may have changed. */
  void set() {
    if (dueMs == UNSET) {
      dueMs = Math.floorDiv(clock.millis(), everyMs) * everyMs + everyMs;
    }
  }

  boolean isDue() {
    return dueMs != UNSET && clock.millis() >= dueMs;
  }

  /** How long until it is due, ms; {@link Long#MAX_VALUE} when it is not set. */
  long untilDueMs() {
    return dueMs == UNSET ? Long.MAX_VALUE : Math.max(0, dueMs - clock.millis());
  }

  void emit() {
    dueMs = UNSET;
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).emitChanged();
    }
  }
}
