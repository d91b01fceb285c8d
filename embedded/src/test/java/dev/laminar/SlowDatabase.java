package dev.laminar;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/**
 * A database in memory behind a driver that lets a test see each query that is prepared and run,
 * and hold it up or have it fail.
 */
final class SlowDatabase implements AutoCloseable {

  private static final Map<String, SlowDatabase> OPEN = new ConcurrentHashMap<>();
  private static final String PREFIX = "jdbc:slow:";

  static {
    try {
      DriverManager.registerDriver(new SlowDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Called where a query is about to run; may wait, or fail. */
  interface Before {
    void query(String sql) throws SQLException, InterruptedException;
  }

  private final String name;
  private final Connection connection;
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();
  private volatile Before before = sql -> {};

  SlowDatabase(String name) throws SQLException {
    this.name = name;
    this.connection = DriverManager.getConnection(h2());
    OPEN.put(name, this);
  }

  private String h2() {
    return "jdbc:h2:mem:" + name;
  }

  String url() {
    return PREFIX + name;
  }

  void before(Before action) {
    before = action;
  }

  /** What was run so far. */
  List<String> queries() {
    return queries;
  }

  int mostRunning() {
    return mostRunning.get();
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    OPEN.remove(name);
    connection.close();
  }

  private Object run(String sql, Call call) throws Throwable {
    queries.add(sql);
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      before.query(sql);
      return call.invoke();
    } catch (InterruptedException e) {
      throw new SQLException("interrupted", e);
    } finally {
      running.decrementAndGet();
    }
  }

  private interface Call {
    Object invoke() throws Throwable;
  }

  private Connection connect() throws SQLException {
    Connection real = DriverManager.getConnection(h2());
    return proxy(
        Connection.class,
        (method, arguments) ->
            method.getName().equals("prepareStatement")
                ? prepared((PreparedStatement) call(real, method, arguments), (String) arguments[0])
                : call(real, method, arguments));
  }

  private PreparedStatement prepared(PreparedStatement real, String sql) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) ->
            method.getName().equals("executeQuery")
                ? run(sql, () -> call(real, method, arguments))
                : call(real, method, arguments));
  }

  private interface Handler {
    Object invoke(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            SlowDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> handler.invoke(method, arguments)));
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static final class SlowDriver implements Driver {

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
      if (!acceptsURL(url)) {
        return null;
      }
      SlowDatabase database = OPEN.get(url.substring(PREFIX.length()));
      if (database == null) {
        throw new SQLException("there is no database " + url);
      }
      return database.connect();
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getLogger("");
    }
  }
}
