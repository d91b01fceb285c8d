package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.state.OverState;
import java.util.Arrays;

/** The rows of a partition in which the value that a function takes is not NULL. */
final class NonNulls {

  private int[] places = new int[16];
  private int[] before = new int[17];
  private int found;

  void find(CompiledOver over, OverState state, int pick, long[] rows, int count) {
    if (before.length <= count) {
      places = new int[Math.max(count, 2 * places.length)];
      before = Arrays.copyOf(before, places.length + 1);
    }
    found = 0;
    for (int i = 0; i < count; i++) {
      before[i] = found;
      if (!over.isNull(state, pick, rows[i])) {
        places[found++] = i;
      }
    }
    before[count] = found;
  }

  /** How many there are before a place. */
  int before(int place) {
    return before[place];
  }

  /** The place of the n-th one, counting from 0; -1 when there is none. */
  int at(long n) {
    return n >= 0 && n < found ? places[(int) n] : -1;
  }
}
