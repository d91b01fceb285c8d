package dev.laminar.kernel.plan;

/** When an aggregate emits, and what. */
public enum EmitMode {
  /**
   * Each window once, when the watermark passes its end; an aggregate without window once, at the
   * end of its input.
   */
  ON_WINDOW_CLOSE,
  /** The new value of each group that a batch changed. */
  ON_UPDATE,
  /** What changed: the old value of a group taken back (weight -1), and its new one (+1). */
  CHANGES,
  /** Like ON_WINDOW_CLOSE, when the watermark passes the window's end and the lateness. */
  FINAL,
  /**
   * Each window when the watermark passes its end; from then on, until the lateness has passed,
   * what a late row changes: the old value of its group taken back, and the new one.
   */
  CORRECTIONS,
  /**
   * The new value of each group that has changed, at an interval of processing time; what has
   * changed in a window since, when the watermark passes its end.
   */
  EVERY;

  /** Whether every group of a window comes out once. */
  public boolean emitsOnce() {
    return this == ON_WINDOW_CLOSE || this == FINAL;
  }

  /** Whether old values are taken back. */
  public boolean takesBack() {
    return this == CHANGES || this == CORRECTIONS;
  }
}
