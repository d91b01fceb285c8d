package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.plan.CodeRef;

/**
 * What became of a {@code PipelineSpec}.
 *
 * @param model the class, not yet emitted
 * @param code its name with the statement's constants and error sites
 * @param slotSizeBytes of the group table that the pipeline updates or emits from; 0 for a
 *     stateless one
 */
public record GeneratedPipeline(ClassModel model, CodeRef code, int slotSizeBytes) {}
