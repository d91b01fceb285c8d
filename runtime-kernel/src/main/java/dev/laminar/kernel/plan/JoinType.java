package dev.laminar.kernel.plan;

/** Which rows a join puts out. */
public enum JoinType {
  /** Every pair of rows that match. */
  INNER,
  /** The pairs, and left rows without a match, with NULLs for the right columns. */
  LEFT,
  /** The pairs, and right rows without a match, with NULLs for the left columns. */
  RIGHT,
  /** The pairs, and rows of either side without a match. */
  FULL,
  /** Left rows that have a match. */
  SEMI,
  /** Left rows that have no match. */
  ANTI;

  /** Whether rows hold the columns of both sides; else those of the left side alone. */
  public boolean pairs() {
    return this != SEMI && this != ANTI;
  }

  /** Whether left rows without a match come out. */
  public boolean keepsLeft() {
    return this == LEFT || this == FULL || this == ANTI;
  }

  /** Whether right rows without a match come out. */
  public boolean keepsRight() {
    return this == RIGHT || this == FULL;
  }
}
