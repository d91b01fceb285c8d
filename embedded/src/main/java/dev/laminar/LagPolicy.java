package dev.laminar;

/** What happens when the reader of a subscription is further behind than its buffer holds. */
public enum LagPolicy {
  /** The engine waits for the reader, and with it every source and query: nothing is lost. */
  BLOCK,

  /**
   * The oldest epochs are dropped, always whole ones. The reader sees a {@link Change.Gap} in their
   * place; the rows are counted.
   */
  DROP_OLDEST,

  /** The subscription ends with an error that tells how far the reader was behind. */
  FAIL,

  /**
   * What waits is reduced to its effect: of what was added and taken back nothing is left, of each
   * key the latest row. For queries whose rows change; ends like {@link #FAIL} when even that is
   * more than the buffer holds.
   */
  CONFLATE
}
