package dev.laminar.kernel.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The states that users' aggregates keep as Java objects, on the heap: a slot has the number of its
 * group's. Numbers of objects that were freed are given out again.
 */
public final class StateObjects {

  private static final int INITIAL = 16;

  /** Object 0 is never used: a fresh slot has none. */
  private @Nullable Object[] objects = {null};

  private int[] free = {};
  private int freeCount;
  private int last;

  /** Keeps an object. Returns its number, greater than 0. */
  public int add(@Nullable Object object) {
    int number;
    if (freeCount > 0) {
      number = free[--freeCount];
    } else {
      number = ++last;
      if (number == objects.length) {
        objects = Arrays.copyOf(objects, Math.max(INITIAL, 2 * number));
      }
    }
    objects[number] = object;
    return number;
  }

  public @Nullable Object get(int number) {
    return objects[number];
  }

  public void set(int number, @Nullable Object object) {
    objects[number] = object;
  }

  /** Lets an object go; without effect for number 0. */
  public void free(int number) {
    if (number == 0) {
      return;
    }
    objects[number] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(INITIAL, 2 * freeCount));
    }
    free[freeCount++] = number;
  }

  /** Lets all objects go; room for as many is kept. */
  void clear() {
    Arrays.fill(objects, 0, last + 1, null);
    freeCount = 0;
    last = 0;
  }
}
