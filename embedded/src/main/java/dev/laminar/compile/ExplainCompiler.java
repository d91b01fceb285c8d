package dev.laminar.compile;

import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedInsert;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.AnalyzedSink;
import dev.laminar.sql.analysis.AnalyzedStream;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.ObjectKind;
import dev.laminar.sql.tree.SqlExplainStatement;
import java.util.Map;

/** EXPLAIN: compiles the explained statement without defining anything, prints it, forgets it. */
final class ExplainCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final SinkCompiler sinks;
  private final QueryTranslator queries;
  private final SelectCompiler select;

  ExplainCompiler(
      SqlFrontend frontend,
      Definitions definitions,
      SinkCompiler sinks,
      QueryTranslator queries,
      SelectCompiler select) {
    this.select = select;
    this.frontend = frontend;
    this.definitions = definitions;
    this.sinks = sinks;
    this.queries = queries;
  }

  CompiledStatement compile(
      ParsedStatement statement, Statement.Explain explain, Map<String, String> variables) {
    if (explain.node().level() == SqlExplainStatement.Level.ANALYZE) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "EXPLAIN ANALYZE is not executed in this version",
          statement.span(),
          "SHOW QUERIES has rows and state of each running query");
    }
    try (CompiledQuery query = explained(statement, explain, variables)) {
      return new CompiledStatement.Explanation(Explainer.explain(query, explain.node().level()));
    }
  }

  private CompiledQuery explained(
      ParsedStatement statement, Statement.Explain explain, Map<String, String> variables) {
    Catalog catalog = definitions.catalog();
    return switch (explain.explained()) {
      case Statement.Query query -> select.explained(statement, query);
      case Statement.Update _, Statement.Delete _, Statement.InsertOnConflict _ ->
          changed(statement, explain);
      case Statement.Insert insert when SelectCompiler.changesTable(insert, catalog) ->
          changed(statement, explain);
      case Statement.CreateQuery create when create.node().kind() == ObjectKind.STREAM -> {
        AnalyzedStream stream =
            frontend.analyzeStream(statement, create.node(), catalog, variables);
        yield queries.translate(stream.query(), stream.object().name(), new RowTaker.Readers(), 0);
      }
      case Statement.CreateSink create -> {
        AnalyzedSink sink = frontend.analyzeSink(statement, create.node(), catalog, variables);
        SourceSpan name = SqlFrontend.span(statement, create.node().name());
        AnalyzedQuery query =
            sink.query()
                .orElseThrow(() ->
                    new LaminarException(
                        ErrorCode.INVALID_STATEMENT, "this sink has no query yet", name, ""));
        yield queries.translate(
            query,
            StatementCompiler.sinkQueryName(sink.sink().name()),
            sinks.taker(sink.sink(), name),
            0);
      }
      case Statement.Insert insert -> {
        AnalyzedInsert analyzed = frontend.analyzeInsert(statement, insert.node(), catalog);
        SinkObject target = InsertCompiler.requireSink(statement, analyzed);
        yield queries.translate(
            analyzed.query(),
            StatementCompiler.sinkQueryName(target.name()),
            sinks.taker(target, statement.span()),
            0);
      }
      default ->
          throw new LaminarException(
              ErrorCode.INVALID_STATEMENT,
              "only queries are explained: SELECT, CREATE STREAM, CREATE SINK … AS, INSERT INTO … SELECT,"
                  + " and what UPDATE and DELETE read",
              statement.span(),
              "");
    };
  }

  /** The query that tells the changes. */
  private CompiledQuery changed(ParsedStatement statement, Statement.Explain explain) {
    ParsedStatement change =
        new ParsedStatement(statement.script(), statement.span(), explain.explained());
    return queries.once(
        frontend.analyzeChange(change, definitions.catalog()).rows(), "explained", 0);
  }
}
