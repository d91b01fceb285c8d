package dev.laminar;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.PlannedOperators;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.InputSnapshot;
import dev.laminar.kernel.engine.OperatorSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of EXPLAIN ANALYZE: where the rows, the time and the memory of a query go. */
final class RunningPlan {

  private RunningPlan() {}

  /** A query that runs, or has run. */
  static String print(String name, CompiledQuery compiled, QuerySnapshot query) {
    StringBuilder out = new StringBuilder();
    String watermark = Timestamps.watermark(query.watermarkUs());
    out.append(
        "%s: %s, %,d rows in, %,d out, watermark %s, state %s%n"
            .formatted(
                name,
                query.status(),
                query.rowsIn(),
                query.rowsOut(),
                watermark == null ? "none yet" : watermark,
                bytes(query.stateBytes())));
    if (query.latencies().count() > 0) {
      out.append("  rows come out after ").append(times(query.latencies())).append('\n');
    }
    operators(out, compiled, query);
    return out.toString();
  }

  /**
   * A query that was run for this.
   *
   * @param takenNs from its beginning to its last row
   */
  static String printAnswer(CompiledQuery compiled, QuerySnapshot query, long takenNs) {
    StringBuilder out = new StringBuilder();
    out.append(
        "%,d rows in, %,d out, in %s, state up to %s%n"
            .formatted(
                query.rowsIn(), query.rowsOut(), duration(takenNs), bytes(query.peakStateBytes())));
    operators(out, compiled, query);
    return out.toString();
  }

  private static void operators(StringBuilder out, CompiledQuery compiled, QuerySnapshot query) {
    for (InputSnapshot input : query.inputs()) {
      if (!input.name().isEmpty()) {
        String reached = Timestamps.watermark(input.watermarkUs());
        out.append(
            "  reads %s: %,d rows%s%s%n"
                .formatted(
                    input.name(),
                    input.rows(),
                    reached == null ? "" : ", watermark " + reached,
                    input.ended() ? ", ended" : ""));
        for (InputSnapshot.Partition partition : input.partitions()) {
          String ofPartition = Timestamps.watermark(partition.watermarkUs());
          out.append(
              "    partition %d: watermark %s%s%n"
                  .formatted(
                      partition.number(),
                      ofPartition == null ? "none yet" : ofPartition,
                      partition.waitedFor() ? "" : ", not waited for"));
        }
      }
    }
    PlannedOperators planned = PlannedOperators.of(compiled);
    long totalNs =
        query.operators().stream().mapToLong(operator -> operator.times().totalNs()).sum();
    for (OperatorSnapshot operator : query.operators()) {
      List<PipelineSnapshot> pipelines =
          query.pipelines().stream()
              .filter(pipeline -> pipeline.nodeId() == operator.nodeId())
              .toList();
      List<String> paths = planned.paths(operator.nodeId());
      for (int i = 0; i < Math.max(1, pipelines.size()); i++) {
        String path = i < paths.size() ? paths.get(i) : planned.label(operator.nodeId());
        out.append("  ").append(path).append('\n');
        if (i < pipelines.size()) {
          RowLedger ledger = new RowLedger(pipelines.get(i), i, planned);
          out.append("      ").append(ledger.line()).append('\n');
          ledger
              .byPredicate("")
              .forEach(dropped -> out.append("        ").append(dropped).append('\n'));
        }
      }
      query.lookups().stream()
          .filter(lookup -> lookup.nodeId() == operator.nodeId())
          .map(LookupFigures::lines)
          .forEach(lines -> lines.forEach(line -> out.append("      ").append(line).append('\n')));
      String kept = kept(operator);
      if (!kept.isEmpty()) {
        out.append("      ").append(kept).append('\n');
      }
      out.append("      ").append(time(operator.times(), totalNs)).append('\n');
    }
  }

  private static String kept(OperatorSnapshot operator) {
    List<String> parts = new ArrayList<>();
    if (operator.heldRows() > 0) {
      String due = Timestamps.watermark(operator.keptUntilUs());
      parts.add(
          "keeps %,d rows or groups%s"
              .formatted(
                  operator.heldRows(),
                  operator.keptUntilUs() == Long.MAX_VALUE || due == null
                      ? ""
                      : ", the first until the watermark passes " + due));
    }
    gone(operator, parts);
    if (operator.peakStateBytes() > 0) {
      parts.add(
          "state %s, at most %s"
              .formatted(bytes(operator.stateBytes()), bytes(operator.peakStateBytes())));
    }
    return String.join("; ", parts);
  }

  /** Rows that came into state and are not there any more. */
  private static void gone(OperatorSnapshot operator, List<String> parts) {
    if (operator.rowsEvicted() > 0) {
      parts.add("%,d evicted".formatted(operator.rowsEvicted()));
    }
    if (operator.rowsAnswered() > 0) {
      parts.add("%,d answered".formatted(operator.rowsAnswered()));
    }
    if (operator.rowsTakenBack() > 0) {
      parts.add("%,d taken back or taking back".formatted(operator.rowsTakenBack()));
    }
    if (operator.rowsNotKept() > 0) {
      parts.add("%,d not kept".formatted(operator.rowsNotKept()));
    }
  }

  private static String time(OperatorSnapshot.Times times, long totalNs) {
    if (times.count() == 0) {
      return "no batch was measured yet";
    }
    return String.format(
        Locale.ROOT,
        "%.0f %% of the time; a batch: %s (of %,d measured)",
        100.0 * times.totalNs() / Math.max(1, totalNs),
        times(times),
        times.count());
  }

  private static String times(OperatorSnapshot.Times times) {
    return "median %s, 99 %% %s, at most %s"
        .formatted(duration(times.medianNs()), duration(times.p99Ns()), duration(times.maxNs()));
  }

  static String duration(long ns) {
    if (ns < 10_000) {
      return String.format(Locale.ROOT, "%.1f µs", ns / 1e3);
    }
    return ns < 10_000_000 ? "%,d µs".formatted(ns / 1_000) : "%,d ms".formatted(ns / 1_000_000);
  }

  private static String bytes(long bytes) {
    return bytes < 10_240
        ? bytes + " B"
        : bytes < 10L << 20 ? bytes / 1_024 + " KiB" : bytes / (1L << 20) + " MiB";
  }
}
