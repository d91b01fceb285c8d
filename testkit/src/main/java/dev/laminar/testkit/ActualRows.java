package dev.laminar.testkit;

import dev.laminar.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows that came, to be compared with those of a table.
 *
 * @param columns their names
 * @param rows their values
 * @param weights how often each row is there more than before; empty for rows that answer a query
 */
record ActualRows(List<String> columns, List<Row> rows, List<Integer> weights) {

  /** The column of a table that tells weights; where there is none, all are +1. */
  static final String WEIGHT = "_weight";

  /** The rows as a test file shows them. */
  TextTable table() {
    if (rows.isEmpty()) {
      return TextTable.EMPTY;
    }
    boolean weighted = weights.stream().anyMatch(weight -> weight != 1);
    List<String> header = new ArrayList<>();
    if (weighted) {
      header.add(WEIGHT);
    }
    header.addAll(columns);
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> line = new ArrayList<>();
      if (weighted) {
        line.add(signed(weights.get(i)));
      }
      for (int column = 0; column < columns.size(); column++) {
        line.add(Cells.show(rows.get(i).get(column)));
      }
      lines.add(line);
    }
    return new TextTable(header, lines);
  }

  private static String signed(int weight) {
    return weight > 0 ? "+" + weight : String.valueOf(weight);
  }

  /**
   * Whether the rows are those of a table, which may name some of the columns only.
   *
   * @param ordered whether they must come in its order
   */
  boolean matches(TextTable expected, boolean ordered) {
    if (expected.rows().size() != rows.size()) {
      return false;
    }
    int weightAt = expected.columns().indexOf(WEIGHT);
    if (weightAt < 0 && weights.stream().anyMatch(weight -> weight != 1)) {
      return false;
    }
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      left.add(i);
    }
    for (int i = 0; i < expected.rows().size(); i++) {
      List<String> cells = expected.rows().get(i);
      Integer found = null;
      for (Integer candidate : ordered ? left.subList(0, 1) : left) {
        if (matches(expected.columns(), cells, candidate)) {
          found = candidate;
          break;
        }
      }
      if (found == null) {
        return false;
      }
      left.removeIf(found::equals);
    }
    return true;
  }

  private boolean matches(List<String> names, List<String> cells, int row) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean same =
          name.equals(WEIGHT)
              ? !weights.isEmpty() && weight(cells.get(i)) == weights.get(row)
              : Cells.matches(cells.get(i), value(name, row));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object value(String name, int row) {
    return rows.get(row).get(name);
  }

  private static int weight(String cell) {
    try {
      return Integer.parseInt(cell);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** A column of a table that the rows do not have; null when there is none. */
  @Nullable String unknownColumn(TextTable expected) {
    List<String> known = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return expected.columns().stream()
        .filter(name -> !name.equals(WEIGHT) && !known.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
  }
}
