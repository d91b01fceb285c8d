package dev.laminar.compiler.logical;

import org.apache.calcite.rel.RelNode;

/**
 * The logical plan after a step.
 *
 * @param step name of the rewrite
 */
public record LogicalSnapshot(String step, RelNode plan) {}
