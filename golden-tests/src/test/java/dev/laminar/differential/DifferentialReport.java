package dev.laminar.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of scenarios. */
final class DifferentialReport {

  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, Integer> rejected = new TreeMap<>();
  private final Map<String, List<String>> different = new TreeMap<>();
  private int scenarios;
  private int queries;
  private int pairs;

  /**
   * Takes what became of a scenario.
   *
   * @param script what shows the difference, when there is one
   */
  void add(Scenario scenario, Verdict verdict, String script) {
    scenarios++;
    queries += scenario.views().size();
    switch (verdict) {
      case Verdict.Same same -> {
        pairs += same.pairs();
        same.refused().forEach(reason -> refused.merge(reason, 1, Integer::sum));
        same.rejected().forEach(reason -> rejected.merge(reason, 1, Integer::sum));
      }
      case Verdict.Different found ->
          different.computeIfAbsent(found.kind(), _ -> new ArrayList<>()).add(script);
    }
  }

  int scenarios() {
    return scenarios;
  }

  int queries() {
    return queries;
  }

  /** Comparisons that were the same. */
  int pairs() {
    return pairs;
  }

  int refused() {
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  int rejected() {
    return rejected.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Scripts that show differences. */
  List<String> differences() {
    return different.values().stream().flatMap(List::stream).toList();
  }

  String line() {
    return "%d scenarios, %d queries, %d comparisons the same, %d differences, %d queries refused, %d rejected by DuckDB"
        .formatted(scenarios, queries, pairs, differences().size(), refused(), rejected());
  }

  String text() {
    StringBuilder out = new StringBuilder();
    append(out, "refused", refused);
    append(out, "rejected by DuckDB", rejected);
    different.forEach((kind, scripts) -> out.append("%7d %s%n".formatted(scripts.size(), kind)));
    return out.append(line()).append('\n').toString();
  }

  private static void append(StringBuilder out, String what, Map<String, Integer> counts) {
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            each -> out.append("%7d %s: %s%n".formatted(each.getValue(), what, each.getKey())));
  }
}
