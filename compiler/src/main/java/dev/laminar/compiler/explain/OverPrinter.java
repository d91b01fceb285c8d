package dev.laminar.compiler.explain;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.kernel.plan.OverLayout.Exclusion;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints window functions. */
final class OverPrinter {

  private OverPrinter() {}

  /** For example {@code partition by symbol order by price DESC NULLS LAST first 3 by rank}. */
  static String print(Over over) {
    List<String> parts = new ArrayList<>();
    RowSchema rows = over.input().schema();
    if (!over.partition().isEmpty()) {
      parts.add(
          over.partition().stream()
              .map(column -> rows.column(column).name())
              .collect(Collectors.joining(", ", "partition by ", "")));
    }
    if (!over.order().isEmpty()) {
      parts.add(
          over.order().stream()
              .map(key -> key(key, rows))
              .collect(Collectors.joining(", ", "order by ", "")));
    }
    OverSpec.Top limit = over.limit();
    if (limit != null) {
      parts.add(limit(limit));
    }
    if (over.closing() != null) {
      parts.add("emit on window close");
    }
    if (over.settling() >= 0) {
      parts.add("emit after watermark");
    }
    return parts.isEmpty() ? "all rows" : String.join(" ", parts);
  }

  private static String key(Sort.Key key, RowSchema rows) {
    return rows.column(key.column()).name()
        + (key.descending() ? " DESC" : "")
        + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
  }

  private static String limit(OverSpec.Top limit) {
    String by = limit.by().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String fetch = limit.fetch() == null ? "all" : "first " + ScalarPrinter.print(limit.fetch());
    String offset = limit.offset() == null ? "" : " after " + ScalarPrinter.print(limit.offset());
    return fetch + offset + " by " + by;
  }

  /** A function, with the rows that it looks at. */
  static String function(OverSpec.Function function, RowSchema rows) {
    String call =
        switch (function) {
          case OverSpec.Place place -> place.function() + arguments(place.tiles());
          case OverSpec.Other other ->
              other.function()
                  + arguments(other.value(), other.number(), other.otherwise())
                  + (other.ignoresNulls() ? " IGNORE NULLS" : "")
                  + (other.frame() == null ? "" : frame(other.frame(), rows));
          case OverSpec.Aggregated(AggregateSpec.Call aggregate, OverSpec.Frame frame) ->
              aggregate.function()
                  + (aggregate.distinct() ? "(DISTINCT " : "(")
                  + (aggregate.arguments().isEmpty()
                      ? "*"
                      : aggregate.arguments().stream()
                          .map(ScalarPrinter::print)
                          .collect(Collectors.joining(", ")))
                  + ")"
                  + frame(frame, rows);
        };
    return function.output().name() + " = " + call;
  }

  private static String arguments(@Nullable Scalar... arguments) {
    List<String> given = new ArrayList<>();
    for (Scalar argument : arguments) {
      if (argument != null) {
        given.add(ScalarPrinter.print(argument));
      }
    }
    return given.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  private static String frame(OverSpec.Frame frame, RowSchema rows) {
    String exclusion =
        frame.exclusion() == Exclusion.NONE ? "" : " exclude " + words(frame.exclusion());
    return " "
        + words(frame.unit())
        + " "
        + edge(frame.start(), rows)
        + " to "
        + edge(frame.end(), rows)
        + exclusion;
  }

  private static String edge(OverSpec.Edge edge, RowSchema rows) {
    String distance = edge.rows() == null ? "" : ScalarPrinter.print(edge.rows()) + " ";
    OverSpec.Range range = edge.range();
    String value =
        range == null
            ? ""
            : " ("
                + rows.column(range.key()).name()
                + " against "
                + rows.column(range.bound()).name()
                + ")";
    return distance + words(edge.bound()) + value;
  }

  private static String words(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
