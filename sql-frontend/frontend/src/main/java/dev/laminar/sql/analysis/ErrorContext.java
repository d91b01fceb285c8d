package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.statement.ScriptText;
import java.util.Set;

/**
 * What a message about a failed validation is made from.
 *
 * @param span of the statement: for errors without a position
 * @param tables names that the statement mentions in FROM, for "did you mean"
 */
record ErrorContext(ScriptText script, SourceSpan span, Catalog catalog, Set<String> tables) {}
