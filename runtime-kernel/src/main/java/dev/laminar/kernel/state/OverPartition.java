package dev.laminar.kernel.state;

import java.util.Arrays;

/**
 * The rows of one partition in their order, as of the end of the last epoch, and where the rows are
 * listed that have come or gone since. Rows are the offsets of their slots.
 */
public final class OverPartition {

  private static final long[] NONE = {};

  /** More room than this is given back when a small part of it is needed. */
  private static final int KEPT_ROWS = 64;

  private final int number;
  private long[] rows = NONE;
  private int count;

  /** The most rows there was room asked for in this epoch. */
  private int needed;

  private int shownEnd;
  private int addedFrom;
  private int addedCount;
  private int removedFrom;
  private int removedCount;
  private int waitingCount;

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

  /** Where its rows start in {@link OverState#added()}. */
  public int addedFrom() {
    return addedFrom;
  }

  public int addedCount() {
    return addedCount;
  }

  /** Where its rows start in {@link OverState#removed()}. */
  public int removedFrom() {
    return removedFrom;
  }

  public int removedCount() {
    return removedCount;
  }

  boolean isChanged() {
    return addedCount + removedCount > 0;
  }

  void countAdded() {
    addedCount++;
  }

  void countRemoved() {
    removedCount++;
  }

  /** Rows whose time has not come, more or fewer. */
  void countWaiting(int more) {
    waitingCount += more;
  }

  /** Whether rows know the partition that have not come to it. */
  boolean isWaited() {
    return waitingCount > 0;
  }

  /** Decides where in the lists its rows will be. */
  void place(int added, int removed) {
    addedFrom = added;
    removedFrom = removed;
  }

  /** They are put there one by one. */
  void restart() {
    addedCount = 0;
    removedCount = 0;
  }

  int nextAdded() {
    return addedFrom + addedCount++;
  }

  int nextRemoved() {
    return removedFrom + removedCount++;
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
    needed = rowCount;
    if (rows.length < rowCount) {
      long target = Math.max(Math.max(4, rowCount), rows.length + (rows.length >> 1));
      rows = Arrays.copyOf(rows, (int) Math.min(target, Integer.MAX_VALUE - 8));
    }
    return rows;
  }

  public void setCount(int rowCount) {
    count = rowCount;
  }

  /** Forgets the first rows. */
  public void removeFirst(int rowCount) {
    count -= rowCount;
    System.arraycopy(rows, rowCount, rows, 0, count);
  }

  /** Forgets what has changed: it is in the rows now. */
  void clearChanges() {
    addedCount = 0;
    removedCount = 0;
    if (rows.length > KEPT_ROWS && Math.max(count, needed) < rows.length / 8) {
      rows = Arrays.copyOf(rows, 2 * count);
    }
  }

  /** Forgets its rows, and may become another partition. */
  void forget() {
    count = 0;
    waitingCount = 0;
    clearChanges();
    clear();
  }

  /** Is empty, and may become another partition. */
  void clear() {
    shownEnd = 0;
    rows = rows.length > KEPT_ROWS ? NONE : rows;
  }
}
