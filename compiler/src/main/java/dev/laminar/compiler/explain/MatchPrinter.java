package dev.laminar.compiler.explain;

import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.codegen.spec.RowPattern.What;
import dev.laminar.compiler.physical.Durations;
import dev.laminar.compiler.physical.Match;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints row pattern recognition. */
final class MatchPrinter {

  private MatchPrinter() {}

  /** For example {@code partition by k order by ts pattern A B+ within 10 s skip past last row}. */
  static String print(Match match) {
    RowSchema rows = match.input().schema();
    RowPattern pattern = match.pattern();
    List<String> parts = new ArrayList<>();
    if (!match.partition().isEmpty()) {
      parts.add(
          match.partition().stream()
              .map(column -> rows.column(column).name())
              .collect(Collectors.joining(", ", "partition by ", "")));
    }
    if (!match.order().isEmpty()) {
      parts.add(
          match.order().stream()
              .map(key -> rows.column(key.column()).name() + (key.descending() ? " DESC" : ""))
              .collect(Collectors.joining(", ", "order by ", "")));
    }
    parts.add(
        "pattern "
            + (pattern.anchoredStart() ? "^ " : "")
            + pattern.text()
            + (pattern.anchoredEnd() ? " $" : ""));
    if (pattern.withinUs() > 0) {
      parts.add("within " + Durations.interval(pattern.withinUs()));
    }
    String skip = pattern.skip().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    parts.add(
        "skip " + skip + (pattern.skipSet() == 0 ? "" : " " + set(pattern, pattern.skipSet())));
    parts.add(pattern.allRows() ? "all rows" : "one row");
    return String.join(" ", parts);
  }

  /** The conditions, and the columns that come out, by what they read. */
  static List<String> details(Match match) {
    RowPattern pattern = match.pattern();
    List<String> details = new ArrayList<>();
    for (RowPattern.Variable variable : pattern.variables()) {
      if (variable.condition() != null) {
        details.add(
            "define " + variable.name() + " as " + ScalarPrinter.print(variable.condition()));
      }
    }
    reads(match, pattern.definitions()).forEach(read -> details.add("define reads " + read));
    for (Item output : pattern.outputs()) {
      details.add(output.name() + " = " + ScalarPrinter.print(output.value()));
    }
    reads(match, pattern.measures()).forEach(read -> details.add("measures read " + read));
    return details;
  }

  private static List<String> reads(Match match, RowPattern.Scope scope) {
    return scope.reads().stream()
        .map(read -> read.output().name() + ": " + what(match, scope, read.what()))
        .toList();
  }

  private static String what(Match match, RowPattern.Scope scope, What what) {
    RowPattern pattern = match.pattern();
    RowSchema rows = match.input().schema();
    return switch (what) {
      case What.Near(int column, int shift) ->
          shift == 0 ? rows.column(column).name() : shifted(rows.column(column).name(), shift);
      case What.Of of -> {
        String column = rows.column(of.column()).name();
        String set =
            of.set() == RowPattern.ALL ? "" : set(pattern, pattern.sets().get(of.set())) + ".";
        String call =
            (of.ofWhole() ? "FINAL " : "")
                + (of.first() ? "FIRST(" : "LAST(")
                + set
                + column
                + (of.occurrence() == 0 ? "" : ", " + of.occurrence())
                + ")";
        yield of.shift() == 0 ? call : shifted(call, of.shift());
      }
      case What.Sum(int number) -> {
        RowPattern.Aggregate aggregate = scope.aggregates().get(number);
        String arguments =
            aggregate.call().arguments().isEmpty()
                ? "*"
                : aggregate.call().arguments().stream()
                    .map(ScalarPrinter::print)
                    .collect(Collectors.joining(", "));
        String of = aggregate.set() == -1L ? "" : " of " + set(pattern, aggregate.set());
        yield (aggregate.ofWhole() ? "FINAL " : "")
            + aggregate.call().name()
            + "("
            + arguments
            + ")"
            + of;
      }
      case What.Mapped(boolean ofWhole) -> (ofWhole ? "FINAL " : "") + "variable";
      case What.Number() -> "number of the match";
    };
  }

  private static String shifted(String of, int shift) {
    return (shift < 0 ? "PREV(" : "NEXT(") + of + ", " + Math.abs(shift) + ")";
  }

  private static String set(RowPattern pattern, long members) {
    List<String> names =
        IntStream.range(0, pattern.variables().size())
            .filter(number -> (members >>> number & 1) != 0)
            .mapToObj(number -> pattern.variables().get(number).name())
            .toList();
    return names.size() == 1
        ? names.getFirst()
        : names.stream().collect(Collectors.joining(", ", "(", ")"));
  }
}
