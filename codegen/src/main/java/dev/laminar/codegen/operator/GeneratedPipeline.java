package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.RowsLayout;
import java.util.List;

/**
 * What became of a {@code PipelineSpec}.
 *
 * @param model the class, not yet emitted
 * @param code its name with the statement's constants and error sites
 * @param slotSizeBytes of the group table that the pipeline updates or emits from; 0 for one
 *     without groups
 * @param rows of the tables that a join keeps its left and its right rows in; empty for others
 */
public record GeneratedPipeline(
    ClassModel model, CodeRef code, int slotSizeBytes, List<RowsLayout> rows) {

  public GeneratedPipeline {
    rows = List.copyOf(rows);
  }
}
