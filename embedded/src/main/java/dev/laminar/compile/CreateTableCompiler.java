package dev.laminar.compile;

import dev.laminar.codegen.spec.SourceText;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.Optional;

/** CREATE TABLE. */
final class CreateTableCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final Replacements replacements;
  private final StoredRowsCompiler stored;

  CreateTableCompiler(
      SqlFrontend frontend,
      Definitions definitions,
      Replacements replacements,
      StoredRowsCompiler stored) {
    this.replacements = replacements;
    this.frontend = frontend;
    this.definitions = definitions;
    this.stored = stored;
  }

  CompiledStatement compile(ParsedStatement statement, Statement.CreateTable create) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    Optional<CompiledStatement> kept =
        definitions.keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    TableObject table = frontend.analyzeTable(statement, create.node(), definitions.catalog());
    return replacements.define(
        table, create.node().replace(), name, () -> define(statement, table, name));
  }

  private CompiledStatement define(ParsedStatement statement, TableObject table, SourceSpan name) {
    StoredRowsCompiler.Stored compiled = stored.table(table, text(statement));
    definitions.addClasses(table.name(), compiled.classes()::close);
    definitions.define(table, name);
    return new CompiledStatement.NewTable(
        compiled.plan(), compiled.classes(), compiled.classes().generated());
  }

  static SourceText text(ParsedStatement statement) {
    return new SourceText(statement.script().name(), statement.script().text());
  }
}
