package dev.laminar.compiler.physical;

/** What bounds the state of an operator. */
public sealed interface StateBound {

  /** No state. */
  StateBound STATELESS = new Stateless();

  record Stateless() implements StateBound {}

  /** The groups of the windows that the watermark has not passed yet. */
  record Window(long sizeUs) implements StateBound {}

  /** The rows of windows that the watermark has not passed yet. */
  record OpenWindows() implements StateBound {}

  /** Of each partition the rows that its frames reach back to. */
  record Frames() implements StateBound {}

  /** Rows that are still on time for partners so far from them in time. */
  record Interval(long lowerUs, long upperUs) implements StateBound {}

  /** Rows that the watermark has not passed yet, and the latest one of each key. */
  record Watermark() implements StateBound {}

  /** One group, whatever the input. */
  record SingleGroup() implements StateBound {}

  /** As many entries as bounded inputs have keys, or rows. */
  record BoundedInput() implements StateBound {}

  /** What was touched in a time up to now. */
  record IdleTime(long ttlMs) implements StateBound {}

  /** One entry for every key ever seen: grows as long as the query runs. */
  record Unbounded() implements StateBound {}
}
