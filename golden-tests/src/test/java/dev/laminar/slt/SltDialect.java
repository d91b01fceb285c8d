package dev.laminar.slt;

import dev.laminar.slt.SltRecord.Condition;
import java.util.List;
import java.util.Set;

/**
 * Which records are for Laminar: those for PostgreSQL, whose integer division, strict grouping and
 * errors of division by zero it shares. What PostgreSQL is spared because it wants AS before the
 * name of a column is run all the same: Laminar does not want it.
 */
final class SltDialect {

  private static final String NAME = "postgresql";

  private static final Set<String> NOT_OURS =
      Set.of("PostgreSQL requires AS when renaming output columns");

  private SltDialect() {}

  static boolean runs(List<Condition> conditions) {
    return conditions.stream().allMatch(SltDialect::runs);
  }

  private static boolean runs(Condition condition) {
    boolean isMeant = condition.database().equals(NAME) && !NOT_OURS.contains(condition.comment());
    return condition.skip() != isMeant;
  }
}
