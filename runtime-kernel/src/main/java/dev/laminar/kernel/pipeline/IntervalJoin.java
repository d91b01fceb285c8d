package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.kernel.state.RowSlices;
import dev.laminar.kernel.state.RowTable;

/**
 * Joins rows of two inputs that are near each other in time. Each side keeps its rows until the
 * other side's watermark says that no partner of theirs will be on time any more; they go slice by
 * slice. What comes out as a whole depends on the rows alone, not on which side was faster. Used by
 * one agent.
 */
public final class IntervalJoin implements AutoCloseable {

  private final CompiledIntervalJoin code;
  private final JoinInterval interval;
  private final JoinType type;
  private final JoinState shown;

  /** What is shown of a side when it is none of its rows: there is a slot for "no row". */
  private final RowTable noLeft;

  private final RowTable noRight;
  private final Side left;
  private final Side right;

  /** Rows that were kept, and are not any more. */
  private long evictedRows;

  /** Rows that were not: no partner can come any more, or there is none for want of a key. */
  private long passingRows;

  /**
   * @param code made with {@code shown} as its join state
   * @param shown what the code looks at: tables without rows at first
   * @param leftRows how rows of the left input are kept
   * @param rightRows how rows of the right input are kept
   */
  public IntervalJoin(
      CompiledIntervalJoin code,
      JoinState shown,
      JoinType type,
      JoinInterval interval,
      RowsLayout leftRows,
      RowsLayout rightRows,
      MemoryAccount account) {
    this.code = code;
    this.shown = shown;
    this.type = type;
    this.interval = interval;
    this.noLeft = shown.left();
    this.noRight = shown.right();
    this.left = new Side(true, slices(leftRows, account));
    this.right = new Side(false, slices(rightRows, account));
  }

  private RowSlices slices(RowsLayout rows, MemoryAccount account) {
    return new RowSlices(rows.slotSizeBytes(), rows.indexCount(), interval.sliceUs(), account);
  }

  /**
   * Takes in rows of the left input, none of which is late.
   *
   * @throws SqlRuntimeException when a row fails; its {@code batchRow} tells which one of the
   *     batch, unless rows that were kept failed
   */
  public void left(ColumnBatch batch) {
    left.take(batch);
  }

  /** The same for the right input. */
  public void right(ColumnBatch batch) {
    right.take(batch);
  }

  /** Takes notice of the left input's watermark; frees rows of the right one. */
  public void leftWatermark(long toUs) {
    left.watermarkUs = Math.max(left.watermarkUs, toUs);
    right.free();
  }

  /** Takes notice of the right input's watermark; frees rows of the left one. */
  public void rightWatermark(long toUs) {
    right.watermarkUs = Math.max(right.watermarkUs, toUs);
    left.free();
  }

  /** The least time that a row to come can have in the columns that carry event time behind. */
  public long watermarkUs() {
    long ofLeft =
        Math.min(left.watermarkUs, EventTimes.minus(right.watermarkUs, interval.upperUs()));
    long ofRight =
        Math.min(right.watermarkUs, EventTimes.plus(left.watermarkUs, interval.lowerUs()));
    ofLeft = left.comesAlone ? Math.min(ofLeft, left.rows.earliestUs()) : ofLeft;
    ofRight = right.comesAlone ? Math.min(ofRight, right.rows.earliestUs()) : ofRight;
    return switch (type) {
      case INNER, FULL -> Math.min(ofLeft, ofRight);
      case LEFT, SEMI, ANTI -> ofLeft;
      case RIGHT -> ofRight;
    };
  }

  /** Rows kept of both sides. */
  public long rowCount() {
    return left.rows.rowCount() + right.rows.rowCount();
  }

  /**
   * The watermark of the other side behind which the first rows of a side go; {@link
   * Long#MAX_VALUE} when none is kept.
   *
   * @param ofOutputOnly whether only rows count that come out when they have had no partner
   */
  public long dueUs(boolean ofOutputOnly) {
    return Math.min(left.dueUs(ofOutputOnly), right.dueUs(ofOutputOnly));
  }

  /** Rows that were kept until no partner could come any more. */
  public long evictedRows() {
    return evictedRows;
  }

  /** Rows that were never kept: no partner can come any more, or there is NULL in their key. */
  public long passingRows() {
    return passingRows;
  }

  /** Slices of both sides. */
  public int sliceCount() {
    return left.rows.count() + right.rows.count();
  }

  /** Gives all memory back. */
  @Override
  public void close() {
    left.rows.close();
    right.rows.close();
    noLeft.close();
    noRight.close();
  }

  private final class Side {

    private final boolean isLeft;
    private final RowSlices rows;
    private final int timeColumn;
    private final long shiftUs;

    /** The other side's times less the own one of rows that are joined. */
    private final long fromUs;

