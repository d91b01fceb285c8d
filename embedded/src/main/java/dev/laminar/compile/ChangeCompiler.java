package dev.laminar.compile;

import dev.laminar.kernel.plan.ChangePlan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedChange;
import dev.laminar.sql.statement.ParsedStatement;
import java.util.ArrayList;
import java.util.List;

/** INSERT, UPDATE, DELETE and TRUNCATE of a table, and INSERT INTO a source. */
final class ChangeCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final QueryTranslator queries;

  ChangeCompiler(SqlFrontend frontend, Definitions definitions, QueryTranslator queries) {
    this.frontend = frontend;
    this.definitions = definitions;
    this.queries = queries;
  }

  CompiledStatement.Change compile(ParsedStatement statement) {
    long start = System.nanoTime();
    AnalyzedChange change = frontend.analyzeChange(statement, definitions.catalog());
    long analyzeNs = System.nanoTime() - start;
    List<CompiledQuery> compiled = new ArrayList<>();
    try {
      compiled.add(queries.once(change.rows(), change.table().name() + "_change", analyzeNs));
      ChangePlan.Conflict conflict = null;
      if (change.onConflict().isPresent()) {
        AnalyzedChange.OnConflict onConflict = change.onConflict().get();
        if (onConflict.update().isPresent()) {
          compiled.add(
              queries.once(onConflict.update().get(), change.table().name() + "_conflict", 0));
        }
        conflict =
            new ChangePlan.Conflict(
                onConflict.key().orElse(-1), compiled.size() > 1 ? compiled.get(1).plan() : null);
      }
      ChangePlan plan =
          new ChangePlan(
              kind(change.kind()), change.table().name(), compiled.getFirst().plan(), conflict);
      return new CompiledStatement.Change(
          plan,
          compiled,
          change.parameters().stream().map(SelectCompiler::parameter).toList(),
          statement.span());
    } catch (RuntimeException e) {
      compiled.forEach(CompiledQuery::close);
      throw e;
    }
  }

  private static ChangePlan.Kind kind(AnalyzedChange.Kind kind) {
    return switch (kind) {
      case INSERT -> ChangePlan.Kind.INSERT;
      case UPDATE -> ChangePlan.Kind.UPDATE;
      case DELETE -> ChangePlan.Kind.DELETE;
      case PUSH -> ChangePlan.Kind.PUSH;
    };
  }

  CompiledStatement truncate(ParsedStatement statement) {
    return new CompiledStatement.Truncation(
        frontend.changedTable(statement, definitions.catalog()).name());
  }
}
