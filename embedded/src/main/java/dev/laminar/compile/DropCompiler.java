package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;

/** DROP. */
final class DropCompiler {

  private final Definitions definitions;
  private final FunctionUses functions;

  DropCompiler(Definitions definitions, FunctionUses functions) {
    this.definitions = definitions;
    this.functions = functions;
  }

  CompiledStatement compile(ParsedStatement statement, Statement.Drop drop) {
    String name = drop.node().name().getSimple();
    if (drop.node().ifExists() && definitions.catalog().find(name).isEmpty()) {
      return new CompiledStatement.Nothing("there is no '" + name + "'");
    }
    SourceSpan span = SqlFrontend.span(statement, drop.node().name());
    List<CatalogObject> removed =
        definitions.drop(drop.node().kind(), name, drop.node().cascade(), span);
    removed.forEach(object -> requireNoSelect(object, span));
    return new CompiledStatement.Dropped(removed);
  }

  /** The catalog does not know of SELECTs that run. */
  private void requireNoSelect(CatalogObject object, SourceSpan span) {
    if (object.kind() == ObjectKind.FUNCTION && functions.isSelected(object.name())) {
      throw new LaminarException(
          ErrorCode.DEPENDENT_OBJECTS,
          "cannot drop function '" + object.name() + "': a SELECT calls it",
          span,
          "close the subscription of the SELECT first");
    }
    Replacements.requireNoSelect(definitions, "drop", object, span);
  }
}
