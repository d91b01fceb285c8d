package dev.laminar.kernel.state;

import java.util.Arrays;

/** Rows of one value that a multiset is to take in, some hundred at a time. */
final class WaitingRows {

  private static final int FIRST_ROWS = 32;
  private static final int MOST_ROWS = 1_024;

  private long[] lists = new long[0];
  private long[] groups = new long[0];
  private long[] weights = new long[0];
  private long[] highs = new long[0];
  private long[] lows = new long[0];

  /** Room for what a search of each row begins with. */
  private long[] tags = new long[0];

  private int count;

  void add(long list, long group, long weight, long high, long low) {
    if (count == lists.length) {
      grow(count == 0 ? FIRST_ROWS : 2 * count);
    }
    lists[count] = list;
    groups[count] = group;
    weights[count] = weight;
    highs[count] = high;
    lows[count] = low;
    count++;
  }

  private void grow(int rows) {
    lists = Arrays.copyOf(lists, rows);
    groups = Arrays.copyOf(groups, rows);
    weights = Arrays.copyOf(weights, rows);
    highs = Arrays.copyOf(highs, rows);
    lows = Arrays.copyOf(lows, rows);
    tags = Arrays.copyOf(tags, rows);
  }

  boolean isFull() {
    return count == MOST_ROWS;
  }

  int count() {
    return count;
  }

  long list(int row) {
    return lists[row];
  }

  long group(int row) {
    return groups[row];
  }

  long weight(int row) {
    return weights[row];
  }

  long high(int row) {
    return highs[row];
  }

  long low(int row) {
    return lows[row];
  }

  long[] tags() {
    return tags;
  }

  void clear() {
    count = 0;
  }
}
