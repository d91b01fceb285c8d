package dev.laminar.kernel.plan;

/** What the rows on an edge mean. */
public enum ChangelogMode {
  /** Every row is an insert. No weights are carried. */
  APPEND,
  /** Every row replaces the one of the same key (weight +1) or deletes it (-1). */
  UPSERT,
  /** Rows are inserts (+1) and retractions (-1) of a Z-set. */
  RETRACT
}
