package dev.laminar.connectors.generator;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says which events are due, on a clock that starts with the first question. Nothing drifts: what
 * is due follows from the time since then alone, so a consumer that stalled catches up.
 */
public final class Pacer {

  private static final long MICROSECOND_NS = 1_000;

  /**
   * Events that are due within this time are handed out together: small batches cost more than they
   * are worth.
   */
  private static final long CHUNK_US = 1_000;

  private final @Nullable Rate rate;
  private final LongSupplier nanoClock;
  private boolean started;
  private long startNs;

  private Pacer(@Nullable Rate rate, LongSupplier nanoClock) {
    this.rate = rate;
    this.nanoClock = nanoClock;
  }

  public static Pacer at(Rate rate, LongSupplier nanoClock) {
    return new Pacer(rate, nanoClock);
  }

  /** Everything is due at once. */
  public static Pacer unlimited() {
    return new Pacer(null, () -> 0);
  }

  /** Events worth waiting for: what comes in a millisecond, at least one. */
  public long chunkEvents() {
    return rate == null ? Long.MAX_VALUE : Math.max(1, rate.eventsIn(CHUNK_US));
  }

  /** How many events are due by now, counted from the first. */
  public long dueEvents() {
    return rate == null ? Long.MAX_VALUE : rate.eventsBy(elapsedNs() / MICROSECOND_NS);
  }

  /** Time until an event, counting from 0, is due; not less than 0. */
  public long nsUntil(long event) {
    return rate == null ? 0 : Math.max(0, rate.dueUs(event) * MICROSECOND_NS - elapsedNs());
  }

  private long elapsedNs() {
    long now = nanoClock.getAsLong();
    if (!started) {
      started = true;
      startNs = now;
    }
    return now - startNs;
  }
}
