package dev.laminar.sql.statement;

import dev.laminar.kernel.error.SourceSpan;

/**
 * A statement with its place in a script.
 *
 * @param span the statement's text, without the semicolon
 */
public record ParsedStatement(ScriptText script, SourceSpan span, Statement statement) {

  /** The statement's own text. */
  public String sql() {
    return script.fragment(span);
  }
}
