package dev.laminar.kernel.pipeline;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that CURRENT_TIMESTAMP and the like tell, in UTC. It stands still while a batch goes
 * through a query, so that all its rows, and all expressions about them, see one time; it is read
 * only for batches that ask. Used by one agent.
 */
public final class BatchClock {

  private static final int MICROS_DIGITS = 6;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private final InstantSource source;
  private boolean read;
  private long nowUs;

  public BatchClock(InstantSource source) {
    this.source = source;
  }

  /** What the clock shows now, ms since the epoch: not the time of the batch. */
  public long nowMs() {
    return source.millis();
  }

  /** The next question reads the time anew. */
  public void advance() {
    read = false;
  }

  /**
   * Now, µs since the epoch.
   *
   * @param digits of the fraction of a second that are kept, 0 to 6; rounded, ties up
   */
  public long timestampUs(int digits) {
    if (!read) {
      Instant now = source.instant();
      nowUs = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
      read = true;
    }
    long unitUs = 1;
    for (int i = digits; i < MICROS_DIGITS; i++) {
      unitUs *= 10;
    }
    return Math.floorDiv(nowUs + unitUs / 2, unitUs) * unitUs;
  }

  /** The time of day, µs since midnight: of {@link #timestampUs}, so never 24:00. */
  public long timeUs(int digits) {
    return Math.floorMod(timestampUs(digits), MICROS_PER_DAY);
  }

  /** Today, days since the epoch. */
  public int dateDays() {
    return (int) Math.floorDiv(timestampUs(MICROS_DIGITS), MICROS_PER_DAY);
  }
}
