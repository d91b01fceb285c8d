package dev.laminar.slt;

import java.util.List;

/** A record of a sqllogictest file. */
sealed interface SltRecord {

  /** Line of the file at which it begins, from 1. */
  int line();

  /** Of {@code skipif} and {@code onlyif} before it. */
  List<Condition> conditions();

  /**
   * {@code skipif name # comment} or {@code onlyif name # comment}.
   *
   * @param skip {@code skipif}
   */
  record Condition(boolean skip, String database, String comment) {}

  /**
   * {@code statement ok} or {@code statement error}.
   *
   * @param fails whether it must fail
   */
  record Statement(int line, List<Condition> conditions, boolean fails, String sql)
      implements SltRecord {}

  /**
   * {@code query}.
   *
   * @param types of the columns: I, R or T each
   * @param label queries of the same label have the same answer; empty when there is none
   * @param expected values in order, or the one line that says how many hash to what
   */
  record Query(
      int line,
      List<Condition> conditions,
      String types,
      SortMode sort,
      String label,
      String sql,
      List<String> expected)
      implements SltRecord {}

  /** {@code halt}: the rest of the file is not for this database. */
  record Halt(int line, List<Condition> conditions) implements SltRecord {}

  /** How the values of an answer are ordered before they are compared. */
  enum SortMode {
    NOSORT,
    ROWSORT,
    VALUESORT
  }
}
