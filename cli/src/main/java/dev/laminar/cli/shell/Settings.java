package dev.laminar.cli.shell;

/** What commands change of how results are shown. One thread uses it. */
final class Settings {

  private static final long DEFAULT_ROW_LIMIT = 1_000;

  private Mode mode;
  private boolean timing;
  private long rowLimit = DEFAULT_ROW_LIMIT;

  Settings(Mode mode, boolean timing) {
    this.mode = mode;
    this.timing = timing;
  }

  Mode mode() {
    return mode;
  }

  void setMode(Mode value) {
    mode = value;
  }

  boolean timing() {
    return timing;
  }

  void setTiming(boolean value) {
    timing = value;
  }

  /** Rows of a table that are drawn; 0 for all. */
  long rowLimit() {
    return rowLimit;
  }

  void setRowLimit(long value) {
    rowLimit = value;
  }
}
