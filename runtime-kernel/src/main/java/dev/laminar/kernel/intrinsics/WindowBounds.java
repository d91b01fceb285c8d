package dev.laminar.kernel.intrinsics;

/** Bounds of windows that are aligned to the epoch plus an offset; all times are µs. */
public final class WindowBounds {

  private WindowBounds() {}

  /** Start of the interval of a grid with that time: the first one begins with time itself. */
  public static long startOf(long timeUs, long sizeUs, long offsetUs) {
    long intoIntervalUs = Math.floorMod(timeUs, sizeUs) - Math.floorMod(offsetUs, sizeUs);
    long startUs = timeUs - (intoIntervalUs < 0 ? intoIntervalUs + sizeUs : intoIntervalUs);
    return startUs <= timeUs ? startUs : Long.MIN_VALUE;
  }

  /** Start of the earliest hopping window with that time. */
  public static long firstStart(long timeUs, long slideUs, long sizeUs, long offsetUs) {
    long last = startOf(timeUs, slideUs, offsetUs);
    return last - (sizeUs - 1 - (timeUs - last)) / slideUs * slideUs;
  }
}
