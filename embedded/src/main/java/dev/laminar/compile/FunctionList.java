package dev.laminar.compile;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which of the functions that validate are executed. Those left out are refused by name when a
 * statement uses them; {@code docs/sql/functions.md} lists both.
 */
final class FunctionList {

  /** Aggregates that make collections, functions of windows and of MATCH_RECOGNIZE. */
  private static final Set<String> AGGREGATES_AND_WINDOWS =
      Set.of(
          "CLASSIFIER",
          "DESCRIPTOR",
          "FIRST",
          "GROUPING_ID",
          "GROUP_ID",
          "HOP",
          "HOP_END",
          "HOP_START",
          "INTERSECTION",
          "LAST",
          "MATCH_NUMBER",
          "NEXT",
          "PREV",
          "SESSION",
          "SESSION_END",
          "SESSION_START",
          "SINGLE_VALUE");

  /**
   * Functions of collections and variants, of the session, of chance; JSON that is changed; others.
   */
  private static final Set<String> SCALARS =
      Set.of(
          "CONVERT",
          "CURRENT_CATALOG",
          "CURRENT_PATH",
          "CURRENT_ROLE",
          "CURRENT_SCHEMA",
          "CURRENT_USER",
          "RAND",
          "RANDOM",
          "RAND_INTEGER",
          "SESSION_USER",
          "SYSTEM_USER",
          "TYPEOF",
          "USER",
          "VARIANTNULL");

  private FunctionList() {}

  /** The executed ones among the names that validate, as a user writes them. */
  static List<String> executable(Collection<String> validated) {
    return validated.stream()
        .filter(name -> !AGGREGATES_AND_WINDOWS.contains(name) && !SCALARS.contains(name))
        .filter(name -> !name.equals("TRANSLATE3") && !name.equals("EMPTY_ARRAY"))
        .map(name -> name.replaceFirst("_(ABSENT|NULL)_ON_NULL$", ""))
        .sorted()
        .toList();
  }
}
