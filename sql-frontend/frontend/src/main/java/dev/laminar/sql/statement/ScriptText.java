package dev.laminar.sql.statement;

import dev.laminar.kernel.error.SourceSpan;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A script's text with its name, which every span of it carries.
 *
 * @param name for example {@code ohlc.sql}
 */
public record ScriptText(String name, String text) {

  /** The span of a position; {@link SourceSpan#NONE} for nodes that the engine made. */
  public SourceSpan span(SqlParserPos pos) {
    if (pos.getLineNum() <= 0) {
      return SourceSpan.NONE;
    }
    return new SourceSpan(
        name, pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
  }

  public SourceSpan span(SqlNode node) {
    return span(node.getParserPosition());
  }

  /** The text of a span, as written. */
  public String fragment(SourceSpan span) {
    if (!span.isKnown()) {
      return "";
    }
    int start = offset(span.line(), span.column());
    int end = offset(span.endLine(), span.endColumn()) + 1;
    return text.substring(
        Math.min(start, text.length()), Math.min(Math.max(start, end), text.length()));
  }

  private int offset(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int next = text.indexOf('\n', start);
      if (next < 0) {
        return text.length();
      }
      start = next + 1;
    }
    return start + column - 1;
  }
}
