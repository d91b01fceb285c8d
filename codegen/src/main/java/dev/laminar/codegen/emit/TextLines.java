package dev.laminar.codegen.emit;

import java.util.ArrayList;
import java.util.List;

/** Lines of formatted text under construction, each with the SQL line it stands for. */
final class TextLines {

  static final int WIDTH = 110;
  private static final int CONTINUATION = 4;

  /**
   * A place where a line may be broken, as a character of Unicode's private use area: the outermost
   * level is the first.
   */
  private static final char FIRST_BREAK = '\uE000';

  private static final char LAST_BREAK = '\uF8FF';

  private final List<String> lines = new ArrayList<>();
  private final List<Integer> sqlLines = new ArrayList<>();
  private int indent;
  private int sqlLine;

  /** A blank at which the line may be broken; deeper levels are broken last. */
  static char breakAt(int level) {
    return (char) Math.min(FIRST_BREAK + level, LAST_BREAK);
  }

  void indent() {
    indent += 2;
  }

  void outdent() {
    indent -= 2;
  }

  /** What follows stands for that line of the SQL text; 0 for none. */
  void sqlLine(int line) {
    sqlLine = line;
  }

  int sqlLine() {
    return sqlLine;
  }

  int count() {
    return lines.size();
  }

  String get(int index) {
    return lines.get(index);
  }

  int sqlLineOf(int index) {
    return sqlLines.get(index);
  }

  void blank() {
    add("", 0);
  }

  /** A line that stands for no SQL. */
  void plain(String text) {
    add(" ".repeat(indent) + text, 0);
  }

  /** Code, wrapped at its break marks when it is too long for one line. */
  void code(String marked) {
    wrap(marked, indent, indent + CONTINUATION);
  }

  /** Puts something before the first character of a line. */
  void prefix(int index, String prefix) {
    String line = lines.get(index);
    int start = line.length() - line.stripLeading().length();
    lines.set(index, line.substring(0, start) + prefix + line.substring(start));
  }

  /** Appends behind the last line. */
  void appendToLast(String suffix) {
    lines.set(lines.size() - 1, lines.getLast() + suffix);
  }

  private void wrap(String marked, int firstIndent, int nextIndent) {
    char outermost = outermostBreak(marked);
    if (outermost == 0 || firstIndent + marked.length() <= WIDTH) {
      add(" ".repeat(firstIndent) + flat(marked), sqlLine);
      return;
    }
    int lineIndent = firstIndent;
    int lineStart = 0;
    int segmentStart = 0;
    while (segmentStart < marked.length()) {
      int segmentEnd = marked.indexOf(outermost, segmentStart);
      segmentEnd = segmentEnd < 0 ? marked.length() : segmentEnd;
      if (segmentStart > lineStart && lineIndent + segmentEnd - lineStart > WIDTH) {
        wrap(marked.substring(lineStart, segmentStart - 1), lineIndent, nextIndent + CONTINUATION);
        lineIndent = nextIndent;
        lineStart = segmentStart;
      }
      segmentStart = segmentEnd + 1;
    }
    String rest = marked.substring(lineStart);
    if (rest.indexOf(outermost) >= 0) {
      add(" ".repeat(lineIndent) + flat(rest), sqlLine);
    } else {
      wrap(rest, lineIndent, nextIndent + CONTINUATION);
    }
  }

  private static char outermostBreak(String marked) {
    char outermost = 0;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c >= FIRST_BREAK && c <= LAST_BREAK && (outermost == 0 || c < outermost)) {
        outermost = c;
      }
    }
    return outermost;
  }

  private static String flat(String marked) {
    StringBuilder out = new StringBuilder(marked.length());
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      out.append(c >= FIRST_BREAK && c <= LAST_BREAK ? ' ' : c);
    }
    return out.toString();
  }

  private void add(String line, int standsFor) {
    lines.add(line);
    sqlLines.add(standsFor);
  }
}
