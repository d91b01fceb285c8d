package dev.laminar.compile;

import dev.laminar.codegen.load.CodePrinter;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.SqlExplainStatement;
import java.util.Objects;

/** The texts of EXPLAIN and SHOW CODE. */
public final class Explainer {

  private Explainer() {}

  /** Levels that are texts of a compiled query; ANALYZE is refused where the statement is known. */
  public static String explain(CompiledQuery query, SqlExplainStatement.Level level) {
    return switch (level) {
      case LOGICAL -> query.logicalPlan();
      case PHYSICAL -> query.physicalPlan();
      case CODEGEN -> code(query);
      case BYTECODE -> CodePrinter.bytecode(query.generated());
      case ANALYZE ->
          throw new IllegalArgumentException("ANALYZE is not a text of a query that does not run");
    };
  }

  static void requireExecutable(SqlExplainStatement.Level level, ParsedStatement statement) {
    if (level == SqlExplainStatement.Level.ANALYZE) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "EXPLAIN ANALYZE is not executed in this version",
          statement.span(),
          "SHOW QUERIES has rows and state of each running query");
    }
  }

  private static String code(CompiledQuery query) {
    return CodePrinter.java(query.generated());
  }

  static CompiledStatement show(
      StatementCompiler compiler, ParsedStatement statement, Statement.Show show) {
    return switch (show.node().subject()) {
      case CODE -> {
        String name = Objects.requireNonNull(show.node().name()).getSimple();
        SourceSpan span = compiler.nameSpan(show.node().name());
        CompiledQuery query =
            compiler
                .query(name)
                .or(() -> compiler.query(StatementCompiler.sinkQueryName(name)))
                .orElseThrow(() -> {
                  compiler.catalog().require(name, span);
                  return new LaminarException(
                      ErrorCode.INVALID_STATEMENT,
                      "'" + name + "' has no generated code",
                      span,
                      "");
                });
        yield new CompiledStatement.Explanation(code(query));
      }
      case CHECKPOINTS ->
          throw new LaminarException(
              ErrorCode.UNSUPPORTED,
              "SHOW CHECKPOINTS is not executed in this version",
              statement.span(),
              "");
      case SOURCES,
          STREAMS,
          SINKS,
          TABLES,
          MATERIALIZED_VIEWS,
          QUERIES,
          FUNCTIONS,
          RUNTIME,
          CREATE ->
          new CompiledStatement.Show(show.node());
    };
  }
}
