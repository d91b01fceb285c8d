package dev.laminar;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.kernel.engine.Answer;
import dev.laminar.kernel.engine.StatementGuard;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.rows.BatchCursor;
import dev.laminar.rows.BatchQueue;
import dev.laminar.rows.ParameterConstants;
import dev.laminar.sql.statement.ParsedStatement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT over what ends: compiled when it is prepared, and again only when a definition changed
 * since, or tables have become so large that joins may have to keep others of them. Its rows are
 * those of one moment.
 */
final class PreparedAnswer implements Prepared.Run {

  private final Laminar database;
  private final ParsedStatement statement;
  private final List<ColumnInfo> columns;
  private CompiledQuery query;
  private Map<String, Long> tableSizes;
  private long version;

  PreparedAnswer(Laminar database, ParsedStatement statement, CompiledQuery query, long version) {
    this.database = database;
    this.statement = statement;
    this.columns = ColumnInfo.of(query.schema());
    this.query = query;
    this.tableSizes = query.tableSizes();
    this.version = version;
  }

  List<ColumnInfo> columns() {
    return columns;
  }

  List<ParameterInfo> parameters() {
    return query.parameters().stream().map(ParameterInfo::new).toList();
  }

  @Override
  public Execution execute(
      List<@Nullable Object> parameters, ExecuteOptions options, Cancellation cancellation) {
    bringUpToDate();
    StatementGuard guard = new StatementGuard(options.timeout());
    cancellation.onCancel(guard::cancel);
    Answer answer =
        database.answer(query, ParameterConstants.of(query.parameters(), parameters), guard);
    boolean isShort = answer.isShort();
    BatchQueue rows =
        new BatchQueue(isShort ? Integer.MAX_VALUE : options.fetchSize(), options.timeout());
    cancellation.onCancel(rows::cancel);
    rows.onRelease(guard::cancel);
    if (isShort) {
      answer.run(rows);
    } else {
      answer.start(rows);
    }
    return new Execution.Rows(new BatchCursor(columns, rows, options.maxRows()), query.warnings());
  }

  private void bringUpToDate() {
    long now = database.definitionVersion();
    if (now == version && !database.areOutgrown(tableSizes)) {
      return;
    }
    CompiledQuery again =
        database
            .compileAnswer(statement)
            .filter(compiled -> ColumnInfo.of(compiled.schema()).equals(columns))
            .orElseThrow(() ->
                new LaminarException(
                    ErrorCode.INVALID_STATEMENT,
                    "the columns of the statement have changed since it was prepared",
                    SourceSpan.NONE,
                    "prepare it again"));
    query.close();
    query = again;
    tableSizes = again.tableSizes();
    version = now;
  }

  @Override
  public boolean isReusable() {
    return true;
  }

  @Override
  public void close() {
    query.close();
  }
}
