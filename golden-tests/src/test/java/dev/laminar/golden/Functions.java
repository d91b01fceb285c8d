package dev.laminar.golden;

import dev.laminar.kernel.function.TextView;

/** What users write, as golden cases call it: nothing is allocated. */
public final class Functions {

  private Functions() {}

  /** The value, or the bound that it is beyond. */
  public static double clamp(double value, double low, double high) {
    return value < low ? low : value > high ? high : value;
  }

  /** How many blanks a text has. */
  public static int blanks(TextView text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += text.byteAt(i) == ' ' ? 1 : 0;
    }
    return count;
  }

  /** 0 when it is missing. */
  public static long orZero(boolean missing, long value) {
    return missing ? 0 : value;
  }

  /** A band of fees. */
  public record Band(int band, double low) {}

  private static final Band[][] BANDS = {
    {new Band(0, 0)},
    {new Band(0, 0), new Band(1, 250)},
    {new Band(0, 0), new Band(1, 250), new Band(2, 500)}
  };

  /** The bands that a fee goes through. */
  public static Band[] bands(double fee) {
    return BANDS[fee < 250 ? 0 : fee < 500 ? 1 : 2];
  }

  /** The sum of squares. */
  public static final class SquareSum {

    private SquareSum() {}

    public static long create() {
      return 0;
    }

    public static long accumulate(long state, int value) {
      return state + (long) value * value;
    }

    public static long result(long state) {
      return state;
    }
  }
}
