package dev.laminar.jdbc;

import dev.laminar.ExecuteOptions;
import dev.laminar.Laminar;
import dev.laminar.PreparedCommand;
import dev.laminar.Session;
import dev.laminar.kernel.error.LaminarException;
import java.sql.Array;
import java.sql.ClientInfoStatus;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A connection. {@code unwrap(Laminar.class)} is its database, to push rows and subscribe. Any
 * thread may use it; every statement takes effect at once.
 */
final class LaminarConnection extends RefusedConnection {

  private final Laminar database;
  private final Session session;
  private final String url;
  private final String user;
  private final Runnable onClose;
  private final Set<LaminarStatement> statements = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean readOnly;

  /**
   * @param onClose lets the database go
   */
  LaminarConnection(Laminar database, String url, String user, Runnable onClose) {
    this.database = database;
    this.session = database.openSession();
    this.url = url;
    this.user = user;
    this.onClose = onClose;
  }

  Laminar database() {
    return database;
  }

  String url() {
    return url;
  }

  String user() {
    return user;
  }

  void requireOpen() throws SQLException {
    if (closed.get()) {
      throw Refusals.closed("connection");
    }
  }

  /** Prepares a statement, as an exception of JDBC when that fails. */
  PreparedCommand prepare(String sql) throws SQLException {
    requireOpen();
    PreparedCommand command;
    try {
      command = session.prepare(sql);
    } catch (LaminarException e) {
      throw SqlExceptions.of(e, sql);
    }
    if (readOnly && command.columns().isEmpty()) {
      throw new SQLException("the connection is read only", "25006");
    }
    return command;
  }

  void forget(LaminarStatement statement) {
    statements.remove(statement);
  }

  private <S extends LaminarStatement> S opened(S statement) throws SQLException {
    requireOpen();
    statements.add(statement);
    return statement;
  }

  @Override
  public Statement createStatement() throws SQLException {
    return opened(new LaminarStatement(this));
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    requireForwardReadOnly(type, concurrency);
    return createStatement();
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    setHoldability(holdability);
    return createStatement(type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return opened(new LaminarPreparedStatement(this, prepare(sql), sql));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    requireForwardReadOnly(type, concurrency);
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    setHoldability(holdability);
    return prepareStatement(sql, type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
    LaminarStatement.requireNoGeneratedKeys(generatedKeys);
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    throw Refusals.feature("returning generated keys");
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    throw Refusals.feature("returning generated keys");
  }

  private static void requireForwardReadOnly(int type, int concurrency) throws SQLException {
    if (type != ResultSet.TYPE_FORWARD_ONLY) {
      throw Refusals.feature("a result set that scrolls");
    }
    if (concurrency != ResultSet.CONCUR_READ_ONLY) {
      throw Refusals.feature("a result set that is updated");
    }
  }

  /** The parser knows the escapes of JDBC: the text stays as it is. */
  @Override
  public String nativeSQL(String sql) throws SQLException {
    requireOpen();
    return sql;
  }

  /** Only true: a transaction that could not be rolled back would be worse than none. */
  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    requireOpen();
    if (!autoCommit) {
      throw Refusals.unsupported(
          "there are no transactions: every statement takes effect at once, leave auto-commit on");
    }
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    requireOpen();
    return true;
  }

  @Override
  public void commit() throws SQLException {
    throw Refusals.wrongCall("there is no transaction: every statement takes effect at once");
  }

  @Override
  public void rollback() throws SQLException {
    throw Refusals.wrongCall("there is no transaction: every statement takes effect at once");
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      statements.forEach(LaminarStatement::close);
      session.close();
      onClose.run();
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    requireOpen();
    return new LaminarMetaData(this);
  }

  /** Refuses what changes something, from now on. */
  @Override
  public void setReadOnly(boolean value) throws SQLException {
    requireOpen();
    readOnly = value;
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    requireOpen();
    return readOnly;
  }

  /** There are no catalogs: JDBC wants this to do nothing then. */
  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    requireOpen();
  }

  @Override
  public @Nullable String getCatalog() throws SQLException {
    requireOpen();
    return null;
  }

  /** There are no schemas: JDBC wants this to do nothing then. */
  @Override
  public void setSchema(@Nullable String schema) throws SQLException {
    requireOpen();
  }

  @Override
  public @Nullable String getSchema() throws SQLException {
    requireOpen();
    return null;
  }

  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    requireOpen();
    if (level != TRANSACTION_NONE) {
      throw Refusals.unsupported("there are no transactions, and no levels of isolation");
    }
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    requireOpen();
    return TRANSACTION_NONE;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    requireOpen();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    requireOpen();
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    requireOpen();
    return Map.of();
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
    if (!map.isEmpty()) {
      throw Refusals.feature("a type map");
    }
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT) {
      throw Refusals.feature("closing cursors at commit");
    }
  }

  @Override
  public int getHoldability() throws SQLException {
    requireOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public boolean isValid(int timeoutSeconds) throws SQLException {
    if (timeoutSeconds < 0) {
      throw Refusals.invalidArgument("a timeout is not negative: " + timeoutSeconds);
    }
    if (closed.get()) {
      return false;
    }
    try (PreparedCommand probe = database.prepare("SHOW RUNTIME")) {
      ExecuteOptions options =
          ExecuteOptions.defaults().withTimeout(Duration.ofSeconds(timeoutSeconds));
      probe.execute(List.of(), options).close();
      return true;
    } catch (LaminarException e) {
      return false;
    }
  }

  /**
   * An array for {@code setArray}. Its elements are converted to the type of the parameter when the
   * statement is executed.
   *
   * @param typeName of the elements, without digits
   */
  @Override
  public Array createArrayOf(String typeName, @Nullable Object @Nullable [] elements)
      throws SQLException {
    requireOpen();
    return LaminarArray.given(
        JdbcTypes.ofName(typeName), elements == null ? List.of() : Arrays.asList(elements));
  }

  @Override
  public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
    throw new SQLClientInfoException(
        "there is no client info property '" + name + "'",
        Map.of(name, ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    for (String name : properties.stringPropertyNames()) {
      setClientInfo(name, properties.getProperty(name));
    }
  }

  @Override
  public @Nullable String getClientInfo(String name) throws SQLException {
    requireOpen();
    return null;
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    requireOpen();
    return new Properties();
  }

  @Override
  public void abort(Executor executor) {
    executor.execute(this::close);
  }

  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
    if (milliseconds != 0) {
      throw Refusals.unsupported("there is no network, and no timeout of it: use setQueryTimeout");
    }
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    requireOpen();
    return 0;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    requireOpen();
    return type == Laminar.class ? type.cast(database) : Wrapping.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type == Laminar.class || type.isInstance(this);
  }
}
