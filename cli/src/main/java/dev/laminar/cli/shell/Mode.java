package dev.laminar.cli.shell;

/** How rows are written. */
public enum Mode {
  /** In columns. */
  TABLE,
  /** A line for each value. */
  VERTICAL,
  /** A JSON object for each row. */
  JSON,
  CSV
}
