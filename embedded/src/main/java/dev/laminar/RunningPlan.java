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
          out.append("      ").append(ledger(pipelines.get(i))).append('\n');
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
    return out.toString();
  }

  /** Every row that came in is in one of the other figures. */
  private static String ledger(PipelineSnapshot pipeline) {
    List<String> parts = new ArrayList<>();
    parts.add("%,d passed".formatted(pipeline.rowsOut()));
    if (pipeline.rowsFiltered() > 0) {
      parts.add("%,d filtered".formatted(pipeline.rowsFiltered()));
    }
    if (pipeline.rowsLate() > 0) {
      parts.add("%,d late".formatted(pipeline.rowsLate()));
    }
    if (pipeline.rowsWithoutEventTime() > 0) {
      parts.add("%,d without event time".formatted(pipeline.rowsWithoutEventTime()));
    }
    return "%,d rows in %,d batches: %s"
        .formatted(pipeline.rowsIn(), pipeline.batches(), String.join(", ", parts));
  }

  private static String kept(OperatorSnapshot operator) {
    if (operator.heldRows() == 0) {
      return "";
    }
    String due = Timestamps.watermark(operator.dueUs());
    return "keeps %,d rows or groups%s"
        .formatted(
            operator.heldRows(),
            operator.dueUs() == Long.MAX_VALUE || due == null
                ? ""
                : ", the first until the watermark passes " + due);
  }

  private static String time(OperatorSnapshot.Times times, long totalNs) {
    if (times.count() == 0) {
      return "no batch was measured yet";
    }
    return String.format(
        Locale.ROOT,
        "%.0f %% of the time; a batch: median %s, 99 %% %s (of %,d measured)",
        100.0 * times.totalNs() / Math.max(1, totalNs),
        duration(times.medianNs()),
        duration(times.p99Ns()),
        times.count());
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
