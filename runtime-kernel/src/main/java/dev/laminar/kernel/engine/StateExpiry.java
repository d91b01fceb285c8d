package dev.laminar.kernel.engine;

import java.time.InstantSource;
import java.util.List;

/**
 * Drops state of a run that nothing has touched for long. All of it is looked through now and then,
 * which costs less than a timer for each row, and lets a row stay somewhat longer than it has to.
 * Used by the agent, but for its figures.
 */
final class StateExpiry {

  /** Parts of the time to live after each of which state is looked through. */
  private static final int LOOKS = 16;

  private final long ttlMs;
  private final InstantSource clock;
  private final List<RunStage> stages;
  private long nextMs = Long.MIN_VALUE;
  private long expired;

  /**
   * @param stages that drop what was not touched for {@code ttlMs}
   */
  StateExpiry(long ttlMs, InstantSource clock, List<RunStage> stages) {
    this.ttlMs = ttlMs;
    this.clock = clock;
    this.stages = List.copyOf(stages);
  }

  /**
   * Takes notice of the time.
   *
   * @param between whether no epoch is going on: only then may state be dropped
   */
  void advance(boolean between) {
    long nowMs = clock.millis();
    boolean due = between && nowMs >= nextMs;
    if (due) {
      nextMs = nowMs + Math.max(1, ttlMs / LOOKS);
    }
    for (int i = 0; i < stages.size(); i++) {
      RunStage stage = stages.get(i);
      // 0 is where nothing is.
      stage.setNowMs(nowMs == 0 ? 1 : nowMs);
      if (due) {
        expired += stage.expire(nowMs - ttlMs);
      }
    }
  }

  /** Rows and groups dropped so far, and what was to be taken back of them later. */
  long expired() {
    long all = expired;
    for (RunStage stage : stages) {
      all += stage.takenBackUnknown();
    }
    return all;
  }
}
