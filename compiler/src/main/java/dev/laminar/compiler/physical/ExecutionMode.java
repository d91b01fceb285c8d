package dev.laminar.compiler.physical;

/** How a query goes over what it reads. */
public enum ExecutionMode {
  /** What there is, then every change. */
  CONTINUOUS,
  /** What there is: the query ends, and reads one input after the other, in the plan's order. */
  ONE_SHOT,
  /** What there is, beside others: sources may be read at the same time as other sources. */
  ONE_SHOT_BESIDE_OTHERS;

  /** Whether the query ends, and every input with it. */
  public boolean answersOnce() {
    return this != CONTINUOUS;
  }
}
