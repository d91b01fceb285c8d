package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.error.SourceSpan;

/**
 * A place in a statement where a row can make execution fail.
 *
 * @param operator operator id as plans print it, for example {@code Project#3}
 * @param fragment the SQL text of the failing expression, for example {@code 100 / (qty - 7)}
 */
public record ErrorSite(String operator, SourceSpan span, String fragment) {}
