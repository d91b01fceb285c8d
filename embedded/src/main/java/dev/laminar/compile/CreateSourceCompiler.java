package dev.laminar.compile;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.Map;
import java.util.Optional;

/** CREATE SOURCE and CREATE LOOKUP TABLE. */
final class CreateSourceCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final Replacements replacements;
  private final SourceCompiler sources;

  CreateSourceCompiler(
      SqlFrontend frontend,
      Definitions definitions,
      Replacements replacements,
      SourceCompiler sources) {
    this.replacements = replacements;
    this.frontend = frontend;
    this.definitions = definitions;
    this.sources = sources;
  }

  CompiledStatement compile(
      ParsedStatement statement, Statement.CreateSource create, Map<String, String> variables) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    Optional<CompiledStatement> kept =
        definitions.keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    SourceObject source =
        frontend.analyzeSource(statement, create.node(), definitions.catalog(), variables);
    return define(source, create.node().replace(), name);
  }

  CompiledStatement compile(
      ParsedStatement statement,
      Statement.CreateLookupTable create,
      Map<String, String> variables) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    Optional<CompiledStatement> kept =
        definitions.keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    SourceObject table =
        frontend.analyzeLookupTable(statement, create.node(), definitions.catalog(), variables);
    return define(table, create.node().replace(), name);
  }

  private CompiledStatement define(SourceObject source, boolean replace, SourceSpan name) {
    CompiledStatement.NewSource compiled = sources.compile(source, name);
    return replacements.define(source, replace, name, () -> define(source, compiled, name));
  }

  private CompiledStatement define(
      SourceObject source, CompiledStatement.NewSource compiled, SourceSpan name) {
    definitions.define(source, name);
    definitions.addSource(
        source.name(), compiled.description() != null && compiled.description().bounded());
    DecoderFactory decoders = compiled.decoders();
    if (decoders != null) {
      definitions.addClasses(source.name(), decoders::close);
    }
    return compiled;
  }
}
