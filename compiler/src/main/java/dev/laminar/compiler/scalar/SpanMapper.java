package dev.laminar.compiler.scalar;

import dev.laminar.kernel.error.SourceSpan;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * From the parser's positions to spans of one text.
 *
 * @param source name of the text
 */
public record SpanMapper(String source) {

  /**
   * The span of a position; {@code enclosing} when the planner made the node, or lost where it came
   * from.
   */
  public SourceSpan span(SqlParserPos position, SourceSpan enclosing) {
    boolean known = position.getLineNum() > 0 && position.getColumnNum() > 0;
    return known
        ? new SourceSpan(
            source,
            position.getLineNum(),
            position.getColumnNum(),
            position.getEndLineNum(),
            position.getEndColumnNum())
        : enclosing;
  }
}
