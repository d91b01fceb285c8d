package dev.laminar.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of all queries, as text or Markdown. */
final class ResultTable {

  private static final List<String> OTHERS = List.of("by hand", "DuckDB", "Flink");

  /** Where the figures come from. */
  @FunctionalInterface
  private interface Rate {
    double of(QueryResult result, String contender);
  }

  private final List<QueryResult> results;
  private final boolean markdown;

  ResultTable(List<QueryResult> results, boolean markdown) {
    this.results = results;
    this.markdown = markdown;
  }

  void print(PrintStream out) {
    table(out, "M events/s of processor time", QueryResult::perCpuSecond);
    out.println();
    table(out, "M events/s on the clock", QueryResult::perSecond);
    for (QueryResult result : results) {
      result
          .remarks()
          .forEach((contender, why) ->
              out.println((markdown ? "- " : "") + result.query() + ", " + contender + ": " + why));
    }
  }

  private void table(PrintStream out, String unit, Rate rate) {
    List<String> others =
        OTHERS.stream()
            .filter(
                other -> results.stream().anyMatch(result -> !Double.isNaN(rate.of(result, other))))
            .toList();
    List<String> heads = new ArrayList<>(List.of("query", "Laminar"));
    for (String other : others) {
      heads.add(other);
      heads.add("Laminar / " + other);
    }
    out.println(unit + (markdown ? "\n" : ""));
    line(out, heads);
    if (markdown) {
      line(out, heads.stream().map(_ -> "---").toList());
    }
    for (QueryResult result : results) {
      double laminar = rate.of(result, "Laminar");
      List<String> cells = new ArrayList<>(List.of(result.query(), figure(laminar)));
      for (String other : others) {
        double figure = rate.of(result, other);
        cells.add(figure(figure));
        cells.add(ratio(laminar / figure));
      }
      line(out, cells);
    }
  }

  private static String figure(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }

  private static String ratio(double value) {
    return Double.isNaN(value)
        ? ""
        : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }

  private void line(PrintStream out, List<String> cells) {
    if (markdown) {
      out.println("| " + String.join(" | ", cells) + " |");
      return;
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(String.format(Locale.ROOT, i == 0 ? "%-8s" : "%18s", cells.get(i)));
    }
    out.println(line);
  }
}
