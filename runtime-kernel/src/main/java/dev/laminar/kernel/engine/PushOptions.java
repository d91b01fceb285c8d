package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.Options;

/**
 * Options of a source whose rows are pushed.
 *
 * @param bufferRows most rows that wait for the agent ({@code buffer_size})
 * @param whenFull what a push does when there are as many ({@code backpressure})
 */
record PushOptions(int bufferRows, WhenFull whenFull) {

  private static final int DEFAULT_BUFFER_ROWS = 65_536;
  private static final int MAX_BUFFER_ROWS = 1 << 28;

  enum WhenFull {
    BLOCK,
    DROP_OLDEST,
    REJECT
  }

  static PushOptions of(Options options) {
    long rows = options.getLong("buffer_size", DEFAULT_BUFFER_ROWS);
    if (rows < 1 || rows > MAX_BUFFER_ROWS) {
      throw new OptionException(
          "buffer_size",
          "option 'buffer_size' takes a number of rows from 1 to "
              + MAX_BUFFER_ROWS
              + ", not '"
              + rows
              + "'",
          "");
    }
    WhenFull whenFull =
        switch (options.getChoice("backpressure", "block", "block", "drop_oldest", "reject")) {
          case "drop_oldest" -> WhenFull.DROP_OLDEST;
          case "reject" -> WhenFull.REJECT;
          default -> WhenFull.BLOCK;
        };
    return new PushOptions((int) rows, whenFull);
  }

  /**
   * Rows of one batch: several batches make up the buffer, so that dropping the oldest one leaves
   * most of it.
   */
  int batchRows(int batchCapacity) {
    return Math.clamp((bufferRows + 7) / 8, 1, batchCapacity);
  }
}
