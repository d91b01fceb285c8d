package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.SourceSpan;

/**
 * Something that works, but perhaps not as the user wishes.
 *
 * @param operator label of the operator, for example {@code Aggregate#3}
 * @param help the way out, one line
 */
public record PlanWarning(String operator, String message, SourceSpan span, String help) {}
