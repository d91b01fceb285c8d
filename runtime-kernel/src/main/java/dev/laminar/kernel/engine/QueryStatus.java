package dev.laminar.kernel.engine;

/** Where the life of a query is. */
public enum QueryStatus {
  /** Nothing demands its rows, or the engine was not started. */
  WAITING,
  RUNNING,
  /** Its input ended and everything was put out. */
  COMPLETED,
  FAILED
}
