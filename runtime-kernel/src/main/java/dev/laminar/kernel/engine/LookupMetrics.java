package dev.laminar.kernel.engine;

import dev.laminar.kernel.engine.OperatorSnapshot.Times;

/**
 * Counters of a lookup. Written by the agent with plain stores once a batch or a request; read by
 * others without ordering.
 */
final class LookupMetrics {

  private final StageTimes latency = new StageTimes(StageTimes.COARSE_BITS);
  private long hits;
  private long missingHits;
  private long misses;
  private long loads;
  private long failures;
  private String lastFailure = "";
  private long loadedAtMs = Long.MIN_VALUE;

  /** Counts the rows of a batch. */
  void batch(long hit, long missingHit, long missed) {
    hits += hit;
    missingHits += missingHit;
    misses += missed;
  }

  void loaded(long takenNs, long nowMs) {
    loads++;
    latency.add(takenNs);
    loadedAtMs = nowMs;
  }

  void failed(String why) {
    failures++;
    lastFailure = why;
  }

  LookupSnapshot snapshot(
      int nodeId,
      String table,
      boolean onDemand,
      long entries,
      long waitingKeys,
      long waitingRows,
      long oldestWaitNs) {
    Times times = latency.snapshot();
    return new LookupSnapshot(
        nodeId,
        table,
        onDemand,
        hits,
        missingHits,
        misses,
        loads,
        failures,
        times,
        entries,
        waitingKeys,
        waitingRows,
        oldestWaitNs,
        lastFailure,
        loadedAtMs);
  }
}
