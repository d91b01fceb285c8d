package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.SourceSpan;
import java.util.List;

/**
 * Where the clauses of a SELECT stand; {@link SourceSpan#NONE} for those it does not have.
 *
 * @param where the condition
 * @param groupBy the items of GROUP BY
 * @param having the condition
 * @param qualify the condition
 */
public record ClauseSpans(
    SourceSpan where, List<SourceSpan> groupBy, SourceSpan having, SourceSpan qualify) {

  /** Of a query that is not a SELECT. */
  public static final ClauseSpans NONE =
      new ClauseSpans(SourceSpan.NONE, List.of(), SourceSpan.NONE, SourceSpan.NONE);

  public ClauseSpans {
    groupBy = List.copyOf(groupBy);
  }
}
