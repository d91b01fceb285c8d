package dev.laminar.codegen.spec;

import dev.laminar.kernel.type.RowSchema;

/** Where a pipeline's rows go. */
public sealed interface PipelineEnd {

  /** An output batch with the columns of the last operator. */
  record Output(RowSchema schema) implements PipelineEnd {}

  /** The groups of an aggregate. */
  record Groups(AggregateSpec aggregate) implements PipelineEnd {}
}
