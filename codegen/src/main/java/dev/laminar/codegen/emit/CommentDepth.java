package dev.laminar.codegen.emit;

/** How much the Java view explains. */
public enum CommentDepth {
  /** Code only. */
  NONE,
  /** Operators, positions and SQL fragments. */
  SQL
}
