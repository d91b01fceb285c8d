package dev.laminar.codegen.spec;

import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * One pipeline to generate: an input, a chain of operators fused into one loop, and where rows end.
 *
 * @param query name of the statement, for the package of the class; a Java identifier
 * @param index of the pipeline within the statement
 * @param source SQL text that spans point into
 * @param inputName what is read, for names and comments: a source, a stream, the aggregate of an
 *     emission, or the inputs of a join
 */
public record PipelineSpec(
    String query,
    int index,
    SourceText source,
    String inputName,
    PipelineInput input,
    List<OperatorSpec> operators,
    PipelineEnd end) {

  public PipelineSpec {
    operators = List.copyOf(operators);
  }

  /** Whether the rows read carry weights. */
  public boolean readsWeights() {
    return input instanceof PipelineInput.Batches batches && batches.mode() != ChangelogMode.APPEND;
  }

  /** Whether more rows may come out than go in. */
  public boolean expands() {
    return operators.stream().anyMatch(OperatorSpec.Expand.class::isInstance);
  }

  /** Schema of the rows read. */
  public RowSchema inputSchema() {
    return input.schema();
  }
}
