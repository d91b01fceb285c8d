package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.JoinState;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of a generated class is given.
 *
 * @param output where its rows go; null for a pipeline that ends in state
 * @param state the state it updates or emits from; null for a pipeline without groups
 * @param join the rows of both sides of the join that it starts at; null for others
 * @param metrics its counters
 * @param clock what tells its expressions the time; the same one in all pipelines of a query
 */
public record PipelineContext(
    ConstantTable constants,
    ErrorSites sites,
    @Nullable PipelineOutput output,
    @Nullable GroupState state,
    @Nullable JoinState join,
    PipelineMetrics metrics,
    BatchClock clock) {}
