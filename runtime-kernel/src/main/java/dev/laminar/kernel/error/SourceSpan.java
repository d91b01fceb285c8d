package dev.laminar.kernel.error;

/**
 * A range of SQL text. Lines and columns count from 1; the end column is inclusive, as Calcite
 * counts.
 *
 * @param source name of the script or statement the text came from, for example {@code ohlc.sql}
 */
public record SourceSpan(String source, int line, int column, int endLine, int endColumn) {

  /** The span of nothing: used for text that has no position, such as values made by the engine. */
  public static final SourceSpan NONE = new SourceSpan("", 0, 0, 0, 0);

  public boolean isKnown() {
    return line > 0;
  }

  /** {@code source:line:column}, the form editors jump to. */
  @Override
  public String toString() {
    if (!isKnown()) {
      return source.isEmpty() ? "<unknown>" : source;
    }
    return source + ":" + line + ":" + column;
  }
}
