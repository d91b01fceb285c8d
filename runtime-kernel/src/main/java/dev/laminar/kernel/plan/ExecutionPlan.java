package dev.laminar.kernel.plan;

import java.util.List;

/**
 * Everything a script compiled to, in order of creation: what the kernel needs to run it without
 * SQL.
 *
 * @param decoders of sources whose connector uses a format
 */
public record ExecutionPlan(
    List<SourcePlan> sources,
    List<QueryPlan> queries,
    List<SinkPlan> sinks,
    List<DecoderPlan> decoders) {

  public ExecutionPlan {
    sources = List.copyOf(sources);
    queries = List.copyOf(queries);
    sinks = List.copyOf(sinks);
    decoders = List.copyOf(decoders);
  }
}
