package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.PhysicalPlan;

/**
 * The plan after a step.
 *
 * @param step name of the pass; {@code Translate} for what the logical plan was translated to
 */
public record PlanSnapshot(String step, PhysicalPlan plan) {}
