package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.state.GroupState;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of a generated class is given.
 *
 * @param output where its rows go; null for a pipeline that ends in state
 * @param state the state it updates or emits from; null for a stateless pipeline
 * @param metrics its counters
 */
public record PipelineContext(
    ConstantTable constants,
    ErrorSites sites,
    @Nullable PipelineOutput output,
    @Nullable GroupState state,
    PipelineMetrics metrics) {}
