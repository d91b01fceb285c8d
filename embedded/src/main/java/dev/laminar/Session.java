package dev.laminar;

import dev.laminar.kernel.error.LaminarException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A user of a database, with cursors of its own ({@code DECLARE c CURSOR FOR SUBSCRIBE …}, {@code
 * FETCH}, {@code CLOSE}), whose scripts can be cancelled. Everything else is the same for all of
 * its users. Closing it closes the cursors. One thread executes; any thread may cancel or close.
 */
public final class Session implements AutoCloseable {

  private final Laminar database;
  private final Cursors cursors = new Cursors();
  private volatile @Nullable Cancellation running;

  Session(Laminar database) {
    this.database = database;
  }

  /**
   * Prepares one statement, as {@link Laminar#prepare(String)}; of FETCH the cursor must be there.
   *
   * @throws LaminarException as there
   */
  public PreparedCommand prepare(String sql) {
    return prepare(new SqlScript("sql", sql, Map.of()));
  }

  /** Prepares a script of one statement, whose name positions in messages show. */
  public PreparedCommand prepare(SqlScript script) {
    return database.prepare(script, cursors);
  }

  /**
   * Executes scripts, as {@link Laminar#executeScripts} does.
   *
   * @throws LaminarException as there; CANCELLED when it was cancelled
   */
  public void executeScripts(
      List<SqlScript> scripts, BiConsumer<? super SqlScript, ? super StatementResult> results) {
    Cancellation cancellation = new Cancellation();
    running = cancellation;
    try {
      database.executeScripts(scripts, results, cursors, cancellation);
    } finally {
      running = null;
    }
  }

  /**
   * Ends the scripts that are being executed: nothing of the INSERT, UPDATE or DELETE that runs is
   * done, a FETCH waits no longer, and no further statement begins.
   */
  public void cancel() {
    Cancellation current = running;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void close() {
    cursors.close();
  }
}
