package dev.laminar.codegen.spec;

import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;

/** Where a pipeline's rows come from. */
public sealed interface PipelineInput {

  RowSchema schema();

  /**
   * Batches of a source or an upstream stream: becomes a {@code CompiledPipeline}.
   *
   * @param mode what its rows mean: they carry weights unless they are appended
   */
  record Batches(RowSchema schema, ChangelogMode mode) implements PipelineInput {}

  /**
   * Groups of an aggregate, as they close or change: becomes a {@code CompiledEmission}. Schema:
   * {@link AggregateSpec#schema()}.
   */
  record Groups(AggregateSpec aggregate) implements PipelineInput {
    @Override
    public RowSchema schema() {
      return aggregate.schema();
    }
  }

  /** Rows of two inputs, joined: becomes a {@code CompiledJoin}, which ends in an output. */
  record Join(JoinSpec join) implements PipelineInput {
    @Override
    public RowSchema schema() {
      return join.schema();
    }
  }

  /**
   * Rows of two inputs, joined by time: becomes a {@code CompiledAsof}, which ends in an output.
   */
  record Asof(AsofSpec join) implements PipelineInput {
    @Override
    public RowSchema schema() {
      return join.schema();
    }
  }
}
