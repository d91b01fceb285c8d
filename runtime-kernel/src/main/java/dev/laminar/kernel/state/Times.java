package dev.laminar.kernel.state;

/** Times in µs, at whose ends nothing overflows. */
public final class Times {

  private Times() {}

  /** A sum, or the end of all times. */
  public static long plus(long timeUs, long byUs) {
    long sum = timeUs + byUs;
    boolean overflows = ((timeUs ^ sum) & (byUs ^ sum)) < 0;
    if (overflows) {
      return byUs > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    return sum;
  }

  /** Whether one time is no more than so much before a later one. */
  static boolean isWithin(long earlierUs, long laterUs, long distanceUs) {
    long distance = laterUs - earlierUs;
    // A negative one has overflowed.
    return distance >= 0 && distance <= distanceUs;
  }
}
