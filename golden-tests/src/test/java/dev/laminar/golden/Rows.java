package dev.laminar.golden;

import dev.laminar.golden.GoldenCase.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A result as text that two systems can be compared by.
 *
 * @param names of the columns
 * @param rows values as {@link Values} writes them
 */
record Rows(List<String> names, List<List<String>> rows) {

  /** What is compared: rows as they came, sorted, or the last of each key, sorted. */
  Rows comparable(Comparison comparison) {
    return switch (comparison) {
      case Comparison.InOrder _ -> this;
      case Comparison.AnyOrder _ -> new Rows(names, sorted(rows));
      case Comparison.LastPerKey last -> new Rows(names, sorted(lastPerKey(last.key())));
    };
  }

  private List<List<String>> lastPerKey(List<String> key) {
    List<String> lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    int[] columns =
        key.stream().mapToInt(name -> lower.indexOf(name.toLowerCase(Locale.ROOT))).toArray();
    Map<List<String>, List<String>> last = new LinkedHashMap<>();
    for (List<String> row : rows) {
      List<String> values = new ArrayList<>();
      for (int column : columns) {
        values.add(row.get(column));
      }
      last.put(values, row);
    }
    return List.copyOf(last.values());
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    return rows.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  /** One line a row, after a line of names. */
  String text() {
    StringBuilder out = new StringBuilder(String.join(" | ", names)).append('\n');
    rows.forEach(row -> out.append(String.join(" | ", row)).append('\n'));
    return out.toString();
  }
}
