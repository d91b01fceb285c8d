package dev.laminar;

import dev.laminar.compile.PlannedOperators;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Where the rows of a pipeline have gone, in words. */
final class RowLedger {

  private final PipelineSnapshot pipeline;
  private final List<String> predicates;

  /**
   * @param index of the pipeline among those of its node
   */
  RowLedger(PipelineSnapshot pipeline, int index, PlannedOperators planned) {
    this.pipeline = pipeline;
    this.predicates = planned.predicates(pipeline.nodeId(), index);
  }

  PipelineSnapshot pipeline() {
    return pipeline;
  }

  /** Rows that came in, and those made of others. */
  long rows() {
    return pipeline.rowsIn() + pipeline.rowsMade();
  }

  /**
   * {@code 2 by Filter#3 (price > 10)}: by condition, the ones that have dropped nothing left out.
   */
  List<String> byPredicate(String before) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < pipeline.filteredByPredicate().size(); i++) {
      long rows = pipeline.filteredByPredicate().get(i);
      if (rows > 0) {
        String predicate = i < predicates.size() ? predicates.get(i) : "condition " + (i + 1);
        parts.add("%,d %sby %s".formatted(rows, before, predicate));
      }
    }
    return parts;
  }

  /** What else became of rows that did not pass. */
  List<String> otherwiseDropped() {
    List<String> parts = new ArrayList<>();
    add(parts, pipeline.rowsLate(), "late");
    add(parts, pipeline.rowsWithoutEventTime(), "without event time");
    add(parts, pipeline.rowsWithoutKey(), "without key");
    add(parts, pipeline.rowsUnknown(), "to take back what had expired");
    add(parts, pipeline.rowsUnwanted(), "not wanted");
    return parts;
  }

  /** The same as parts of a sentence, with the rows that conditions dropped. */
  List<String> told() {
    List<String> parts = new ArrayList<>(byPredicate("were dropped "));
    add(parts, pipeline.rowsLate(), "were late");
    add(parts, pipeline.rowsWithoutEventTime(), "had no event time");
    add(parts, pipeline.rowsWithoutKey(), "had NULL in the key");
    add(parts, pipeline.rowsUnknown(), "were to take back what had expired");
    add(
        parts,
        pipeline.rowsUnwanted(),
        "were not wanted: LIMIT had all it takes, or they are of keys that nobody asked for");
    return parts;
  }

  private String unmatched() {
    return pipeline.rowsUnmatched() == 0
        ? ""
        : " (%,d found no row with their key)".formatted(pipeline.rowsUnmatched());
  }

  private static void add(List<String> parts, long rows, String what) {
    if (rows > 0) {
      parts.add("%,d %s".formatted(rows, what));
    }
  }

  /** One line: every row is in one of its figures. */
  String line() {
    List<String> parts = new ArrayList<>();
    if (pipeline.rowsOut() > 0 || pipeline.rowsTaken() == 0) {
      parts.add("%,d passed".formatted(pipeline.rowsOut()));
    }
    add(parts, pipeline.rowsTaken(), "taken in" + unmatched());
    add(parts, pipeline.rowsFiltered(), "filtered");
    parts.addAll(otherwiseDropped());
    String made = pipeline.rowsMade() > 0 ? " and %,d made".formatted(pipeline.rowsMade()) : "";
    return "%,d rows in %,d batches%s: %s"
        .formatted(pipeline.rowsIn(), pipeline.batches(), made, String.join(", ", parts));
  }
}
