package dev.laminar.jdbc;

import dev.laminar.Laminar;
import java.util.HashMap;
import java.util.Map;

/**
 * The databases that connections of this process share by name. A database lives until the last of
 * its connections is closed.
 */
final class NamedDatabases {

  /**
   * One for the process: JDBC finds drivers by class name, so two instances of the driver must give
   * the same database.
   */
  static final NamedDatabases OF_PROCESS = new NamedDatabases();

  private final Map<String, Shared> databases = new HashMap<>();

  private NamedDatabases() {}

  /** A database in use. */
  private static final class Shared {
    private final Laminar database = Laminar.open();
    private int users;
  }

  /** Opens the database of a name, or joins it. */
  synchronized Laminar acquire(String name) {
    Shared shared = databases.computeIfAbsent(name, _ -> new Shared());
    shared.users++;
    return shared.database;
  }

  /** Leaves it; the last one closes it. */
  synchronized void release(String name) {
    Shared shared = databases.get(name);
    if (shared != null && --shared.users == 0) {
      databases.remove(name);
      shared.database.close();
    }
  }
}
