package dev.laminar.codegen.emit;

/** What the line numbers of a class file mean. */
public sealed interface LineNumbers {

  /** No debug information at all: no file, no lines, no names of locals. For comparing shapes. */
  record None() implements LineNumbers {}

  /** Lines of the SQL text, from the tree's marks. */
  record Sql() implements LineNumbers {}

  /**
   * Lines of the Java view, with a JSR-45 map to the SQL.
   *
   * @param source the view
   */
  record Java(JavaSource source) implements LineNumbers {}
}
