package dev.laminar.kernel.state;

import java.util.Arrays;

/**
 * The rows of one partition in their order, as of the end of the last epoch, and what has changed
 * since. Rows are the offsets of their slots.
 */
public final class OverPartition {

  private static final long[] NONE = {};

  /** Lists of changes up to this length are kept for the next epoch. */
  private static final int KEPT_CHANGES = 8;

  private final int number;
  private long[] rows = NONE;
  private int count;
  private long[] added = NONE;
  private int addedCount;
  private long[] removed = NONE;
  private int removedCount;
  private int shownEnd;

  OverPartition(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** The rows; the first {@link #count()} elements. */
  public long[] rows() {
    return rows;
  }

  public int count() {
    return count;
  }

  /** Rows added since the last epoch; the first {@link #addedCount()} elements, in any order. */
  public long[] added() {
    return added;
  }

  public int addedCount() {
    return addedCount;
  }

  /** Rows that were taken out since, some of which may have come again. */
  public long[] removed() {
    return removed;
  }

  public int removedCount() {
    return removedCount;
  }

  boolean isChanged() {
    return addedCount + removedCount > 0;
  }

  void add(long slot) {
    added = withRoom(added, addedCount);
    added[addedCount++] = slot;
  }

  void remove(long slot) {
    removed = withRoom(removed, removedCount);
    removed[removedCount++] = slot;
  }

  private static long[] withRoom(long[] list, int used) {
    return used < list.length ? list : Arrays.copyOf(list, Math.max(4, used + (used >> 1)));
  }

  /** The place behind the last row that has been put out, where a limit decides on that. */
  public int shownEnd() {
    return shownEnd;
  }

  public void setShownEnd(int end) {
    shownEnd = end;
  }

  /** Sees to it that there is room for that many rows in all. */
  public long[] reserve(int rowCount) {
    if (rows.length < rowCount) {
      long target = Math.max(rowCount, rows.length + (rows.length >> 1));
      rows = Arrays.copyOf(rows, (int) Math.min(target, Integer.MAX_VALUE - 8));
    }
    return rows;
  }

  /** Makes the added rows, which have been put in order, all there is. */
  public void takeAdded() {
    long[] spare = rows;
    rows = added;
    count = addedCount;
    added = spare.length <= KEPT_CHANGES ? spare : NONE;
    addedCount = 0;
  }

  public void setCount(int rowCount) {
    count = rowCount;
  }

  /** Forgets what has changed: it is in the rows now. */
  public void clearChanges() {
    addedCount = 0;
    removedCount = 0;
    added = added.length > KEPT_CHANGES ? NONE : added;
    removed = removed.length > KEPT_CHANGES ? NONE : removed;
  }

  void clear() {
    rows = NONE;
    count = 0;
    shownEnd = 0;
    clearChanges();
  }
}
