package dev.laminar.kernel.plan;

/** How rows of a lookup table come to a query. */
public enum LookupKind {
  /** It is no lookup table. */
  NONE,
  /** All of them are read before the first is looked up. */
  ONCE,
  /** All of them are read, again and again. */
  RELOADED,
  /** They are asked for by their keys. */
  ON_DEMAND;

  /** Whether it is a lookup table at all. */
  public boolean isLookup() {
    return this != NONE;
  }

  /** Whether the same row may be another one later. */
  public boolean changes() {
    return this == RELOADED || this == ON_DEMAND;
  }
}
