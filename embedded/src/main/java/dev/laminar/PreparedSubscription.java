package dev.laminar;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.rows.BatchCursor;
import dev.laminar.rows.ChangeBuffer;
import dev.laminar.rows.EpochColumns;
import dev.laminar.sql.statement.ParsedStatement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SUBSCRIBE as a statement with rows that go on: the query's, behind epoch and weight. */
final class PreparedSubscription implements Prepared.Run {

  /** As many rows as fit into the bytes, then the cursor fails. */
  private static final SubscribeOptions CURSOR =
      new SubscribeOptions(Integer.MAX_VALUE, LagPolicy.FAIL);

  private final Laminar database;
  private final ParsedStatement statement;
  private final FeedOrigin origin;
  private final RowSchema schema;

  /**
   * @throws LaminarException when the statement is wrong, or the query has columns of those names
   */
  PreparedSubscription(Laminar database, ParsedStatement statement) {
    this.database = database;
    this.statement = statement;
    try (CompiledQuery query = database.preview(statement)) {
      this.origin = FeedOrigin.of("the query", query, this::attach);
      this.schema = EpochColumns.schema(query.schema(), statement.span());
    }
  }

  List<ColumnInfo> columns() {
    return ColumnInfo.of(schema);
  }

  private Registration attach(BatchListener listener) {
    return database.follow(statement, origin.schema(), listener);
  }

  @Override
  public Execution execute(
      List<@Nullable Object> parameters, ExecuteOptions options, Cancellation cancellation) {
    SubscribeOptions buffering =
        options.fetchSize() == 0
            ? SubscribeOptions.defaults()
            : SubscribeOptions.defaults().withBufferRows(options.fetchSize());
    ChangeBuffer buffer = origin.buffer(buffering);
    EpochColumns rows = new EpochColumns(schema, buffer, options.timeout());
    cancellation.onCancel(rows::cancel);
    attach(rows, buffer);
    rows.bound();
    return new Execution.Rows(new BatchCursor(columns(), rows, options.maxRows()), List.of());
  }

  /**
   * Begins, for a reader who comes now and then: nothing waits for it. Its buffer is bounded only
   * from {@link EpochColumns#bound} on.
   */
  EpochColumns open() {
    ChangeBuffer buffer = origin.buffer(CURSOR);
    EpochColumns rows = new EpochColumns(schema, buffer, Duration.ZERO);
    attach(rows, buffer);
    return rows;
  }

  private void attach(EpochColumns rows, ChangeBuffer buffer) {
    Registration attachment = origin.attach(buffer);
    rows.onRelease(attachment::close);
  }
}
