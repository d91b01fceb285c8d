package dev.laminar.slt;

import dev.laminar.slt.SltRecord.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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

  /**
   * Queries whose answers in the files are not PostgreSQL's, though the files do not say so. By a
   * part of their text that no other has.
   */
  private static final Map<String, String> NOT_POSTGRESQLS =
      Map.of(
          "- 26, - ( + CAST ( NULL AS INTEGER ) ) * 17 + + - 91 + + - 28, + AVG (",
          "SQLite's: AVG of integers, NULL here, that does not make its CASE a DECIMAL",
          "THEN - + AVG ( DISTINCT + 72 ) ELSE - COUNT ( * ) END * 58",
          "SQLite's: AVG of integers that does not make its CASE a DECIMAL",
          "COALESCE ( - 81, + + 9, - AVG ( - 51 ) * + 47 ) /",
          "SQLite's: AVG of integers that does not make its COALESCE a DECIMAL",
          "ELSE NULL END * AVG ( DISTINCT 69 ) - MIN (",
          "SQLite's: AVG of integers that does not make its COALESCE a DECIMAL",
          "NOT + 84 NOT BETWEEN 27 / 0 AND COALESCE ( + 61, + AVG ( 81 )",
          "SQLite's: division by zero, of literals, that is NULL",
          "- 24 * + + 13 * + 98 * - 52 * - 56 * - - 87 * + + 23 * - 0",
          "SQLite's: a product of INTEGER literals that is no INTEGER");

  private static final Pattern VIEW =
      Pattern.compile("^(\\s*(?:CREATE|DROP)\\s+)(VIEW\\b)", Pattern.CASE_INSENSITIVE);

  private static final Pattern DROPPED_VIEW =
      Pattern.compile(
          "^\\s*DROP\\s+VIEW\\s+(?:IF\\s+EXISTS\\s+)?(\\w+)\\s*$", Pattern.CASE_INSENSITIVE);

  private SltDialect() {}

  /** A statement as Laminar has it: a view is one that is kept up to date. */
  static String ours(String sql) {
    return VIEW.matcher(sql).replaceFirst("$1MATERIALIZED $2");
  }

  /** One that must be done: SQLite drops views that others read, and these stay without a use. */
  static String oursToBeDone(String sql) {
    Matcher dropped = DROPPED_VIEW.matcher(sql);
    return dropped.matches()
        ? "DROP MATERIALIZED VIEW IF EXISTS " + dropped.group(1) + " CASCADE"
        : ours(sql);
  }

  /** Why an answer is not the one that PostgreSQL gives; empty when it is. */
  static Optional<String> notPostgresqls(String sql) {
    return NOT_POSTGRESQLS.entrySet().stream()
        .filter(each -> sql.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Why a record is SQLite's alone; empty when it is not. */
  static Optional<String> foreign(String sql) {
    return SQLITE_ONLY.entrySet().stream()
        .filter(each -> each.getKey().matcher(sql).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> notPostgresqls(sql));
  }

  static boolean runs(List<Condition> conditions) {
    return conditions.stream().allMatch(SltDialect::runs);
  }

  private static boolean runs(Condition condition) {
    boolean isMeant = condition.database().equals(NAME) && !NOT_OURS.contains(condition.comment());
    return condition.skip() != isMeant;
  }
}
