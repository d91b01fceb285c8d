package dev.laminar;

import dev.laminar.compile.CompiledStatement;
import dev.laminar.kernel.engine.StatementGuard;
import dev.laminar.rows.ParameterConstants;
import dev.laminar.sql.statement.ParsedStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * INSERT, UPDATE or DELETE of a table: compiled when it is prepared, and again only when a
 * definition changed since.
 */
final class PreparedChange implements Prepared.Run {

  private final Laminar database;
  private final ParsedStatement statement;
  private CompiledStatement.Change change;
  private long version;

  PreparedChange(
      Laminar database, ParsedStatement statement, CompiledStatement.Change change, long version) {
    this.database = database;
    this.statement = statement;
    this.change = change;
    this.version = version;
  }

  List<ParameterInfo> parameters() {
    return change.parameters().stream().map(ParameterInfo::new).toList();
  }

  @Override
  public Execution execute(
      List<@Nullable Object> parameters, ExecuteOptions options, Cancellation cancellation) {
    long now = database.definitionVersion();
    if (now != version) {
      CompiledStatement.Change again = database.compileChange(statement);
      change.close();
      change = again;
      version = now;
    }
    StatementGuard guard = new StatementGuard(options.timeout());
    cancellation.onCancel(guard::cancel);
    long rows =
        database.execute(change, ParameterConstants.of(change.parameters(), parameters), guard);
    return new Execution.Update(rows, List.of());
  }

  @Override
  public boolean isReusable() {
    return true;
  }

  @Override
  public void close() {
    change.close();
  }
}
