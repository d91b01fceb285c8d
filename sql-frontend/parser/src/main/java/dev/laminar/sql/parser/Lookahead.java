package dev.laminar.sql.parser;

import dev.laminar.sql.parser.generated.LaminarSqlParserImplConstants;

/**
 * Tells a clause from a name by the kinds of the next tokens: the words that begin our clauses are
 * not reserved.
 */
public final class Lookahead implements LaminarSqlParserImplConstants {

  private Lookahead() {}

  /**
   * Whether the tokens begin EMIT, ALLOW LATENESS, LATE DATA or TEMPORAL PROBE, rather than an
   * alias.
   */
  public static boolean isClause(int first, int second, int third) {
    return switch (first) {
      case EMIT -> isEmitMode(second, third);
      case ALLOW -> second == LATENESS;
      case LATE -> second == DATA;
      case TEMPORAL -> second == PROBE;
      default -> false;
    };
  }

  private static boolean isEmitMode(int first, int second) {
    return switch (first) {
      case ON -> second == WINDOW || second == UPDATE;
      case AFTER -> second == WATERMARK;
      case FINAL, CHANGES, EVERY -> true;
      case EOF, SEMICOLON, RPAREN -> true; // EMIT alone is an unfinished clause, not an alias
      default -> false;
    };
  }

  /** Whether the tokens begin ON CONFLICT, rather than the condition of a join. */
  public static boolean isOnConflict(int first, int second, int third) {
    return first == ON && second == CONFLICT && (third == DO || third == LPAREN);
  }

  /** Whether the tokens begin a constraint of a table, rather than a column. */
  public static boolean isTableConstraint(int first, int second) {
    return switch (first) {
      case CONSTRAINT, CHECK, UNIQUE -> true;
      case PRIMARY -> second == KEY;
      default -> false;
    };
  }

  /**
   * Whether the token begins a query. Anything else is not read as an expression, so that the error
   * names it.
   */
  public static boolean isQuery(int first) {
    return switch (first) {
      case SELECT, WITH, VALUES, TABLE, LPAREN -> true;
      default -> false;
    };
  }
}
