package dev.laminar.jdbc;

import dev.laminar.Laminar;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:laminar:} URLs.
 *
 * <p>Property {@code user} is what the metadata shows; {@code password} is not looked at, as there
 * are no users. Other properties are refused.
 */
public final class LaminarDriver implements Driver {

  static final int MAJOR_VERSION = 0;
  static final int MINOR_VERSION = 1;

  private static final Set<String> PROPERTIES = Set.of("user", "password");

  static {
    try {
      DriverManager.registerDriver(new LaminarDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** For {@link java.util.ServiceLoader} and for pools. */
  public LaminarDriver() {}

  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Properties properties = info == null ? new Properties() : info;
    for (String name : properties.stringPropertyNames()) {
      if (!PROPERTIES.contains(name)) {
        throw Refusals.invalidArgument("there is no connection property '" + name + "'");
      }
    }
    String user = properties.getProperty("user", "");
    return switch (LaminarUrl.parse(url)) {
      case LaminarUrl.OwnDatabase _ -> {
        Laminar database = Laminar.open();
        yield new LaminarConnection(database, url, user, database::close);
      }
      case LaminarUrl.NamedDatabase named ->
          new LaminarConnection(
              NamedDatabases.OF_PROCESS.acquire(named.name()),
              url,
              user,
              () -> NamedDatabases.OF_PROCESS.release(named.name()));
    };
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(LaminarUrl.PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return MAJOR_VERSION;
  }

  @Override
  public int getMinorVersion() {
    return MINOR_VERSION;
  }

  /** It is not: there are no transactions. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw Refusals.feature("java.util.logging");
  }
}
