package dev.laminar.compile;

import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedStream;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.ObjectKind;
import java.util.Map;
import java.util.Optional;

/** CREATE STREAM and CREATE MATERIALIZED VIEW. */
final class CreateStreamCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final QueryTranslator queries;
  private final Settings settings;
  private final Replacements replacements;
  private final StoredRowsCompiler stored;
  private final LateSinks lateSinks;

  CreateStreamCompiler(
      SqlFrontend frontend,
      Definitions definitions,
      QueryTranslator queries,
      Settings settings,
      Replacements replacements,
      StoredRowsCompiler stored,
      LateSinks lateSinks) {
    this.lateSinks = lateSinks;
    this.replacements = replacements;
    this.settings = settings;
    this.stored = stored;
    this.frontend = frontend;
    this.definitions = definitions;
    this.queries = queries;
  }

  CompiledStatement compile(
      ParsedStatement statement, Statement.CreateQuery create, Map<String, String> variables) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    Optional<CompiledStatement> kept =
        definitions.keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    long start = System.nanoTime();
    AnalyzedStream stream =
        frontend.analyzeStream(statement, create.node(), definitions.catalog(), variables);
    long analyzed = System.nanoTime();
    new OptionCheck(stream.object().options(), name)
        .requireKnown(
            isView(create) ? "a materialized view" : "a stream",
            isView(create) ? Settings.OF_VIEWS : Settings.OF_STREAMS);
    return replacements.define(
        stream.object(),
        create.node().replace(),
        name,
        () -> define(statement, create, stream, analyzed - start, name));
  }

  private CompiledStatement define(
      ParsedStatement statement,
      Statement.CreateQuery create,
      AnalyzedStream stream,
      long analyzeNs,
      SourceSpan name) {
    CompiledQuery query =
        queries.define(
            stream.query(),
            stream.object().name(),
            new RowTaker.Readers(),
            settings.queries(stream.object().options()),
            Settings.retention(stream.object().options()),
            analyzeNs);
    GroupAggregate late = query.compiled().lateAggregate();
    RowSchema lateRows = late == null ? null : late.lateness().schema();
    definitions.define(
        lateRows == null ? stream.object() : stream.object().withLateRows(lateRows), name);
    definitions.addStream(query);
    if (!isView(create)) {
      return new CompiledStatement.NewQuery(
          query, lateSinks.defined(stream.object().name(), stream.query().emit()).orElse(null));
    }
    StoredRowsCompiler.Stored rows =
        stored.view(query, CreateTableCompiler.text(statement), statement.span());
    definitions.addClasses(query.name(), rows.classes()::close);
    return new CompiledStatement.NewView(
        query, rows.plan(), rows.classes().or(query.classes()), rows.classes().generated());
  }

  private static boolean isView(Statement.CreateQuery create) {
    return create.node().kind() == ObjectKind.MATERIALIZED_VIEW;
  }
}