    private final long toUs;

    /** Whether a row comes out that has no partner, when that is certain. */
    private final boolean comesAlone;

    private long watermarkUs = Long.MIN_VALUE;

    Side(boolean isLeft, RowSlices rows) {
      this.isLeft = isLeft;
      this.rows = rows;
      this.timeColumn = isLeft ? interval.leftTime() : interval.rightTime();
      this.shiftUs = isLeft ? interval.leftShiftUs() : interval.rightShiftUs();
      this.fromUs = isLeft ? interval.lowerUs() : -interval.upperUs();
      this.toUs = isLeft ? interval.upperUs() : -interval.lowerUs();
      this.comesAlone = isLeft ? type.keepsLeft() : type.keepsRight();
    }

    private Side other() {
      return isLeft ? right : left;
    }

    void take(ColumnBatch batch) {
      noLeft.reserve(0);
      noRight.reserve(0);
      shown.showLeft(noLeft);
      shown.showRight(noRight);
      if (isLeft) {
        code.beginLeft(batch);
      } else {
        code.beginRight(batch);
      }
      long[] times = ((LongVector) batch.column(timeColumn)).values();
      int row = 0;
      while (row < batch.rowCount()) {
        int end = endOfRun(times, row, batch.rowCount());
        long timeUs = times[row] + shiftUs;
        match(batch, row, end, timeUs);
        keep(batch, row, end, timeUs, times);
        row = end;
      }
      free();
    }

    /** Behind the rows, from one on, whose partners are in the same slices, as they are. */
    private int endOfRun(long[] times, int first, int count) {
      long timeUs = times[first] + shiftUs;
      long sliceUs = interval.sliceUs();
      long own = Math.floorMod(timeUs, sliceUs);
      long low = Math.floorMod(EventTimes.plus(timeUs, fromUs), sliceUs);
      long high = Math.floorMod(EventTimes.plus(timeUs, toUs), sliceUs);
      long back = Math.min(own, Math.min(low, high));
      long ahead = sliceUs - 1 - Math.max(own, Math.max(low, high));
      long from = EventTimes.minus(timeUs, back) - shiftUs;
      long to = EventTimes.plus(timeUs, ahead) - shiftUs;
      int row = first + 1;
      while (row < count && times[row] >= from && times[row] <= to) {
        row++;
      }
      return row;
    }

    private void match(ColumnBatch batch, int from, int to, long timeUs) {
      RowSlices others = other().rows;
      long last = others.numberAt(EventTimes.plus(timeUs, toUs));
      int index = others.firstFrom(others.numberAt(EventTimes.plus(timeUs, fromUs)));
      for (; index < others.count() && others.number(index) <= last; index++) {
        if (isLeft) {
          shown.showRight(others.table(index));
          code.matchLeft(batch, from, to);
        } else {
          shown.showLeft(others.table(index));
          code.matchRight(batch, from, to);
        }
      }
    }

    /** Rows are kept for partners to come, or because they may come out alone. */
    private void keep(ColumnBatch batch, int from, int to, long timeUs, long[] times) {
      long number = rows.numberAt(timeUs);
      if (!comesAlone && hasPassed(number)) {
        passingRows += to - from;
        return;
      }
      RowTable table = rows.enter(number, comesAlone ? earliestUs(times, from, to) : timeUs);
      long before = table.rowCount();
      show(table);
      if (isLeft) {
        code.keepLeft(batch, from, to);
      } else {
        code.keepRight(batch, from, to);
      }
      passingRows += to - from - (table.rowCount() - before);
    }

    private long earliestUs(long[] times, int from, int to) {
      long earliest = times[from];
      for (int row = from + 1; row < to; row++) {
        earliest = Math.min(earliest, times[row]);
      }
      return earliest + shiftUs;
    }

    private void show(RowTable table) {
      if (isLeft) {
        shown.showLeft(table);
      } else {
        shown.showRight(table);
      }
    }

    /** Whether no row of the other side that is on time matches one of a slice any more. */
    private boolean hasPassed(long number) {
      long otherUs = other().watermarkUs;
      return otherUs == Long.MAX_VALUE || EventTimes.plus(rows.lastUs(number), toUs) < otherUs;
    }

    private long dueUs(boolean ofOutputOnly) {
      return rows.count() == 0 || ofOutputOnly && !comesAlone
          ? Long.MAX_VALUE
          : EventTimes.plus(rows.lastUs(rows.number(0)), toUs);
    }

    private void free() {
      while (rows.count() > 0 && hasPassed(rows.number(0))) {
        if (comesAlone) {
          show(rows.table(0));
          if (isLeft) {
            code.leftAlone();
          } else {
            code.rightAlone();
          }
        }
        evictedRows += rows.table(0).rowCount();
        rows.freeFirst();
      }
    }
  }
}
