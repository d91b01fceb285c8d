package dev.laminar.compile;

import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedStream;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CREATE STREAM. */
final class CreateStreamCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final QueryTranslator queries;

  CreateStreamCompiler(SqlFrontend frontend, Definitions definitions, QueryTranslator queries) {
    this.frontend = frontend;
    this.definitions = definitions;
    this.queries = queries;
  }

  CompiledStatement compile(
      ParsedStatement statement, Statement.CreateQuery create, Map<String, String> variables) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    if (create.node().kind() != ObjectKind.STREAM) {
      throw Unsupported.statement(statement);
    }
    Optional<CompiledStatement> kept =
        definitions.keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    long start = System.nanoTime();
    AnalyzedStream stream =
        frontend.analyzeStream(statement, create.node(), definitions.catalog(), variables);
    long analyzed = System.nanoTime();
    new OptionCheck(stream.object().options(), name).requireKnown("a stream", List.of());
    definitions.requireUnused(stream.object(), create.node().replace(), name);
    CompiledQuery query =
        queries.define(
            stream.query(), stream.object().name(), new RowTaker.Readers(), analyzed - start);
    definitions.define(stream.object(), name);
    definitions.addStream(query);
    return new CompiledStatement.NewQuery(query);
  }
}
