package dev.laminar;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.StatementCompiler;
import dev.laminar.compile.StatementShape;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.rows.BatchCursor;
import dev.laminar.rows.BatchQueue;
import dev.laminar.rows.RowBatches;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prepares the statements of one database: tells them apart by what they answer with. */
final class Commands {

  private static final DataType TEXT = DataType.of(TypeKind.VARCHAR, true);

  private final Laminar database;
  private final Cursors cursors;

  /**
   * @param cursors of the session
   */
  Commands(Laminar database, Cursors cursors) {
    this.database = database;
    this.cursors = cursors;
  }

  Prepared prepare(ParsedStatement statement, StatementCompiler compiler) {
    return switch (statement.statement()) {
      case Statement.Query _ -> {
        Optional<CompiledQuery> answer = compiler.answer(statement);
        yield answer.isPresent()
            ? answer(statement, answer.get(), compiler.version())
            : continuous(statement, compiler.shape(statement));
      }
      case Statement.Insert _,
          Statement.InsertOnConflict _,
          Statement.Update _,
          Statement.Delete _ -> {
        Optional<CompiledStatement.Change> change = compiler.change(statement);
        yield change.isPresent()
            ? change(statement, change.get(), compiler.version())
            : definition(statement);
      }
      case Statement.Subscribe _ -> subscription(statement);
      case Statement.DeclareCursor declared -> cursors.declaring(database, statement, declared);
      case Statement.Fetch fetch -> cursors.fetching(statement, fetch);
      case Statement.CloseCursor close -> cursors.closing(statement, close);
      case Statement.Show show -> report(statement, ShowCommands.columns(show.node().subject()));
      case Statement.Describe _ -> report(statement, ShowCommands.DESCRIBED);
      case Statement.Report _ -> report(statement, List.of("report"));
      case Statement.Explain _ -> report(statement, ShowCommands.EXPLAINED);
      case Statement.CreateSource _,
          Statement.CreateTable _,
          Statement.CreateLookupTable _,
          Statement.CreateQuery _,
          Statement.CreateSink _,
          Statement.CreateFunction _,
          Statement.Truncate _,
          Statement.Drop _,
          Statement.AlterSource _,
          Statement.SetVariable _,
          Statement.Control _,
          Statement.Checkpoint _,
          Statement.Restore _ ->
          definition(statement);
    };
  }

  private Prepared answer(ParsedStatement statement, CompiledQuery query, long version) {
    PreparedAnswer answer = new PreparedAnswer(database, statement, query, version);
    return new Prepared(answer.parameters(), answer.columns(), answer);
  }

  private Prepared change(
      ParsedStatement statement, CompiledStatement.Change change, long version) {
    PreparedChange prepared = new PreparedChange(database, statement, change, version);
    return new Prepared(prepared.parameters(), List.of(), prepared);
  }

  private Prepared definition(ParsedStatement statement) {
    return new Prepared(
        List.of(), List.of(), (values, options, cancellation) -> database.change(statement));
  }

  private Prepared subscription(ParsedStatement statement) {
    PreparedSubscription prepared = new PreparedSubscription(database, statement);
    return new Prepared(
        List.of(),
        prepared.columns(),
        Optional.of(new Following(ChangelogMode.APPEND, List.of())),
        prepared);
  }

  /** A SELECT over what goes on. */
  private Prepared continuous(ParsedStatement statement, StatementShape shape) {
    List<ColumnInfo> columns = ColumnInfo.of(shape.columns());
    return new Prepared(
        shape.parameters().stream().map(ParameterInfo::new).toList(),
        columns,
        Optional.of(new Following(shape.changelog(), shape.keys())),
        (values, options, cancellation) ->
            select(statement, columns, values, options, cancellation));
  }

  private Execution select(
      ParsedStatement statement,
      List<ColumnInfo> columns,
      List<@Nullable Object> parameters,
      ExecuteOptions options,
      Cancellation cancellation) {
    BatchQueue rows = new BatchQueue(options.fetchSize(), options.timeout());
    cancellation.onCancel(rows::cancel);
    CompiledQuery query = database.start(statement, parameters, rows);
    if (!ColumnInfo.of(query.schema()).equals(columns)) {
      rows.close();
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "the columns of the statement have changed since it was prepared",
          SourceSpan.NONE,
          "prepare it again");
    }
    return new Execution.Rows(
        new BatchCursor(columns, rows, options.maxRows(), options.changes()), query.warnings());
  }

  /** SHOW, DESCRIBE, EXPLAIN: texts. */
  private Prepared report(ParsedStatement statement, List<String> names) {
    List<ColumnInfo> columns = names.stream().map(name -> new ColumnInfo(name, TEXT)).toList();
    return new Prepared(
        List.of(),
        columns,
        (parameters, options, cancellation) ->
            new Execution.Rows(
                RowBatches.cursor(columns, rows(database.execute(statement)), options.maxRows()),
                List.of()));
  }

  private static List<? extends List<? extends @Nullable Object>> rows(StatementResult result) {
    return switch (result) {
      case StatementResult.Table table -> table.rows();
      case StatementResult.Text text ->
          Arrays.stream(text.text().split("\n")).map(List::of).toList();
      case StatementResult.Done _, StatementResult.Changed _, StatementResult.Query _ ->
          throw new IllegalStateException("no rows: " + result);
    };
  }
}
