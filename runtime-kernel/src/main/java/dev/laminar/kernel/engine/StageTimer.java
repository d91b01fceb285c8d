package dev.laminar.kernel.engine;

import java.util.Arrays;

/**
 * Measures how long the stages of a run take over some of the batches: a stage calls those behind
 * it while it works, and their time is not its own. Used by the agent only.
 */
final class StageTimer {

  /** One batch in so many is measured: looking at the clock takes longer than a row. */
  private static final int SOME = 16;

  private int every = SOME;

  private long[] startsNs = new long[8];
  private long[] nestedNs = new long[8];
  private int depth;
  private int batches;
  private boolean measuring;

  /** Has every batch be measured, for a run that is made to be looked at. */
  void measureAll() {
    every = 1;
  }

  /** A batch comes in, or an epoch ends. */
  void beginBatch() {
    depth = 0;
    measuring = batches % every == 0;
    batches++;
  }

  /** What came in last has gone through. */
  void endBatch() {
    measuring = false;
  }

  /** A stage begins to work. */
  void begin() {
    if (measuring) {
      if (depth == startsNs.length) {
        startsNs = Arrays.copyOf(startsNs, 2 * depth);
        nestedNs = Arrays.copyOf(nestedNs, 2 * depth);
      }
      nestedNs[depth] = 0;
      startsNs[depth] = System.nanoTime();
      depth++;
    }
  }

  /** The stage that began last is done. */
  void end(StageTimes times) {
    if (measuring && depth > 0) {
      depth--;
      long takenNs = System.nanoTime() - startsNs[depth];
      times.add(Math.max(0, takenNs - nestedNs[depth]));
      if (depth > 0) {
        nestedNs[depth - 1] += takenNs;
      }
    }
  }
}
