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

  /**
   * Takes in the moments of another slot, of one variable.
   *
   * @param count address of the number of rows, in the slot that the moments are added to
   * @param fromCount the same in the other slot
   */
  public static void merge(
      MemorySegment slots,
      long count,
      long x,
      MemorySegment fromSlots,
      long fromCount,
      long fromX) {
    long rows = Slots.getLong(slots, count);
    long added = Slots.getLong(fromSlots, fromCount);
    long all = rows + added;
    Slots.putLong(slots, count, all);
    if (added == 0) {
      return;
    }
    if (all == 0) {
      clear(slots, x);
      return;
    }
    double mean = Slots.getDouble(slots, x);
    double delta = Slots.getDouble(fromSlots, fromX) - mean;
    double share = (double) added / all;
    Slots.putDouble(slots, x, mean + delta * share);
    double squares = Slots.getDouble(slots, x + 8) + Slots.getDouble(fromSlots, fromX + 8);
    Slots.putDouble(slots, x + 8, squares + delta * delta * rows * share);
  }

  /** As the other, of two variables. */
  public static void merge(
      MemorySegment slots,
      long count,
      long x,
      long y,
      long both,
      MemorySegment fromSlots,
      long fromCount,
      long fromX,
      long fromY,
      long fromBoth) {
    long rows = Slots.getLong(slots, count);
    long all = rows + Slots.getLong(fromSlots, fromCount);
    double deltaOfX = Slots.getDouble(fromSlots, fromX) - Slots.getDouble(slots, x);
    double deltaOfY = Slots.getDouble(fromSlots, fromY) - Slots.getDouble(slots, y);
    merge(slots, count, x, fromSlots, fromCount, fromX);
    Slots.putLong(slots, count, rows);
    merge(slots, count, y, fromSlots, fromCount, fromY);
    double products = Slots.getDouble(slots, both) + Slots.getDouble(fromSlots, fromBoth);
    double share = all == 0 ? 0 : (double) (all - rows) / all;
    double moved = rows == 0 || all == rows ? 0 : deltaOfX * deltaOfY * rows * share;
    Slots.putDouble(slots, both, all == 0 ? 0 : products + moved);
  }

  private static void clear(MemorySegment slots, long x) {
    Slots.putDouble(slots, x, 0);
    Slots.putDouble(slots, x + 8, 0);
  }
}
