package dev.laminar;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.PlannedOperators;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SourceSnapshot;
import dev.laminar.kernel.engine.InputSnapshot;
import dev.laminar.kernel.engine.OperatorSnapshot;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of DIAGNOSE: why a query puts nothing out, or what it waits for. */
final class Diagnosis {

  private final String name;
  private final PlannedOperators planned;
  private final QuerySnapshot query;
  private final EngineSnapshot engine;
  private final List<String> sentences = new ArrayList<>();

  Diagnosis(String name, CompiledQuery compiled, QuerySnapshot query, EngineSnapshot engine) {
    this.name = name;
    this.planned = PlannedOperators.of(compiled);
    this.query = query;
    this.engine = engine;
    switch (query.status()) {
      case WAITING ->
          say(
              "Nothing reads %s, so it does not run: a sink, a subscription or a view makes it begin."
                  .formatted(name));
      case FAILED -> failed();
      case COMPLETED -> say("%s is complete: its input has ended.".formatted(name));
      case STOPPED -> say("%s was stopped: the database reads no more.".formatted(name));
      case RUNNING -> running();
    }
  }

  private void say(String sentence) {
    sentences.add(sentence);
  }

  private void failed() {
    LaminarException failure = query.failure();
    say("%s has failed: %s".formatted(name, failure == null ? "" : failure.getMessage()));
  }

  private void running() {
    if (query.rowsOut() > 0) {
      say("%s has put out %,d rows.".formatted(name, query.rowsOut()));
    } else {
      say("%s has put out nothing yet.".formatted(name));
    }
    inputs();
    query.lookups().forEach(lookup -> LookupFigures.sentences(lookup).forEach(this::say));
    dropped();
    for (OperatorSnapshot operator : query.operators()) {
      if (operator.heldRows() > 0 && operator.dueUs() != Long.MAX_VALUE) {
        due(operator);
      }
    }
  }

  /** What has not come in. */
  private void inputs() {
    for (InputSnapshot input : query.inputs()) {
      if (input.rows() == 0 && !input.name().isEmpty() && !isLookup(input)) {
        Optional<SourceSnapshot> source = source(input);
        if (input.ended()) {
          say("%s has ended without a row.".formatted(input.name()));
        } else if (source.isPresent() && source.get().malformed() > 0) {
          say(
              "No row of %s could be read: %,d were malformed, the last: %s"
                  .formatted(input.name(), source.get().malformed(), source.get().lastError()));
        } else if (source.isPresent() && source.get().pushed() != null) {
          say(
              "No row has been pushed into source %s since %s reads it."
                  .formatted(input.name(), name));
        } else {
          say("No row has come from %s.".formatted(input.name()));
        }
      }
    }
  }

  /** Whether it is a lookup table, whose rows come when they are looked up. */
  private boolean isLookup(InputSnapshot input) {
    return query.lookups().stream().anyMatch(lookup -> lookup.table().equals(input.name()));
  }

  private Optional<SourceSnapshot> source(InputSnapshot input) {
    return engine.sources().stream()
        .filter(source -> source.name().equals(input.name()))
        .findFirst();
  }

  /** Where rows end that come no further. */
  private void dropped() {
    Map<Integer, Integer> pipelines = new HashMap<>();
    for (PipelineSnapshot pipeline : query.pipelines()) {
      int index = pipelines.merge(pipeline.nodeId(), 1, Integer::sum) - 1;
      dropped(new RowLedger(pipeline, index, planned));
    }
  }

  /** Whether rows of two sides meet there, and some have come. */
  private boolean isJoin(PipelineSnapshot pipeline) {
    return pipeline.rowsTaken() > 0 && planned.isJoin(pipeline.nodeId());
  }

  private void dropped(RowLedger ledger) {
    List<String> parts = ledger.told();
    if (isJoin(ledger.pipeline()) && ledger.pipeline().rowsMade() == 0) {
      say(
          "None of the %,d rows that came to %s has met a row of the other side that it is joined with."
              .formatted(ledger.pipeline().rowsTaken(), planned.label(ledger.pipeline().nodeId())));
    }
    if (parts.isEmpty()) {
      return;
    }
    PipelineSnapshot pipeline = ledger.pipeline();
    if (pipeline.rowsOut() > 0) {
      say(
          "Of the %,d rows that came to %s, %s."
              .formatted(
                  ledger.rows(), planned.label(pipeline.nodeId()), String.join(", ", parts)));
    } else if (parts.size() == 1 && pipeline.rowsFiltered() == ledger.rows()) {
      say("All %s.".formatted(ledger.byPredicate("rows that came in were dropped ").getFirst()));
    } else {
      say(
          "None of the %,d rows came through %s: %s."
              .formatted(
                  ledger.rows(), planned.label(pipeline.nodeId()), String.join(", ", parts)));
    }
  }

  /** Something waits for a watermark: whose is the least tells whom all wait for. */
  private void due(OperatorSnapshot operator) {
    say(
        "%s keeps %,d rows or groups; the first come out when the watermark passes %s."
            .formatted(
                planned.label(operator.nodeId()),
                operator.heldRows(),
                Timestamps.watermark(operator.dueUs())));
    query.inputs().stream()
        .filter(input -> !input.ended() && !input.name().isEmpty() && !isLookup(input))
        .min(Comparator.comparingLong(InputSnapshot::watermarkUs))
        .ifPresent(this::behind);
  }

  private void behind(InputSnapshot input) {
    String reached = Timestamps.watermark(input.watermarkUs());
    String since =
        input.lastRowMs() == Long.MIN_VALUE
            ? ""
            : " Its last row came at %s."
                .formatted(Timestamps.watermark(input.lastRowMs() * 1_000));
    List<InputSnapshot.Partition> awaited =
        input.partitions().stream().filter(InputSnapshot.Partition::waitedFor).toList();
    if (input.partitions().size() > 1 && !awaited.isEmpty()) {
      say(partitions(input, awaited) + since);
    } else if (reached != null) {
      say(
          "The watermark of %s is at %s: later rows of it move it on, or its end.%s"
              .formatted(input.name(), reached, since));
    } else if (input.rows() == 0) {
      say("%s has no watermark before its first row.".formatted(input.name()));
    } else {
      say(
          "%s has no watermark yet: the event times of its rows are NULL, or further in the future than 'watermark.max_future' allows.%s"
              .formatted(input.name(), since));
    }
  }

  /** Of several partitions, the one that all wait for. */
  private static String partitions(InputSnapshot input, List<InputSnapshot.Partition> awaited) {
    InputSnapshot.Partition last =
        awaited.stream()
            .min(Comparator.comparingLong(InputSnapshot.Partition::watermarkUs))
            .orElseThrow();
    String reached = Timestamps.watermark(last.watermarkUs());
    int others = input.partitions().size() - awaited.size();
    String notAwaited =
        others == 0
            ? ""
            : " %,d of its %,d partitions are idle or have ended, and are not waited for."
                .formatted(others, input.partitions().size());
    return reached == null
        ? "Partition %d of %s has no watermark yet: no row with an event time has come of it.%s"
            .formatted(last.number(), input.name(), notAwaited)
        : "Partition %d of %s is the furthest behind, at %s: later rows of it move the watermark on, or its end.%s"
            .formatted(last.number(), input.name(), reached, notAwaited);
  }

  @Override
  public String toString() {
    return String.join("\n", sentences) + "\n";
  }
}
