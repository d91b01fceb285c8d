package dev.laminar.kernel.plan;

import dev.laminar.kernel.pipeline.EventTimes;

/**
 * For how long an aggregate keeps windows that have ended, and how often it emits.
 *
 * @param latenessUs how far the watermark goes beyond the end of a window before its state is
 *     dropped and its rows are late, µs
 * @param everyMs interval of {@link EmitMode#EVERY}, ms; else 0
 */
public record EmitTiming(long latenessUs, long everyMs) {

  public static final EmitTiming NONE = new EmitTiming(0, 0);

  /** A watermark as far back as late rows are waited for; µs. */
  public long delayed(long watermarkUs) {
    return delayed(watermarkUs, latenessUs);
  }

  /** The same for a lateness. */
  public static long delayed(long watermarkUs, long latenessUs) {
    return EventTimes.minus(watermarkUs, latenessUs);
  }
}
