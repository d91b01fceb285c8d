package dev.laminar.kernel.plan;

import java.util.List;
import java.util.Optional;

/**
 * Everything a script compiled to, in order of creation: what the kernel needs to run it without
 * SQL.
 *
 * @param steps queries, tables and their changes, in the order of the script
 * @param decoders of sources whose connector uses a format
 */
public record ExecutionPlan(
    List<SourcePlan> sources,
    List<PlanStep> steps,
    List<SinkPlan> sinks,
    List<DecoderPlan> decoders) {

  public ExecutionPlan {
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    sinks = List.copyOf(sinks);
    decoders = List.copyOf(decoders);
  }

  /** The queries that go on: of streams, views and sinks. */
  public List<QueryPlan> queries() {
    return steps.stream().map(ExecutionPlan::query).flatMap(Optional::stream).toList();
  }

  private static Optional<QueryPlan> query(PlanStep step) {
    return switch (step) {
      case PlanStep.StartQuery start -> Optional.of(start.query());
      case PlanStep.CreateView view -> Optional.of(view.query());
      case PlanStep.CreateTable _, PlanStep.Change _, PlanStep.Truncate _ -> Optional.empty();
    };
  }
}
