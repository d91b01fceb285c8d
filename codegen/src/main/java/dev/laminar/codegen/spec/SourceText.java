package dev.laminar.codegen.spec;

import dev.laminar.kernel.error.SourceSpan;

/** A SQL text with its name: cuts out the fragment of a span. */
public record SourceText(String name, String text) {

  /**
   * The SQL of a span on one line, white space folded, at most 120 characters; empty when the span
   * is unknown or points into another text.
   */
  public String fragment(SourceSpan span) {
    if (!span.isKnown() || !span.source().equals(name)) {
      return "";
    }
    String[] lines = text.split("\n", -1);
    StringBuilder out = new StringBuilder();
    for (int line = span.line(); line <= span.endLine() && line <= lines.length; line++) {
      String content = lines[line - 1];
      int from = line == span.line() ? Math.min(span.column() - 1, content.length()) : 0;
      int to =
          line == span.endLine() ? Math.min(span.endColumn(), content.length()) : content.length();
      out.append(content, from, Math.max(from, to)).append(' ');
    }
    String folded = out.toString().replaceAll("\\s+", " ").strip();
    return folded.length() <= 120 ? folded : folded.substring(0, 117) + "...";
  }
}
