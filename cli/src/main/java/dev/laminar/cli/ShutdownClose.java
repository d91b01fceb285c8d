package dev.laminar.cli;

import dev.laminar.Laminar;
import java.time.Duration;

/**
 * Ends the database in good order when the process is told to end (Ctrl-C, kill): what was read
 * goes to the sinks, and these are finished.
 */
final class ShutdownClose implements AutoCloseable {

  /** How long the batch in work may take: a sink that blocks must not keep the process alive. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** What is told at the end. Called by the thread that ends the process. */
  @FunctionalInterface
  interface LastWords {

    /**
     * Tells how the run ended.
     *
     * @param finished whether the sinks were finished, or failed while they were; false when the
     *     engine could not be reached in time
     */
    void say(boolean finished) throws InterruptedException;
  }

  private final Laminar database;
  private final LastWords lastWords;
  private final Thread hook = new Thread(this::end, "laminar-shutdown");
  private volatile boolean ending;

  private ShutdownClose(Laminar database, LastWords lastWords) {
    this.database = database;
    this.lastWords = lastWords;
  }

  static ShutdownClose of(Laminar database, LastWords lastWords) {
    ShutdownClose close = new ShutdownClose(database, lastWords);
    Runtime.getRuntime().addShutdownHook(close.hook);
    return close;
  }

  private void end() {
    ending = true;
    try {
      lastWords.say(database.finish(PATIENCE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      database.close();
    }
  }

  /**
   * Whether the process was told to end: what fails from then on fails because of that, and other
   * threads may have no time to say anything.
   */
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
