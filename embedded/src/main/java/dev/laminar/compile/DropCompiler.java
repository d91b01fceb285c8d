package dev.laminar.compile;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.List;

/** DROP. */
final class DropCompiler {

  private final Definitions definitions;

  DropCompiler(Definitions definitions) {
    this.definitions = definitions;
  }

  CompiledStatement compile(ParsedStatement statement, Statement.Drop drop) {
    String name = drop.node().name().getSimple();
    if (drop.node().ifExists() && definitions.catalog().find(name).isEmpty()) {
      return new CompiledStatement.Nothing("there is no '" + name + "'");
    }
    SourceSpan span = SqlFrontend.span(statement, drop.node().name());
    List<CatalogObject> removed =
        definitions.drop(drop.node().kind(), name, drop.node().cascade(), span);
    removed.forEach(
        object -> Replacements.requireNoSelect(definitions, "drop", object, span));
    return new CompiledStatement.Dropped(removed);
  }
}
