package dev.laminar.operators;

import dev.laminar.operators.Check.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What became of the checks; an expression that is asked more than once counts once. */
final class OperatorReport {

  private static final Pattern OWN = Pattern.compile("'[^']*'|\\d+");

  private final List<Check> checks;

  OperatorReport(List<Check> all) {
    Map<String, Check> bySql = new LinkedHashMap<>();
    for (Check check : all) {
      bySql.merge(check.sql(), check, OperatorReport::worse);
    }
    this.checks = List.copyOf(bySql.values());
  }

  private static Check worse(Check one, Check other) {
    return one.outcome().compareTo(other.outcome()) >= 0 ? one : other;
  }

  long count(Outcome outcome) {
    return checks.stream().filter(check -> check.outcome() == outcome).count();
  }

  /** Wrong ones for which there is a reason. */
  long deviations() {
    return checks.stream()
        .filter(check -> check.outcome() == Outcome.WRONG)
        .filter(check -> Deviation.of(check).isPresent())
        .count();
  }

  /** What is wrong without a reason, or broken. */
  List<String> mistakes() {
    return checks.stream()
        .filter(check ->
            check.outcome() == Outcome.BROKEN
                || check.outcome() == Outcome.WRONG && Deviation.of(check).isEmpty())
        .map(check -> check.test() + ": " + check.sql() + "\n    " + check.detail())
        .toList();
  }

  /** The page that is published. */
  String page() {
    long passed = count(Outcome.PASSED);
    long refused = count(Outcome.REFUSED);
    long executed = checks.size() - refused;
    StringBuilder out =
        new StringBuilder(
            """
            # Calcite's operator tests

            `./build operators` runs `SqlOperatorTest` of Apache Calcite over the JDBC driver, and writes this page. Asked are the expressions of the
            standard's functions and of PostgreSQL's; functions of other databases have their names here, not their meaning. Texts are compared as
            values: how a driver spells a DOUBLE, bytes or a collection does not count.

            """);
    out.append("| | expressions |\n|---|---|\n");
    out.append(row("as Calcite has it", passed));
    out.append(row("another answer, for a reason: see below", deviations()));
    out.append(row("refused when compiled", refused));
    out.append(row("wrong", mistakes().size()));
    out.append(
        String.format(
            Locale.ROOT,
            "%nOf the expressions that are executed, %.1f %% have Calcite's answer.%n",
            100.0 * passed / Math.max(1, executed)));
    out.append("\n## Other answers\n\n| expressions | reason | for example |\n|---|---|---|\n");
    Map<String, List<Check>> byReason = new TreeMap<>();
    for (Check check : checks) {
      Optional<Deviation> deviation =
          check.outcome() == Outcome.WRONG ? Deviation.of(check) : Optional.empty();
      deviation.ifPresent(
          known -> byReason.computeIfAbsent(known.reason(), _ -> new ArrayList<>()).add(check));
    }
    append(out, byReason);
    out.append("\n## Refused\n\n| expressions | reason | for example |\n|---|---|---|\n");
    append(
        out,
        checks.stream()
            .filter(check -> check.outcome() == Outcome.REFUSED)
            .collect(Collectors.groupingBy(check -> reason(check.detail()))));
    return out.toString();
  }

  private static void append(StringBuilder out, Map<String, List<Check>> byReason) {
    byReason.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, List<Check>>>comparingInt(each -> -each.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .forEach(each ->
            out.append("| ")
                .append(each.getValue().size())
                .append(" | ")
                .append(cell(each.getKey()))
                .append(" | `")
                .append(cell(shortened(each.getValue().getFirst().sql())))
                .append("` |\n"));
  }

  private static String row(String what, long count) {
    return "| " + what + " | " + count + " |\n";
  }

  private static String reason(String detail) {
    return OWN.matcher(detail.substring(Math.min(6, detail.length()))).replaceAll("…");
  }

  private static String shortened(String sql) {
    String line = sql.replaceAll("\\s+", " ");
    return line.length() <= 90 ? line : line.substring(0, 90) + "…";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("`", "'");
  }
}
