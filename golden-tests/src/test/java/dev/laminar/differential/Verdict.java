package dev.laminar.differential;

import java.util.List;

/** What became of a scenario. */
sealed interface Verdict {

  /**
   * All that was compared is the same.
   *
   * @param pairs how many comparisons there were, of a view and of its query asked once together
   * @param refused why Laminar does not execute some of the queries, one for each
   * @param rejected why DuckDB did not execute some of the queries or statements
   */
  record Same(int pairs, List<String> refused, List<String> rejected) implements Verdict {
    public Same {
      refused = List.copyOf(refused);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Laminar is wrong, or DuckDB.
   *
   * @param kind the same for differences that have one cause, as far as one can tell
   * @param view of which
   */
  record Different(String kind, String view, String detail) implements Verdict {}
}
