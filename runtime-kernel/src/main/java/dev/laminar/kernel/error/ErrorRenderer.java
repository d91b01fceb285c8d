package dev.laminar.kernel.error;

/** Lays an error out for a terminal: message, position, source line, caret, way out. */
final class ErrorRenderer {

  private ErrorRenderer() {}

  static String render(LaminarException error, String text) {
    StringBuilder out = new StringBuilder();
    out.append(label(error.code().kind()))
        .append(" [")
        .append(error.code().sqlState())
        .append("]: ")
        .append(error.getMessage());
    SourceSpan span = error.span();
    if (span.isKnown()) {
      out.append("\n  --> ").append(span);
      String line = line(text, span.line());
      if (!line.isEmpty()) {
        String number = Integer.toString(span.line());
        out.append("\n").append(number).append(" | ").append(line);
        out.append("\n").append(" ".repeat(number.length())).append(" | ");
        out.append(padding(line, span.column())).append("^".repeat(caretLength(span, line)));
      }
    }
    if (!error.help().isEmpty()) {
      out.append("\nhelp: ").append(error.help());
    }
    return out.toString();
  }

  private static String label(ErrorKind kind) {
    return switch (kind) {
      case USER -> "error";
      case UNSUPPORTED -> "not supported";
      case RESOURCE -> "resource error";
      case INTERNAL -> "internal error (please report it)";
    };
  }

  private static String line(String text, int number) {
    String[] lines = text.split("\n", -1);
    return number <= lines.length ? lines[number - 1].stripTrailing() : "";
  }

  /** Tabs stay tabs, so that the caret stands under the character whatever the tab width. */
  private static String padding(String line, int column) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < column - 1; i++) {
      out.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
    }
    return out.toString();
  }

  private static int caretLength(SourceSpan span, String line) {
    int end = span.endLine() == span.line() ? span.endColumn() : line.length();
    return Math.max(1, Math.min(end, line.length()) - span.column() + 1);
  }
}
