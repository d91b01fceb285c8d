package dev.laminar.cli.shell;

/** How what was executed went; the worst counts. */
public enum Outcome {
  DONE,
  /** Ended by the user: {@code .quit}. */
  LEFT,
  /** The user can mend it. */
  FAILED,
  /** A defect of Laminar. */
  BROKEN,
  /** Ended by Ctrl-C. */
  INTERRUPTED;

  boolean goesOn() {
    return this == DONE;
  }
}
