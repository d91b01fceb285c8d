package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/** What is checked of how many rows a subquery has. */
public final class RowCounts {

  private RowCounts() {}

  /** A subquery that stands for a value may have one row (ISO/IEC 9075-2 7.19). */
  @Intrinsic("SINGLE_ROW")
  public static boolean singleRow(long count, ErrorSites sites, int site) {
    if (count > 1) {
      throw SqlErrors.error(
          ErrorCode.CARDINALITY_VIOLATION,
          "a subquery that stands for a value has more than one row",
          sites,
          site,
          "make sure that it has one row for each row of the outer query, or take MIN or MAX");
    }
    return true;
  }
}
