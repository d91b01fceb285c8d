package dev.laminar.compiler.physical;

/** What bounds the state of an operator. */
public sealed interface StateBound {

  /** No state. */
  StateBound STATELESS = new Stateless();

  record Stateless() implements StateBound {}

  /** The groups of the windows that the watermark has not passed yet. */
  record Window(long sizeUs) implements StateBound {}

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
