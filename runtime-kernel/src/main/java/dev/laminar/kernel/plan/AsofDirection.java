package dev.laminar.kernel.plan;

/** Where a row of the left side looks for the row of the right side that is nearest in time. */
public enum AsofDirection {
  /** At its own time or before. */
  BACKWARD,
  /** At its own time or after. */
  FORWARD,
  /** On either side; of two that are equally far away, the earlier one. */
  NEAREST
}
