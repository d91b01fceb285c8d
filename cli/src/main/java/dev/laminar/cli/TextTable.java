package dev.laminar.cli;

import dev.laminar.StatementResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints rows in aligned columns. */
final class TextTable {

  private TextTable() {}

  static void print(StatementResult.Table table, PrintStream out) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int width = table.columns().get(i).length();
      for (List<@Nullable String> row : table.rows()) {
        width = Math.max(width, text(row.get(i)).length());
      }
      widths.add(width);
    }
    printRow(new ArrayList<>(table.columns()), widths, out);
    printRow(widths.stream().<@Nullable String>map("-"::repeat).toList(), widths, out);
    for (List<@Nullable String> row : table.rows()) {
      printRow(row, widths, out);
    }
  }

  private static void printRow(List<@Nullable String> row, List<Integer> widths, PrintStream out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String text = text(row.get(i));
      line.append(text).append(" ".repeat(widths.get(i) - text.length() + 2));
    }
    out.println(line.toString().stripTrailing());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
