package dev.laminar.compiler.physical;

import java.util.List;

/**
 * What tells the rows of an edge apart.
 *
 * @param alternatives sets of columns, each ascending by index: no two live rows agree in all
 *     columns of one of them. No set when nothing is known; an empty set when there is one row at
 *     most
 */
public record UniqueKey(List<List<Integer>> alternatives) {

  /** Rows may repeat. */
  public static final UniqueKey NONE = new UniqueKey(List.of());

  public UniqueKey {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  public boolean isKnown() {
    return !alternatives.isEmpty();
  }

  /** Whether no two rows agree in the columns. */
  public boolean isWithin(List<Integer> columns) {
    return alternatives.stream().anyMatch(columns::containsAll);
  }
}
