package dev.laminar.cli;

import dev.laminar.Laminar;
import dev.laminar.kernel.engine.EngineSnapshot;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A line on the terminal that says how far a run is; nothing where the standard error is no
 * terminal.
 */
final class Progress implements AutoCloseable {

  private static final long INTERVAL_MS = 1_000;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean visible;
  private long lastRows;
  private long lastNs;
  private boolean drawn;

  private Progress(Laminar database, PrintWriter out, boolean visible) {
    this.out = out;
    this.visible = visible;
    this.lastNs = database.metrics().takenAtNs();
  }

  static Progress start(Laminar database, PrintWriter out) {
    return new Progress(database, out, Terminals.isError());
  }

  /**
   * Waits for the end of input, or until the limit.
   *
   * @return false when the limit came first
   */
  boolean await(Laminar database, @Nullable Duration limit) throws InterruptedException {
    long deadline = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
    while (true) {
      long leftMs =
          limit == null ? INTERVAL_MS : TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (leftMs <= 0) {
        return false;
      }
      if (database.awaitCompletion(Math.min(INTERVAL_MS, leftMs), TimeUnit.MILLISECONDS)) {
        return true;
      }
      if (visible) {
        draw(database.metrics());
      }
    }
  }

  private void draw(EngineSnapshot snapshot) {
    long rows = snapshot.sources().stream().mapToLong(EngineSnapshot.SourceSnapshot::rows).sum();
    double seconds = (snapshot.takenAtNs() - lastNs) / 1e9;
    out.print(
        CLEAR_LINE
            + String.format(
                Locale.ROOT,
                "%,d rows, %,.0f rows/s, state %,d KiB",
                rows,
                (rows - lastRows) / seconds,
                snapshot.stateBytes() >> 10));
    out.flush();
    lastRows = rows;
    lastNs = snapshot.takenAtNs();
    drawn = true;
  }

  @Override
  public void close() {
    if (drawn) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
