package dev.laminar.kernel.plan;

import java.util.List;

/**
 * A generated decoder of one source. Queries that start together share a reader of the union of
 * their columns, so a plan holds a decoder for the union of all its scans of a source.
 *
 * @param projection columns of the source's physical schema, ascending
 * @param className generated {@code RecordDecoder} for exactly these columns
 */
public record DecoderPlan(String source, List<Integer> projection, String className) {

  public DecoderPlan {
    projection = List.copyOf(projection);
  }
}
