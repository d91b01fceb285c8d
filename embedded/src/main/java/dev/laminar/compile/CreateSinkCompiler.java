package dev.laminar.compile;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedSink;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.Map;
import java.util.Optional;

/** CREATE SINK, with a query or waiting for INSERT INTO. */
final class CreateSinkCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final Replacements replacements;
  private final SinkCompiler sinks;
  private final SinkFeeder feeder;
  private final LateSinks lateSinks;

  CreateSinkCompiler(
      SqlFrontend frontend,
      Definitions definitions,
      Replacements replacements,
      SinkCompiler sinks,
      SinkFeeder feeder,
      LateSinks lateSinks) {
    this.lateSinks = lateSinks;
    this.replacements = replacements;
    this.frontend = frontend;
    this.definitions = definitions;
    this.sinks = sinks;
    this.feeder = feeder;
  }

  CompiledStatement compile(
      ParsedStatement statement, Statement.CreateSink create, Map<String, String> variables) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    Optional<CompiledStatement> kept =
        definitions.keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    long start = System.nanoTime();
    AnalyzedSink sink =
        frontend.analyzeSink(statement, create.node(), definitions.catalog(), variables);
    long analyzeNs = System.nanoTime() - start;
    return replacements.define(
        sink.sink(), create.node().replace(), name, () -> define(sink, analyzeNs, name));
  }

  private CompiledStatement define(AnalyzedSink sink, long analyzeNs, SourceSpan name) {
    CompiledStatement compiled;
    if (sink.query().isEmpty()) {
      sinks.checkDeclared(sink.sink(), name);
      Optional<CompiledStatement.NewSink> late = lateSinks.declared(sink.sink(), name);
      if (late.isPresent()) {
        return late.get();
      }
      compiled = new CompiledStatement.DeclaredSink(sink.sink().name());
    } else {
      lateSinks.requireFree(sink.sink().name(), name);
      compiled = feeder.feed(sink.sink(), sink.query().get(), analyzeNs, name);
    }
    definitions.define(sink.sink(), name);
    return compiled;
  }
}
