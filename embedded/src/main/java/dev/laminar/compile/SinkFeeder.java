package dev.laminar.compile;

import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.catalog.SinkObject;

/** Gives a sink its query, whichever statement says which. */
final class SinkFeeder {

  private final Definitions definitions;
  private final SinkCompiler sinks;
  private final QueryTranslator queries;

  SinkFeeder(Definitions definitions, SinkCompiler sinks, QueryTranslator queries) {
    this.definitions = definitions;
    this.sinks = sinks;
    this.queries = queries;
  }

  /** Every sink has a query of its own; that of FROM reads all columns of the stream. */
  CompiledStatement.NewSink feed(
      SinkObject sink, AnalyzedQuery query, long analyzeNs, SourceSpan name) {
    LateSinks.refuse(query);
    RowTaker taker = sinks.taker(sink, name);
    String queryName = StatementCompiler.sinkQueryName(sink.name());
    if (definitions.catalog().find(queryName).isPresent()) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT,
          "the query of sink "
              + sink.name()
              + " would be called "
              + queryName
              + ", as another object is",
          name,
          "choose another name for the sink");
    }
    return attach(sink, queries.define(query, queryName, taker, analyzeNs), name);
  }

  /**
   * Gives a sink that was declared without a query this one.
   *
   * @param span of what says so
   * @param help for when it has one
   */
  CompiledStatement.NewSink feedDeclared(
      SinkObject declared, AnalyzedQuery query, long analyzeNs, SourceSpan span, String help) {
    if (!declared.fields().isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT, "sink " + declared.name() + " is fed already", span, help);
    }
    SinkObject fed = fed(declared, query);
    CompiledStatement.NewSink compiled = feed(fed, query, analyzeNs, span);
    definitions.replace(declared, fed, span);
    return compiled;
  }

  /** A sink as it is with a query. */
  static SinkObject fed(SinkObject sink, AnalyzedQuery query) {
    return new SinkObject(
        sink.name(), query.fields(), sink.options(), query.inputs(), sink.sql(), sink.span());
  }

  /** Has a sink take the rows of a query that is there. */
  CompiledStatement.NewSink attach(SinkObject sink, CompiledQuery query, SourceSpan name) {
    CompiledStatement.NewSink compiled = sinks.compile(sink, query, name);
    EncoderClass encoder = compiled.encoder();
    if (encoder != null) {
      definitions.addClasses(sink.name(), encoder::close);
    }
    return compiled;
  }
}
