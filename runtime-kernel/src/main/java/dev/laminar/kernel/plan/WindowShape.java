package dev.laminar.kernel.plan;

/**
 * How an aggregate cuts event time into windows: half-open intervals, aligned to the epoch plus an
 * offset, but for sessions. All lengths are µs and greater than 0; an offset is at least 0 and less
 * than what the windows repeat by.
 */
public sealed interface WindowShape {

  /** Every window begins where the one before ends. */
  record Tumble(long sizeUs, long offsetUs) implements WindowShape {}

  /** Windows of one size that begin {@code slideUs}, at most their size, after each other. */
  record Hop(long slideUs, long sizeUs, long offsetUs) implements WindowShape {

    /** The longest intervals that no window cuts through. */
    public long sliceUs() {
      return gcd(slideUs, sizeUs);
    }

    /** What the ends of windows, {@code slideUs} after each other, are shifted by. */
    public long endOffsetUs() {
      return Math.floorMod(offsetUs, slideUs) + sizeUs % slideUs;
    }

    private static long gcd(long a, long b) {
      return b == 0 ? a : gcd(b, a % b);
    }
  }

  /**
   * Periods of one size, each seen in windows that all begin with it and end one, two and more
   * steps later, up to its end. The size is a multiple of the step.
   */
  record Cumulate(long stepUs, long sizeUs, long offsetUs) implements WindowShape {}

  /**
   * Of each group the rows that are less than a gap apart: from the first until a gap after the
   * last.
   */
  record Session(long gapUs) implements WindowShape {}

  /** SQL's name. */
  default String sqlName() {
    return switch (this) {
      case Tumble _ -> "TUMBLE";
      case Hop _ -> "HOP";
      case Cumulate _ -> "CUMULATE";
      case Session _ -> "SESSION";
    };
  }

  /** The longest that a row's window reaches behind the row; 0 where only rows say it. */
  default long reachUs() {
    return switch (this) {
      case Tumble tumble -> tumble.sizeUs();
      case Hop hop -> hop.sizeUs();
      case Cumulate cumulate -> cumulate.sizeUs();
      case Session session -> session.gapUs();
    };
  }
}
