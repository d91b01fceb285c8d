package dev.laminar.sql.error;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.statement.ScriptText;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;

/** Syntax errors as users read them. */
public final class SyntaxErrors {

  private SyntaxErrors() {}

  /** The error of a failed parse. */
  public static LaminarException translate(
      ScriptText script, SqlParseException error, SqlAbstractParserImpl.Metadata metadata) {
    SourceSpan span = error.getPos() == null ? SourceSpan.NONE : script.span(error.getPos());
    return new LaminarException(ErrorCode.SYNTAX_ERROR, String.valueOf(error.getMessage()), span, "");
  }
}
