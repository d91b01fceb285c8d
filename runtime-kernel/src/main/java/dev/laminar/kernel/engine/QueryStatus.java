package dev.laminar.kernel.engine;

/** Where the life of a query is. */
public enum QueryStatus {
  /** Nothing demands its rows, or the engine was not started. */
  WAITING,
  RUNNING,
  /** Its input ended and everything was put out. */
  COMPLETED,
  /**
   * The engine was told to finish before the input ended: what was read was put out, but for
   * windows that were still open.
   */
  STOPPED,
  FAILED
}
