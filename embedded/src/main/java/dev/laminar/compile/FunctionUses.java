package dev.laminar.compile;

import dev.laminar.sql.analysis.FunctionsUsed;
import dev.laminar.sql.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;

/** What calls the functions of users: objects of the catalog, and SELECTs that run. */
final class FunctionUses {

  private final Definitions definitions;

  FunctionUses(Definitions definitions) {
    this.definitions = definitions;
  }

  /** What uses a function, as messages name it. */
  List<String> of(String function) {
    List<String> uses = new ArrayList<>();
    definitions
        .catalog()
        .dependents(function)
        .forEach(object -> uses.add(Catalog.kindName(object.kind()) + " '" + object.name() + "'"));
    if (isSelected(function)) {
      uses.add("a SELECT that runs");
    }
    return uses;
  }

  /** Whether a SELECT that runs calls it. */
  boolean isSelected(String function) {
    return definitions.anonymousQueries().stream()
        .flatMap(query -> definitions.query(query).stream())
        .flatMap(query -> FunctionsUsed.in(query.compiled().logical()).stream())
        .anyMatch(used -> used.equalsIgnoreCase(function));
  }
}
