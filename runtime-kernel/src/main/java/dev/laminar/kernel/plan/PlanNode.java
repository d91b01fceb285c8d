package dev.laminar.kernel.plan;

import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * A node of a query's data flow, without SQL. Edges are the {@code input} ids; ids are unique
 * within the query.
 */
public sealed interface PlanNode {

  int id();

  /** Schema of the rows that leave the node. */
  RowSchema schema();

  /**
   * Reads a source of the catalog.
   *
   * @param projection columns of the source's physical schema, ascending
   */
  record SourceScan(int id, String source, List<Integer> projection, RowSchema schema)
      implements PlanNode {}

  /** Reads what another query puts out. */
  record StreamScan(int id, String stream, RowSchema schema) implements PlanNode {}

  /** A generated {@code CompiledPipeline} with an output. */
  record Transform(int id, int input, CodeRef code, RowSchema schema, ChangelogMode mode)
      implements PlanNode {}

  /**
   * A generated {@code CompiledPipeline} that ends in groups, and the {@code CompiledEmission} that
   * starts there.
   *
   * @param slotSizeBytes of the group table, a multiple of 8
   * @param windowSizeUs 0 for an aggregate without window
   */
  record Aggregate(
      int id,
      int input,
      CodeRef update,
      CodeRef emission,
      int slotSizeBytes,
      long windowSizeUs,
      long windowOffsetUs,
      EmitMode emit,
      RowSchema schema,
      ChangelogMode mode)
      implements PlanNode {}
}
