package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.util.Locale;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.sql.SqlKind;

/** What to say of statements that parse and validate, but are not executed. */
final class Refusals {

  private Refusals() {}

  /** The refusal of an operator of the planner. */
  static LaminarException operator(RelNode rel, ConstructFinder constructs) {
    return switch (rel) {
      case Join join ->
          refuse("JOIN is", constructs.join(), "read the two inputs in queries of their own");
      case Correlate correlate ->
          refuse("LATERAL is", constructs.join(), "read the two inputs in queries of their own");
      case Union union ->
          refuse(
              "UNION is",
              constructs.kind(SqlKind.UNION),
              "write one statement for each branch, into the same sink");

      case Values values ->
          refuse(
              "VALUES is",
              constructs.kind(SqlKind.VALUES),
              "read from a source, such as one of connector datagen");
      case Uncollect unnest -> refuse("UNNEST is", constructs.kind(SqlKind.UNNEST), "");
      default ->
          refuse(
              rel.getRelTypeName().replace("Logical", "").toUpperCase(Locale.ROOT) + " is",
              constructs.statement(),
              "");
    };
  }

  /** The refusal of an order of rows that do not end. */
  static LaminarException order(ConstructFinder constructs) {
    return refuse(
        "ORDER BY of rows that do not end is",
        constructs.orderBy(),
        "leave it out, or add LIMIT, which keeps the first rows up to date");
  }

  /** The refusal of rows with the session that each is in. */
  static LaminarException sessionRows(SourceSpan span) {
    return refuse(
        "SESSION without GROUP BY of window_start, window_end and what its table is partitioned by"
            + " is",
        span,
        "group by PARTITION BY's columns, window_start and window_end, and by nothing else");
  }

  /** The refusal of the bound of a window where rows are not grouped by the window. */
  static LaminarException ungroupedBound(String name, String window, SourceSpan span) {
    return new LaminarException(
        ErrorCode.INVALID_WINDOW,
        name + " is a bound of the windows that rows are grouped by",
        span,
        "write GROUP BY "
            + window
            + "(…) with the same arguments, or the table function "
            + window);
  }

  private static LaminarException refuse(String whatIs, SourceSpan span, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, whatIs + " not executed in this version", span, help);
  }
}
