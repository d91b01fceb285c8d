package dev.laminar.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** What a connection's URL says. */
sealed interface LaminarUrl {

  String PREFIX = "jdbc:laminar:";

  /** A database of the connection's own. */
  record OwnDatabase() implements LaminarUrl {}

  /** A database shared by name. */
  record NamedDatabase(String name) implements LaminarUrl {}

  /**
   * Reads a URL that begins with {@link #PREFIX}.
   *
   * @throws SQLFeatureNotSupportedException for a directory
   */
  static LaminarUrl parse(String url) throws SQLException {
    String rest = url.substring(PREFIX.length());
    if (rest.isEmpty()) {
      return new OwnDatabase();
    }
    if (rest.startsWith("mem:")) {
      String name = rest.substring("mem:".length());
      if (!name.matches("[\\p{Alnum}_.-]+")) {
        throw Refusals.invalidArgument(
            "'" + name + "' is no name of a database: letters, digits, '_', '-' and '.' are");
      }
      return new NamedDatabase(name);
    }
    throw new SQLFeatureNotSupportedException(
        "durable databases are not there yet: '"
            + rest
            + "'; use jdbc:laminar: for a database in memory, or jdbc:laminar:mem:NAME for one that"
            + " connections share",
        "0A000");
  }
}
