package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.state.Times;

/** Arithmetic on event times and watermarks, where the two ends of time stay what they are. */
public final class EventTimes {

  private EventTimes() {}

  /** A time and a duration, µs; a sum beyond the ends of time is the end. */
  public static long plus(long timeUs, long durationUs) {
    if (timeUs == Long.MIN_VALUE || timeUs == Long.MAX_VALUE) {
      return timeUs;
    }
    return Times.plus(timeUs, durationUs);
  }

  public static long minus(long timeUs, long durationUs) {
    return plus(timeUs, -durationUs);
  }
}
