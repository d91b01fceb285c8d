package dev.laminar.compiler.physical;

import java.util.List;

/** What tells the rows of an edge apart: no two live rows have the same values in these columns. */
public sealed interface UniqueKey {

  /** Nothing known. */
  UniqueKey NONE = new None();

  /** Rows may repeat. */
  record None() implements UniqueKey {}

  /** Column indexes, ascending; empty when there is one row at most. */
  record Columns(List<Integer> indexes) implements UniqueKey {
    public Columns {
      indexes = List.copyOf(indexes);
    }
  }
}
