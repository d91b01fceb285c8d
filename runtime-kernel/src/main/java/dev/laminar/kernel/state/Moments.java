package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;

/**
 * Mean and sum of squared differences from it, of one variable or two, by Welford's method with
 * weights: rows with a negative weight are taken back. What a variable has lies in a field of two
 * doubles: its mean, then its sum of squares.
 */
public final class Moments {

  private Moments() {}

  /**
   * Takes in a value as often as its weight says.
   *
   * @param count address of the number of rows, a long
   * @param x address of the variable's field
   */
  public static void add(MemorySegment slots, long count, long x, double value, long weight) {
    long rows = Slots.getLong(slots, count) + weight;
    Slots.putLong(slots, count, rows);
    if (rows == 0) {
      clear(slots, x);
      return;
    }
    double mean = Slots.getDouble(slots, x);
    double delta = value - mean;
    double moved = mean + delta * weight / rows;
    Slots.putDouble(slots, x, moved);
    Slots.putDouble(slots, x + 8, Slots.getDouble(slots, x + 8) + weight * delta * (value - moved));
  }

  /**
   * Takes in a pair of values as often as its weight says.
   *
   * @param both address of the sum of the products of both differences, a double
   */
  public static void add(
      MemorySegment slots,
      long count,
      long x,
      long y,
      long both,
      double valueOfX,
      double valueOfY,
      long weight) {
    double deltaOfX = valueOfX - Slots.getDouble(slots, x);
    add(slots, count, x, valueOfX, weight);
    long rows = Slots.getLong(slots, count);
    Slots.putLong(slots, count, rows - weight);
    add(slots, count, y, valueOfY, weight);
    double deltaOfY = valueOfY - Slots.getDouble(slots, y);
    double products = Slots.getDouble(slots, both) + weight * deltaOfX * deltaOfY;
    Slots.putDouble(slots, both, rows == 0 ? 0 : products);
  }

  private static void clear(MemorySegment slots, long x) {
    Slots.putDouble(slots, x, 0);
    Slots.putDouble(slots, x + 8, 0);
  }
}
