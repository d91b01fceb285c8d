package dev.laminar.kernel.state;

import dev.laminar.kernel.intrinsics.WindowBounds;

/**
 * Cuts event time into intervals of one length.
 *
 * @param sizeUs greater than 0
 * @param offsetUs shift against the epoch
 */
record TimeGrid(long sizeUs, long offsetUs) {

  TimeGrid {
    if (sizeUs <= 0) {
      throw new IllegalArgumentException("sizeUs=" + sizeUs);
    }
    offsetUs = Math.floorMod(offsetUs, sizeUs);
  }

  /** Start of the interval with that time: the interval at the beginning of time begins with it. */
  long startOf(long timeUs) {
    return WindowBounds.startOf(timeUs, sizeUs, offsetUs);
  }

  /** End of the interval that begins there: the one at the end of time ends with it. */
  long endOf(long startUs) {
    return after(startUs, sizeUs);
  }

  /** The first border of intervals that is not before a time. */
  long firstFrom(long timeUs) {
    long before = startOf(timeUs);
    return before == timeUs ? timeUs : after(before, sizeUs);
  }

  /** So much later, at most the end of time. */
  static long after(long timeUs, long laterUs) {
    return Times.plus(timeUs, laterUs);
  }

  /** So much earlier, at least the beginning of time. */
  static long before(long timeUs, long earlierUs) {
    return Times.plus(timeUs, -earlierUs);
  }
}
