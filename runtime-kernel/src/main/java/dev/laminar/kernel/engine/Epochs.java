package dev.laminar.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The runs that an epoch touched. An epoch is what becomes visible together: a batch of a source,
 * or all that one statement changed. At its end each run puts out what it held back, in order of
 * creation, so that a run hears of everything upstream before it ends the epoch itself. Used by the
 * agent only.
 */
final class Epochs {

  private final List<QueryRun> touched = new ArrayList<>();

  void touch(QueryRun run) {
    if (!run.isTouched()) {
      run.setTouched(true);
      touched.add(run);
    }
  }

  /** Ends the epoch everywhere. */
  void end() {
    while (!touched.isEmpty()) {
      QueryRun first = touched.getFirst();
      for (int i = 1; i < touched.size(); i++) {
        if (touched.get(i).order() < first.order()) {
          first = touched.get(i);
        }
      }
      touched.remove(first);
      first.setTouched(false);
      first.endEpoch();
    }
  }
}
