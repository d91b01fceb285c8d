package dev.laminar.codegen.spec;

import dev.laminar.kernel.plan.JoinType;

/** Whose rows a join keeps, for the rows of the other side to come. */
public enum KeptSides {
  /** Both sides', as rows of either may come at any time. */
  BOTH,

  /**
   * The left side's, all of which come before the first row of the right side. Only where no row
   * ever goes again.
   */
  LEFT,

  /** The right side's, all of which come before the first row of the left side. */
  RIGHT;

  /** Whether the left side's rows are kept. */
  public boolean keepsLeft() {
    return this != RIGHT;
  }

  /** Whether the right side's rows are kept. */
  public boolean keepsRight() {
    return this != LEFT;
  }

  /** The side whose rows need not be kept for want of a match, the right one if either will do. */
  public static KeptSides usual(JoinType type) {
    return type == JoinType.RIGHT ? LEFT : RIGHT;
  }
}
