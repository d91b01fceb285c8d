package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserRoutine;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlLiteral;

/**
 * CREATE FUNCTION. The user's class is that of the thread's context class loader. A function that
 * something depends on is not replaced under it.
 */
final class CreateFunctionCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final FunctionUses uses;

  CreateFunctionCompiler(SqlFrontend frontend, Definitions definitions, FunctionUses uses) {
    this.frontend = frontend;
    this.definitions = definitions;
    this.uses = uses;
  }

  CompiledStatement compile(ParsedStatement statement, Statement.CreateFunction create) {
    String name = create.node().name().getSimple();
    Optional<CompiledStatement> kept = definitions.keptObject(create.node().ifNotExists(), name);
    if (kept.isPresent()) {
      return kept.get();
    }
    SourceSpan nameSpan = SqlFrontend.span(statement, create.node().name());
    requireFree(name, create.node().replace(), nameSpan);
    String target =
        String.valueOf(((SqlLiteral) create.node().className()).getValueAs(String.class));
    SourceSpan targetSpan = SqlFrontend.span(statement, create.node().className());
    UserRoutine routine = at(targetSpan, () -> UserClasses.find(name, target));
    return define(FunctionObject.of(routine, statement.sql(), statement.span()), nameSpan);
  }

  /** Defines a function of a program's class. */
  CompiledStatement define(UserRoutine routine) {
    requireFree(routine.name(), false, SourceSpan.NONE);
    String name =
        routine.name().matches("[A-Za-z_][A-Za-z0-9_]*")
            ? routine.name()
            : '"' + routine.name().replace("\"", "\"\"") + '"';
    String sql = "CREATE FUNCTION " + name + " AS '" + routine.target() + "'";
    return define(FunctionObject.of(routine, sql, SourceSpan.NONE), SourceSpan.NONE);
  }

  private CompiledStatement define(FunctionObject function, SourceSpan nameSpan) {
    Optional<CatalogObject> old = definitions.catalog().find(function.name());
    if (old.isPresent()) {
      definitions.replace(old.get(), function, nameSpan);
    } else {
      definitions.define(function, nameSpan);
    }
    return new CompiledStatement.NewFunction(function);
  }

  private void requireFree(String name, boolean replace, SourceSpan span) {
    if (frontend.functionNames().contains(name.toUpperCase(Locale.ROOT))) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT,
          "there is a function " + name.toUpperCase(Locale.ROOT) + " already",
          span,
          "choose another name: functions of the dialect are not replaced");
    }
    Optional<CatalogObject> existing = definitions.catalog().find(name);
    if (existing.isEmpty()) {
      return;
    }
    CatalogObject old = existing.get();
    if (!replace || !(old instanceof FunctionObject)) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT,
          Catalog.kindName(old.kind()) + " '" + old.name() + "' exists already",
          span,
          old instanceof FunctionObject
              ? "use CREATE OR REPLACE to replace it, or IF NOT EXISTS to keep it"
              : "choose another name: all kinds of objects share one name space");
    }
    List<String> dependents = uses.of(old.name());
    if (!dependents.isEmpty()) {
      throw new LaminarException(
          ErrorCode.DEPENDENT_OBJECTS,
          "cannot replace function '"
              + old.name()
              + "': "
              + String.join(", ", dependents)
              + (dependents.size() == 1 ? " depends on it" : " depend on it"),
          span,
          "drop what depends on it first: DROP FUNCTION " + old.name() + " CASCADE");
    }
  }

  private static UserRoutine at(SourceSpan span, Supplier<UserRoutine> step) {
    try {
      return step.get();
    } catch (LaminarException e) {
      throw e.span().isKnown() ? e : e.at(span);
    }
  }
}
