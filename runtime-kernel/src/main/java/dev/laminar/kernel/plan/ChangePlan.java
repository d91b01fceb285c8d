package dev.laminar.kernel.plan;

import org.jspecify.annotations.Nullable;

/**
 * A statement that changes a table, or pushes rows into a source. For a table of n columns with k
 * checks its rows have
 *
 * <pre>
 *  INSERT   the n columns of the new row, then k BOOLEANs, FALSE for a check that fails
 *  UPDATE   n columns of the old row, n of the new one, k BOOLEANs
 *  DELETE   n columns of the old row
 *  PUSH     the n columns of a source's row
 * </pre>
 *
 * @param table name of the table, or of the source
 * @param rows the query that tells the changes; its scans do not follow
 * @param conflict what INSERT does about a row whose key is there; null: it fails
 */
public record ChangePlan(Kind kind, String table, QueryPlan rows, @Nullable Conflict conflict) {

  /** What a statement does. */
  public enum Kind {
    INSERT,
    UPDATE,
    DELETE,
    PUSH
  }

  /**
   * ON CONFLICT.
   *
   * @param key index of the key in {@link TablePlan#keys()}; -1 for any
   * @param update null for DO NOTHING; else a query that scans, besides others, a table of this
   *     name, {@link #INPUT}: n columns of the row that is there, n of the row that is not
   *     inserted, and a BIGINT, the number of the pair. Its rows, one at most for a pair: the
   *     number of the pair, n columns of the new row, k BOOLEANs of the checks
   */
  public record Conflict(int key, @Nullable QueryPlan update) {

    /** Table name of the scan. */
    public static final String INPUT = "@conflict";
  }
}
