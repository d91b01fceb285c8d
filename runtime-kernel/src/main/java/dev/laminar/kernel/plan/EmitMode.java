package dev.laminar.kernel.plan;

/** When an aggregate emits. */
public enum EmitMode {
  /**
   * Each window once, when the watermark passes its end; an aggregate without window once, at the
   * end of its input.
   */
  ON_WINDOW_CLOSE,
  /** The new value of each group that a batch changed. */
  ON_UPDATE,
  /** What changed: the old value of a group taken back (weight -1), and its new one (+1). */
  CHANGES
}
