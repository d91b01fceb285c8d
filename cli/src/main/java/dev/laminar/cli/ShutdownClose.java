package dev.laminar.cli;

import dev.laminar.Laminar;

/** Closes the database when the process is told to end (Ctrl-C, kill): nothing is left behind half-written. */
final class ShutdownClose implements AutoCloseable {

  private final Thread hook;

  private ShutdownClose(Thread hook) {
    this.hook = hook;
  }

  static ShutdownClose of(Laminar database) {
    Thread hook = new Thread(database::close, "laminar-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return new ShutdownClose(hook);
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
