package dev.laminar.golden;

import dev.laminar.golden.GoldenCase.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that are left when those with a negative weight are taken away: the same row where rows
 * are compared as a multiset, all of the same key where the last of each key counts.
 */
final class WeightedRows {

  private final List<String> names;
  private final Comparison comparison;
  private final List<List<String>> rows = new ArrayList<>();

  WeightedRows(List<String> names, Comparison comparison) {
    this.names = names;
    this.comparison = comparison;
  }

  void add(List<String> row, int weight) {
    if (weight == 0) {
      throw new AssertionError("weight 0 of " + row);
    }
    for (int i = 0; i < Math.abs(weight); i++) {
      if (weight > 0) {
        rows.add(row);
      } else {
        remove(row);
      }
    }
  }

  private void remove(List<String> row) {
    boolean known =
        switch (comparison) {
          case Comparison.InOrder _ -> false;
          case Comparison.AnyOrder _ -> rows.remove(row);
          case Comparison.LastPerKey last -> removeKey(row, last.key());
        };
    if (!known) {
      throw new AssertionError("a row is taken back that is not there: " + row);
    }
  }

  private boolean removeKey(List<String> row, List<String> key) {
    return rows.removeIf(other ->
        key.stream()
            .map(names::indexOf)
            .allMatch(column -> other.get(column).equals(row.get(column))));
  }

  List<List<String>> left() {
    return rows;
  }
}
