package dev.laminar.codegen.emit;

import java.util.List;

/** Text made fit for Java comments. */
final class CommentText {

  private CommentText() {}

  /**
   * The lines of a comment: SQL may hold what would end it, or what Java reads as a Unicode escape.
   */
  static List<String> lines(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    return text.strip()
        .replace("*/", "* /")
        .replace("\\u", "\\\\u")
        .lines()
        .map(String::stripTrailing)
        .toList();
  }
}
