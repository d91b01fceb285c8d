package dev.laminar.jdbc;

import dev.laminar.ExecuteOptions;
import dev.laminar.Execution;
import dev.laminar.PreparedCommand;
import dev.laminar.kernel.error.LaminarException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement: executes one text at a time, and has its rows or its update count. */
class LaminarStatement implements Statement {

  private static final long NO_UPDATE_COUNT = -1;

  private final LaminarConnection connection;
  private final List<String> batch = new ArrayList<>();
  private volatile @Nullable PreparedCommand running;
  private volatile boolean closed;
  private @Nullable LaminarResultSet rows;
  private long updateCount = NO_UPDATE_COUNT;
  private @Nullable SQLWarning warnings;
  private ExecuteOptions options = ExecuteOptions.defaults();
  private boolean closesOnCompletion;
  private boolean poolable;

  LaminarStatement(LaminarConnection connection) {
    this.connection = connection;
  }

  final void requireOpen() throws SQLException {
    connection.requireOpen();
    if (closed) {
      throw Refusals.closed("statement");
    }
  }

  static void requireNoGeneratedKeys(int generatedKeys) throws SQLException {
    if (generatedKeys != NO_GENERATED_KEYS) {
      throw Refusals.feature("returning generated keys");
    }
  }

  /**
   * Executes a command, after which this has rows or an update count.
   *
   * @return whether it has rows
   */
  final boolean run(
      PreparedCommand command, List<? extends @Nullable Object> parameters, String sql)
      throws SQLException {
    requireOpen();
    forgetResult();
    running = command;
    try {
      Execution execution = command.execute(parameters, options);
      warnings = SqlExceptions.warnings(execution.warnings());
      return switch (execution) {
        case Execution.Update update -> {
          updateCount = update.count();
          yield false;
        }
        case Execution.Rows result -> {
          rows = new LaminarResultSet(result.cursor(), this, sql);
          yield true;
        }
      };
    } catch (LaminarException e) {
      throw SqlExceptions.of(e, sql);
    }
  }

  private void forgetResult() {
    LaminarResultSet before = rows;
    rows = null;
    updateCount = NO_UPDATE_COUNT;
    warnings = null;
    if (before != null) {
      before.closeRows();
    }
  }

  /** The rows of the statement just executed. */
  final ResultSet requireRows(boolean hasRows) throws SQLException {
    LaminarResultSet result = rows;
    if (!hasRows || result == null) {
      throw Refusals.wrongCall("the statement has no rows: use executeUpdate");
    }
    return result;
  }

  /** Refuses a statement with rows before it is executed. */
  static PreparedCommand requireUpdate(PreparedCommand command) throws SQLException {
    if (!command.columns().isEmpty()) {
      throw Refusals.wrongCall("the statement has rows: use executeQuery");
    }
    return command;
  }

  /** Called when the last row was read or the rows were closed. */
  final void completed(LaminarResultSet result) {
    if (closesOnCompletion && result == rows) {
      close();
    }
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    requireOpen();
    return run(connection.prepare(sql), List.of(), sql);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    requireOpen();
    PreparedCommand command = connection.prepare(sql);
    return requireRows(!command.columns().isEmpty() && run(command, List.of(), sql));
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    requireOpen();
    run(requireUpdate(connection.prepare(sql)), List.of(), sql);
    return updateCount;
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return (int) Math.min(executeLargeUpdate(sql), Integer.MAX_VALUE);
  }

  @Override
  public final void cancel() throws SQLException {
    requireOpen();
    PreparedCommand command = running;
    if (command != null) {
      command.cancel();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      connection.forget(this);
      forgetResult();
      PreparedCommand command = running;
      if (command != null) {
        command.close();
      }
    }
  }

  @Override
  public final boolean isClosed() {
    return closed;
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    requireOpen();
    return rows;
  }

  @Override
  public final long getLargeUpdateCount() throws SQLException {
    requireOpen();
    return updateCount;
  }

  @Override
  public final int getUpdateCount() throws SQLException {
    return (int) Math.min(getLargeUpdateCount(), Integer.MAX_VALUE);
  }

  /** There is one result. */
  @Override
  public final boolean getMoreResults() throws SQLException {
    requireOpen();
    SQLWarning kept = warnings;
    forgetResult();
    warnings = kept;
    return false;
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    if (current == KEEP_CURRENT_RESULT) {
      throw Refusals.feature("keeping a result open");
    }
    return getMoreResults();
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    requireOpen();
    batch.add(sql);
  }

  @Override
  public void clearBatch() throws SQLException {
    requireOpen();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    requireOpen();
    List<String> statements = List.copyOf(batch);
    batch.clear();
    return executeAll(statements.size(), i -> executeLargeUpdate(statements.get(i)));
  }

  /** Executes one of a batch. */
  interface BatchStep {
    long execute(int index) throws SQLException;
  }

