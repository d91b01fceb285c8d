package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.catalog.Catalog;
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
    removed.forEach(object -> requireNoSelect(object, span));
    return new CompiledStatement.Dropped(removed);
  }

  /** The catalog does not know of SELECTs that run. */
  private void requireNoSelect(CatalogObject object, SourceSpan span) {
    for (String anonymous : definitions.anonymousQueries()) {
      boolean reads =
          definitions.query(anonymous).stream()
              .flatMap(query -> query.plan().nodes().stream())
              .anyMatch(node -> reads(node, object.name()));
      if (reads) {
        throw new LaminarException(
            ErrorCode.DEPENDENT_OBJECTS,
            "cannot drop "
                + Catalog.kindName(object.kind())
                + " '"
                + object.name()
                + "': a SELECT reads it",
            span,
            "close the subscription of the SELECT first");
      }
    }
  }

  private static boolean reads(PlanNode node, String name) {
    return switch (node) {
      case PlanNode.SourceScan scan -> scan.source().equals(name);
      case PlanNode.StreamScan scan -> scan.stream().equals(name);
      case PlanNode.TableScan scan -> scan.table().equals(name);
      case PlanNode.KeyLookup lookup -> lookup.table().equals(name);
      case PlanNode.Values _,
          PlanNode.Union _,
          PlanNode.Join _,
          PlanNode.Sort _,
          PlanNode.Transform _,
          PlanNode.Aggregate _ ->
          false;
    };
  }
}
