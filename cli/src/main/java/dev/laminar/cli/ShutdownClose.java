package dev.laminar.cli;

import dev.laminar.Laminar;

/**
 * Closes the database when the process is told to end (Ctrl-C, kill): nothing is left behind
 * half-written.
 */
final class ShutdownClose implements AutoCloseable {

  private final Laminar database;
  private final Thread hook = new Thread(this::end, "laminar-shutdown");
  private volatile boolean ending;

  private ShutdownClose(Laminar database) {
    this.database = database;
  }

  static ShutdownClose of(Laminar database) {
    ShutdownClose close = new ShutdownClose(database);
    Runtime.getRuntime().addShutdownHook(close.hook);
    return close;
  }

  private void end() {
    ending = true;
    database.close();
  }

  /** Whether the process was told to end: what fails from then on fails because of that. */
  boolean isEnding() {
    return ending;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs.
    }
  }
}
