package dev.laminar.compile;

import dev.laminar.codegen.load.CodePrinter;
import dev.laminar.sql.tree.SqlExplainStatement;

/** The texts of EXPLAIN and SHOW CODE. */
public final class Explainer {

  private Explainer() {}

  /** Levels that are texts of a compiled query; ANALYZE is refused where the statement is known. */
  public static String explain(CompiledQuery query, SqlExplainStatement.Level level) {
    return switch (level) {
      case LOGICAL -> query.logicalPlan();
      case PHYSICAL -> query.physicalPlan();
      case CODEGEN -> CodePrinter.java(query.generated());
      case BYTECODE -> CodePrinter.bytecode(query.generated());
      case ANALYZE ->
          throw new IllegalArgumentException("ANALYZE is not a text of a query that does not run");
    };
  }
}
