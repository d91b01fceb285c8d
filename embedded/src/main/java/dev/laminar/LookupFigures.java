package dev.laminar;

import dev.laminar.kernel.engine.LookupSnapshot;
import java.util.ArrayList;
import java.util.List;

/** What DIAGNOSE and EXPLAIN ANALYZE tell of lookups in tables of other systems. */
final class LookupFigures {

  private static final long NANOS_PER_MS = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private LookupFigures() {}

  /** What rows wait for, or what has gone wrong. */
  static List<String> sentences(LookupSnapshot lookup) {
    List<String> sentences = new ArrayList<>();
    if (lookup.onDemand() && lookup.waitingRows() > 0) {
      sentences.add(
          "It waits for lookups of %,d keys in %s, the oldest for %s: %,d rows wait."
              .formatted(
                  lookup.waitingKeys(),
                  lookup.table(),
                  since(lookup.oldestWaitNs()),
                  lookup.waitingRows()));
    } else if (lookup.waitingRows() > 0) {
      sentences.add(
          "%,d rows wait until lookup table %s has been read."
              .formatted(lookup.waitingRows(), lookup.table()));
    }
    if (lookup.failures() > 0) {
      String what =
          lookup.onDemand()
              ? "%,d requests to %s have failed, the last one: %s"
              : "%,d times %s could not be read again, and its rows stay as they were; the last time: %s";
      sentences.add(what.formatted(lookup.failures(), lookup.table(), lookup.lastFailure()));
    }
    return sentences;
  }

  /** Figures below an operator. */
  static List<String> lines(LookupSnapshot lookup) {
    List<String> lines = new ArrayList<>();
    String failed =
        lookup.failures() == 0
            ? ""
            : ", %,d failed: %s".formatted(lookup.failures(), lookup.lastFailure());
    String latency =
        lookup.latency().count() == 0
            ? ""
            : " (median %s, 99 %% %s)"
                .formatted(
                    RunningPlan.duration(lookup.latency().medianNs()),
                    RunningPlan.duration(lookup.latency().p99Ns()));
    if (!lookup.onDemand()) {
      if (lookup.loads() > 0 || lookup.failures() > 0) {
        lines.add(
            "looks up in %s: read %,d times%s%s, %,d rows"
                .formatted(lookup.table(), lookup.loads(), latency, failed, lookup.entries()));
      }
      return lines;
    }
    lines.add(
        "looks up in %s: %,d hits, %,d known to be missing, %,d misses; %,d rows and missing keys in memory"
            .formatted(
                lookup.table(),
                lookup.hits(),
                lookup.missingHits(),
                lookup.misses(),
                lookup.entries()));
    lines.add("%,d requests answered%s%s".formatted(lookup.loads(), latency, failed));
    if (lookup.waitingRows() > 0) {
      lines.add(
          "%,d rows wait for %,d keys, the oldest for %s"
              .formatted(lookup.waitingRows(), lookup.waitingKeys(), since(lookup.oldestWaitNs())));
    }
    return lines;
  }

  private static String since(long ns) {
    return ns < NANOS_PER_SECOND
        ? "%,d ms".formatted(ns / NANOS_PER_MS)
        : "%,d s".formatted(ns / NANOS_PER_SECOND);
  }
}
