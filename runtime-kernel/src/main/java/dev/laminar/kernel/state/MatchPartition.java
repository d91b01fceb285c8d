package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one partition that a pattern is searched in, in their order, from the first one that
 * may still be looked at. Rows are the offsets of their slots.
 *
 * <pre>
 *   rows   free | looked at by PREV | start, rows of the attempt | not looked at | room
 *          0     from                start                                        count
 * </pre>
 */
public final class MatchPartition {

  private static final long[] NONE = {};

  /** More room than this is given back when the partition is empty. */
  private static final int KEPT_ROWS = 64;

  private final int number;
  private long slot;
  private long tag;
  private long[] rows = NONE;
  private int from;
  private int start;
  private int count;
  private boolean isWaiting;
  private boolean isFirst = true;
  private boolean isTimed;
  private long matches;
  private @Nullable MatchAttempt attempt;

  MatchPartition(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The slot with its key; 0 when rows are partitioned by nothing. */
  long slot() {
    return slot;
  }

  long tag() {
    return tag;
  }

  void setKey(long slotOffset, long keyTag) {
    slot = slotOffset;
    tag = keyTag;
  }

  /** The rows: those from {@link #from()} to {@link #count()}. */
  public long[] rows() {
    return rows;
  }

  public int from() {
    return from;
  }

  /** The row that matches are searched from. */
  public int start() {
    return start;
  }

  public int count() {
    return count;
  }

  /** Whether the start is the first row that the partition ever had. */
  public boolean atFirst() {
    return isFirst;
  }

  /** Adds a row behind the others. */
  public void append(long row) {
    if (count == rows.length) {
      makeRoom();
    }
    rows[count++] = row;
  }

  private void makeRoom() {
    int held = count - from;
    if (from > 0 && held <= rows.length / 2) {
      System.arraycopy(rows, from, rows, 0, held);
    } else {
      long[] larger = new long[Math.max(8, 2 * held)];
      System.arraycopy(rows, from, larger, 0, held);
      rows = larger;
    }
    start -= from;
    count = held;
    from = 0;
  }

  /** Goes on with a later start. */
  public void advance(int rowCount) {
    start += rowCount;
    isFirst = false;
  }

  /** Rows before one are not looked at any more. */
  public void dropBefore(int row) {
    from = row;
    if (from == count) {
      from = 0;
      start = 0;
      count = 0;
      rows = rows.length > KEPT_ROWS ? NONE : rows;
    }
  }

  /** Whether rows of it have come, but not in order yet, as of {@link MatchState#markWaiting}. */
  boolean isWaiting() {
    return isWaiting;
  }

  void setWaiting(boolean value) {
    isWaiting = value;
  }

  /** Reads a little of all that a search reads. */
  long read(MemorySegment slots) {
    long last = count > from ? rows[count - 1] : 0;
    MatchAttempt waits = attempt;
    return Slots.getLong(slots, last) + (waits == null ? 0 : waits.read());
  }

  /** Whether a time is noted at which an attempt ends. */
  boolean isTimed() {
    return isTimed;
  }

  void setTimed(boolean value) {
    isTimed = value;
  }

  /** Matches found so far. */
  public long matches() {
    return matches;
  }

  public void countMatch() {
    matches++;
  }

  /** The search that waits for more rows; null when none does. */
  public @Nullable MatchAttempt attempt() {
    return attempt;
  }

  public void setAttempt(@Nullable MatchAttempt value) {
    attempt = value;
  }

  /** Becomes another, new partition. */
  void clear() {
    Arrays.fill(rows, 0);
    rows = rows.length > KEPT_ROWS ? NONE : rows;
    from = 0;
    start = 0;
    count = 0;
    isWaiting = false;
    isFirst = true;
    isTimed = false;
    matches = 0;
    slot = 0;
    tag = 0;
  }
}
