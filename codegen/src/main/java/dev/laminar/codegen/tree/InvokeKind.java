package dev.laminar.codegen.tree;

public enum InvokeKind {
  STATIC,
  VIRTUAL,
  INTERFACE,
  /**
   * A superclass constructor; only as the first statement of a constructor, by name {@code <init>}.
   */
  SUPER_CONSTRUCTOR
}
