package dev.laminar.compiler.physical;

/** How a query goes over what it reads. */
public enum ExecutionMode {
  /** What there is, then every change. */
  CONTINUOUS,
  /** What there is: the query ends, and every input with it. */
  ONE_SHOT
}
