package dev.laminar.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows as text, as a test file shows them: cells between bars, the first line names the columns.
 *
 * <pre>
 * | symbol | high |
 * | ACME   | 10.5 |
 * </pre>
 *
 * <p>In a cell, {@code \|} is a bar, {@code \n} a new line and {@code \\} a backslash.
 */
record TextTable(List<String> columns, List<List<String>> rows) {

  static final TextTable EMPTY = new TextTable(List.of(), List.of());

  TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The cells of one line, without blanks around them. */
  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    String text = line.strip();
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        cell.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else if (c == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank()) {
      cells.add(cell.toString().strip());
    }
    return cells;
  }

  /** The lines of a file, columns aligned. */
  List<String> lines() {
    if (columns.isEmpty()) {
      return List.of();
    }
    List<List<String>> all = new ArrayList<>();
    all.add(columns);
    all.addAll(rows);
    List<List<String>> escaped =
        all.stream().map(row -> row.stream().map(TextTable::escaped).toList()).toList();
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      int at = column;
      widths.add(escaped.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    return escaped.stream().map(row -> line(row, widths)).toList();
  }

  private static String escaped(String cell) {
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n");
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(' ').append(cell).append(" ".repeat(widths.get(i) - cell.length())).append(" |");
    }
    return line.toString();
  }
}
