package dev.laminar.kernel.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The runs that an epoch touched. An epoch is what becomes visible together: a batch of a source,
 * or all that one statement changed. At its end each run puts out what it held back, in order of
 * creation, so that a run hears of everything upstream before it ends the epoch itself. Epochs have
 * numbers, which grow. Used by the agent only.
 */
final class Epochs {

  private final PriorityQueue<QueryRun> touched =
      new PriorityQueue<>(Comparator.comparingInt(QueryRun::order));
  private long current = 1;
  private long enteredNs = System.nanoTime();

  /** Number of the epoch that has not ended. */
  long current() {
    return current;
  }

  /** Something comes in, or came when it was pushed: what leaves from now on is about it. */
  void entered(long atNs) {
    enteredNs = atNs;
  }

  /** When that came in of which the rows are that are put out now; see {@link System#nanoTime}. */
  long enteredNs() {
    return enteredNs;
  }

  void touch(QueryRun run) {
    if (!run.isTouched()) {
      run.setTouched(true);
      touched.add(run);
    }
  }

  /** Has one run take in an epoch of the past. */
  void replay(long epoch, QueryRun run, Runnable rows) {
    long now = current;
    current = epoch;
    try {
      rows.run();
      run.endEpoch();
      run.epochEnded(epoch);
    } finally {
      current = now;
    }
  }

  /** Ends the epoch everywhere. */
  void end() {
    if (touched.isEmpty()) {
      return;
    }
    for (QueryRun run = touched.poll(); run != null; run = touched.poll()) {
      run.setTouched(false);
      run.endEpoch();
      run.epochEnded(current);
    }
    current++;
  }
}
