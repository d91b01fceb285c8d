package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.SqlExplainStatement;
import java.util.Objects;
import org.apache.calcite.sql.SqlIdentifier;

/** SHOW: code is known here, figures only where the statement is executed. */
final class ShowCompiler {

  private final Definitions definitions;

  ShowCompiler(Definitions definitions) {
    this.definitions = definitions;
  }

  CompiledStatement compile(ParsedStatement statement, Statement.Show show) {
    return switch (show.node().subject()) {
      case CODE -> new CompiledStatement.Explanation(code(statement, show));
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

  private String code(ParsedStatement statement, Statement.Show show) {
    SqlIdentifier node = Objects.requireNonNull(show.node().name());
    String name = node.getSimple();
    SourceSpan span = SqlFrontend.span(statement, node);
    CompiledQuery query =
        definitions
            .query(name)
            .or(() -> definitions.query(StatementCompiler.sinkQueryName(name)))
            .orElseThrow(() -> {
              definitions.catalog().require(name, span);
              return new LaminarException(
                  ErrorCode.INVALID_STATEMENT, "'" + name + "' has no generated code", span, "");
            });
    return Explainer.explain(query, SqlExplainStatement.Level.CODEGEN);
  }
}
