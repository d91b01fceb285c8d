package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.EmitClause;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.QueryObject;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.Optional;

/**
 * LATE DATA TO: has sinks take the rows that come too late for queries, whichever of the two is
 * created first. Such a sink has the query {@code SELECT * FROM name.late}.
 */
final class LateSinks {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final SinkFeeder feeder;

  LateSinks(SqlFrontend frontend, Definitions definitions, SinkFeeder feeder) {
    this.frontend = frontend;
    this.definitions = definitions;
    this.feeder = feeder;
  }

  /** Refuses the clause where the query has no name that its late rows could be read by. */
  static void refuse(AnalyzedQuery query) {
    if (!query.emit().lateSink().isEmpty()) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "LATE DATA TO is for streams: the query of a sink and a SELECT have no name",
          query.emit().lateSinkSpan(),
          "CREATE STREAM with this query, and have the sink read FROM that stream");
    }
  }

  /**
   * A query was defined.
   *
   * @return the sink that takes its late rows; empty when it names none, or one that is not there
   *     yet
   */
  Optional<CompiledStatement.NewSink> defined(String query, EmitClause emit) {
    if (emit.lateSink().isEmpty()) {
      return Optional.empty();
    }
    SourceSpan span = emit.lateSinkSpan();
    Optional<CatalogObject> found = definitions.catalog().find(emit.lateSink());
    if (found.isEmpty()) {
      waiting(emit.lateSink(), query)
          .ifPresent(other -> {
            throw takenBy(emit.lateSink(), other, span);
          });
      return Optional.empty();
    }
    if (!(found.get() instanceof SinkObject sink)) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "late rows go to a sink, and '" + found.get().name() + "' is none",
          span,
          "create one, CREATE SINK late_rows INTO PRINT, or read " + query + ".late in a query");
    }
    return Optional.of(
        feeder.feedDeclared(
            sink,
            lateRows(query),
            0,
            span,
            "create another sink, without a query: one query feeds a sink"));
  }

  /**
   * A sink without a query is declared, and defined here if a query waits for it.
   *
   * @param name where the statement names it
   */
  Optional<CompiledStatement.NewSink> declared(SinkObject sink, SourceSpan name) {
    Optional<String> query = waiting(sink.name(), "");
    if (query.isEmpty()) {
      return Optional.empty();
    }
    AnalyzedQuery late = lateRows(query.get());
    SinkObject fed = SinkFeeder.fed(sink, late);
    CompiledStatement.NewSink compiled = feeder.feed(fed, late, 0, name);
    definitions.define(fed, name);
    return Optional.of(compiled);
  }

  /** Refuses a query of its own for a sink that takes late rows. */
  void requireFree(String sink, SourceSpan name) {
    waiting(sink, "")
        .ifPresent(query -> {
          throw takenBy(sink, query, name);
        });
  }

  private static LaminarException takenBy(String sink, String query, SourceSpan span) {
    return new LaminarException(
        ErrorCode.INVALID_STATEMENT,
        "sink " + sink + " takes the late rows of " + query,
        span,
        "choose another name: one query feeds a sink");
  }

  /** The query, but one, that has said where its late rows go. */
  private Optional<String> waiting(String sink, String except) {
    return definitions.catalog().objects().stream()
        .filter(QueryObject.class::isInstance)
        .map(CatalogObject::name)
        .filter(name -> !name.equalsIgnoreCase(except))
        .filter(name -> definitions.stream(name).emission().late().sink().equalsIgnoreCase(sink))
        .findFirst();
  }

  private AnalyzedQuery lateRows(String query) {
    String sql = "SELECT * FROM \"" + query.replace("\"", "\"\"") + "\".late";
    ParsedStatement statement = frontend.parse("late rows of " + query, sql).getFirst();
    if (!(statement.statement() instanceof Statement.Query select)) {
      throw new IllegalStateException(sql);
    }
    return frontend.analyzeQuery(statement, select.node(), definitions.catalog());
  }
}
