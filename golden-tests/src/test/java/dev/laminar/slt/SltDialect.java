package dev.laminar.slt;

import dev.laminar.slt.SltRecord.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which records are for Laminar: those for PostgreSQL, whose integer division, strict grouping and
 * errors of division by zero it shares. What PostgreSQL is spared because it wants AS before the
 * name of a column is run all the same: Laminar does not want it.
 */
final class SltDialect {

  private static final String NAME = "postgresql";

  private static final Set<String> NOT_OURS =
      Set.of("PostgreSQL requires AS when renaming output columns");

  /**
   * What SQLite alone takes: PostgreSQL refuses it, too, but the files do not say so. By what is
   * found in the text of a record.
   */
  private static final Map<Pattern, String> SQLITE_ONLY =
      Map.of(
          Pattern.compile("(?i)\\bIN\\s*\\(\\s*\\)"),
          "SQLite's: IN with no values, of which the standard wants one",
          Pattern.compile("(?i)^\\s*(INSERT\\s+OR\\s+REPLACE|REPLACE)\\b"),
          "SQLite's: REPLACE, for which there is INSERT … ON CONFLICT DO UPDATE",
          Pattern.compile("(?i)SET\\s+(\\w+)\\s*=\\s*\\w+\\s*,\\s*\\1\\s*="),
          "SQLite's: a column that UPDATE sets twice",
          Pattern.compile("(?i)x'[0-9a-f]*'\\s+(NOT\\s+)?IN\\s*\\(\\s*SELECT"),
          "SQLite's: bytes compared with numbers");

  private SltDialect() {}

  /** Why a record is SQLite's alone; empty when it is not. */
  static Optional<String> foreign(String sql) {
    return SQLITE_ONLY.entrySet().stream()
        .filter(each -> each.getKey().matcher(sql).find())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static boolean runs(List<Condition> conditions) {
    return conditions.stream().allMatch(SltDialect::runs);
  }

  private static boolean runs(Condition condition) {
    boolean isMeant = condition.database().equals(NAME) && !NOT_OURS.contains(condition.comment());
    return condition.skip() != isMeant;
  }
}
