package dev.laminar.compiler.explain;

import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.kernel.type.Column;
import java.util.stream.Collectors;

/** Prints what rows are made of: {@code UNNEST(tags) AS (tag, ordinality) outer}. */
final class ExpandPrinter {

  private ExpandPrinter() {}

  static String print(Expand expand) {
    String what =
        switch (expand.expansion()) {
          case Expansion.Called called ->
              called.arguments().stream()
                  .map(ScalarPrinter::print)
                  .collect(Collectors.joining(", ", called.method().function() + "(", ")"));
          case Expansion.Windows windows ->
              WindowPrinter.print(windows.shape(), ScalarPrinter.print(windows.eventTime()));
          case Expansion.Unnest unnest ->
              unnest.arguments().stream()
                      .map(ScalarPrinter::print)
                      .collect(Collectors.joining(", ", "UNNEST(", ")"))
                  + (unnest.ordinality() ? " WITH ORDINALITY" : "");
        };
    String columns =
        expand.expansion().columns().stream()
            .map(Column::name)
            .collect(Collectors.joining(", ", " AS (", ")"));
    return what + columns + (expand.outer() ? " outer" : "");
  }
}
