package dev.laminar.sql.tree;

/** Kinds of objects that CREATE makes and DROP removes. */
public enum ObjectKind {
  SOURCE,
  STREAM,
  MATERIALIZED_VIEW,
  SINK,
  TABLE,
  LOOKUP_TABLE,
  FUNCTION;

  /** As SQL writes it. */
  public String sql() {
    return name().replace('_', ' ');
  }
}