  /** The first that fails ends the batch; what was done before stays done. */
  static long[] executeAll(int count, BatchStep step) throws SQLException {
    long[] counts = new long[count];
    for (int i = 0; i < count; i++) {
      try {
        counts[i] = step.execute(i);
      } catch (SQLException e) {
        throw new BatchUpdateException(
            "statement " + (i + 1) + " of the batch failed: " + e.getMessage(),
            e.getSQLState(),
            e.getErrorCode(),
            Arrays.copyOf(counts, i),
            e);
      }
    }
    return counts;
  }

  @Override
  public final int[] executeBatch() throws SQLException {
    return Arrays.stream(executeLargeBatch())
        .mapToInt(count -> (int) Math.min(count, Integer.MAX_VALUE))
        .toArray();
  }

  @Override
  public final Connection getConnection() throws SQLException {
    requireOpen();
    return connection;
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    requireOpen();
    return warnings;
  }

  @Override
  public final void clearWarnings() throws SQLException {
    requireOpen();
    warnings = null;
  }

  @Override
  public final int getQueryTimeout() throws SQLException {
    requireOpen();
    return (int) options.timeout().toSeconds();
  }

  @Override
  public final void setQueryTimeout(int seconds) throws SQLException {
    requireOpen();
    requireNotNegative(seconds);
    options = options.withTimeout(Duration.ofSeconds(seconds));
  }

  @Override
  public final int getFetchSize() throws SQLException {
    requireOpen();
    return options.fetchSize();
  }

  @Override
  public final void setFetchSize(int size) throws SQLException {
    requireOpen();
    requireNotNegative(size);
    options = options.withFetchSize(size);
  }

  @Override
  public final long getLargeMaxRows() throws SQLException {
    requireOpen();
    return options.maxRows();
  }

  @Override
  public final void setLargeMaxRows(long maximum) throws SQLException {
    requireOpen();
    requireNotNegative(maximum);
    options = options.withMaxRows(maximum);
  }

  @Override
  public final int getMaxRows() throws SQLException {
    return (int) Math.min(getLargeMaxRows(), Integer.MAX_VALUE);
  }

  @Override
  public final void setMaxRows(int maximum) throws SQLException {
    setLargeMaxRows(maximum);
  }

  private static void requireNotNegative(long value) throws SQLException {
    if (value < 0) {
      throw Refusals.invalidArgument("negative: " + value);
    }
  }

  @Override
  public final int getMaxFieldSize() throws SQLException {
    requireOpen();
    return 0;
  }

  @Override
  public final void setMaxFieldSize(int maximum) throws SQLException {
    if (maximum != 0) {
      throw Refusals.feature("cutting values");
    }
  }

  /** The parser knows the escapes, and nothing else means the same: the text is never changed. */
  @Override
  public final void setEscapeProcessing(boolean enable) throws SQLException {
    requireOpen();
  }

  @Override
  public final void setCursorName(String name) throws SQLException {
    throw Refusals.feature("a named cursor");
  }

  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    if (direction != ResultSet.FETCH_FORWARD) {
      throw Refusals.feature("fetching backwards");
    }
  }

  @Override
  public final int getFetchDirection() {
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public final int getResultSetConcurrency() {
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public final int getResultSetType() {
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public final int getResultSetHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    throw Refusals.feature("returning generated keys");
  }

  @Override
  public long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
    requireNoGeneratedKeys(generatedKeys);
    return executeLargeUpdate(sql);
  }

  @Override
  public int executeUpdate(String sql, int generatedKeys) throws SQLException {
    requireNoGeneratedKeys(generatedKeys);
    return executeUpdate(sql);
  }

  @Override
  public int executeUpdate(String sql, int[] columns) throws SQLException {
    throw Refusals.feature("returning generated keys");
  }

  @Override
  public int executeUpdate(String sql, String[] columns) throws SQLException {
    throw Refusals.feature("returning generated keys");
  }

  @Override
  public boolean execute(String sql, int generatedKeys) throws SQLException {
    requireNoGeneratedKeys(generatedKeys);
    return execute(sql);
  }

  @Override
  public boolean execute(String sql, int[] columns) throws SQLException {
    throw Refusals.feature("returning generated keys");
  }

  @Override
  public boolean execute(String sql, String[] columns) throws SQLException {
    throw Refusals.feature("returning generated keys");
  }

  @Override
  public final void setPoolable(boolean value) throws SQLException {
    requireOpen();
    poolable = value;
  }

  @Override
  public final boolean isPoolable() throws SQLException {
    requireOpen();
    return poolable;
  }

  @Override
  public final void closeOnCompletion() throws SQLException {
    requireOpen();
    closesOnCompletion = true;
  }

  @Override
  public final boolean isCloseOnCompletion() throws SQLException {
    requireOpen();
    return closesOnCompletion;
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, type);
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
