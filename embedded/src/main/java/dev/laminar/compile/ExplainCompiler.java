package dev.laminar.compile;

import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedChange;
import dev.laminar.sql.analysis.AnalyzedInsert;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.AnalyzedSink;
import dev.laminar.sql.analysis.AnalyzedStream;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.SqlExplainStatement;
import java.util.Map;

/** EXPLAIN: compiles the explained statement without defining anything, prints it, forgets it. */
final class ExplainCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final SinkCompiler sinks;
  private final QueryTranslator queries;
  private final SelectCompiler select;
  private final Settings settings;

  ExplainCompiler(
      SqlFrontend frontend,
      Definitions definitions,
      SinkCompiler sinks,
      QueryTranslator queries,
      SelectCompiler select,
      Settings settings) {
    this.select = select;
    this.settings = settings;
    this.frontend = frontend;
    this.definitions = definitions;
    this.sinks = sinks;
    this.queries = queries;
  }

  CompiledStatement compile(
      ParsedStatement statement, Statement.Explain explain, Map<String, String> variables) {
    if (explain.node().level() == SqlExplainStatement.Level.ANALYZE) {
      return analysis(statement, explain);
    }
    try (CompiledQuery query = explained(statement, explain, variables)) {
      return new CompiledStatement.Explanation(Explainer.explain(query, explain.node().level()));
    }
  }

  /** Only what ends can be run for its figures, and only what changes nothing is. */
  private CompiledStatement analysis(ParsedStatement statement, Statement.Explain explain) {
    if (!(explain.explained() instanceof Statement.Query asked)) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "EXPLAIN ANALYZE runs a SELECT, or tells about what runs",
          statement.span(),
          "write EXPLAIN ANALYZE with the SELECT of the statement, or with the name of a stream, a view or a sink");
    }
    CompiledQuery query = select.explained(statement, asked);
    if (query.answersOnce() && query.parameters().isEmpty()) {
      return new CompiledStatement.Analysis(query);
    }
    query.close();
    throw query.answersOnce()
        ? new LaminarException(
            ErrorCode.UNSUPPORTED,
            "EXPLAIN ANALYZE of a SELECT with parameters is not executed in this version",
            statement.span(),
            "write the values instead of each ?")
        : new LaminarException(
            ErrorCode.UNSUPPORTED,
            "EXPLAIN ANALYZE runs a SELECT to its end, and this one follows what it reads",
            statement.span(),
            "CREATE STREAM q AS the SELECT, and EXPLAIN ANALYZE q");
  }

  private CompiledQuery explained(
      ParsedStatement statement, Statement.Explain explain, Map<String, String> variables) {
    Catalog catalog = definitions.catalog();
    return switch (explain.explained()) {
      case Statement.Query query -> select.explained(statement, query);
      case Statement.CreateQuery create -> {
        AnalyzedStream stream =
            frontend.analyzeStream(statement, create.node(), catalog, variables);
        yield queries.translate(
            stream.query(),
            stream.object().name(),
            new RowTaker.Readers(),
            settings.queries(stream.object().options()),
            0);
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
      case Statement.Insert insert when StatementCompiler.changesTable(insert, catalog) ->
          change(statement, catalog);
      case Statement.InsertOnConflict _, Statement.Update _, Statement.Delete _ ->
          change(statement, catalog);
      case Statement.Insert insert -> {
        AnalyzedInsert analyzed = frontend.analyzeInsert(statement, insert.node(), catalog);
        SinkObject target = analyzed.target();
        yield queries.translate(
            analyzed.query(),
            StatementCompiler.sinkQueryName(target.name()),
            sinks.taker(target, statement.span()),
            0);
      }
      default ->
          throw new LaminarException(
              ErrorCode.INVALID_STATEMENT,
              "only queries are explained: SELECT, CREATE STREAM, CREATE MATERIALIZED VIEW, CREATE SINK … AS, INSERT, UPDATE, DELETE",
              statement.span(),
              "");
    };
  }

  /** The query that yields the rows that a table gets, or loses. */
  private CompiledQuery change(ParsedStatement statement, Catalog catalog) {
    AnalyzedChange change = frontend.analyzeChange(statement, catalog);
    return queries.once(change.rows(), change.table().name() + "_change", 0);
  }
}
