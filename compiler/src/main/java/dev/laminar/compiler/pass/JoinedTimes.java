package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.EventTime.TimeColumn;
import dev.laminar.compiler.physical.Join;
import dev.laminar.kernel.plan.JoinInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns carry event time behind a join in time. Its watermark is held back so far that no
 * row to come is behind it, neither by the left column nor by the right one.
 */
final class JoinedTimes {

  private JoinedTimes() {}

  static EventTime of(Join join) {
    if (join.isLookup()) {
      return join.left().traits().eventTime();
    }
    JoinInterval interval = join.interval();
    // Rows of another join come out when the later one of a pair comes, however old the other is.
    if (interval == null
        || !(join.left().traits().eventTime() instanceof EventTime.Of left)
        || !(join.right().traits().eventTime() instanceof EventTime.Of right)) {
      return EventTime.NONE;
    }
    List<TimeColumn> columns = new ArrayList<>();
    // A column that is NULL where there was no partner is no event time.
    if (!join.type().keepsRight()) {
      add(left, interval.leftTime(), join.leftKeys(), 0, columns);
    }
    boolean rightComesOut = join.type().pairs() && !join.type().keepsLeft();
    if (rightComesOut) {
      add(right, interval.rightTime(), join.rightKeys(), join.leftColumns(), columns);
    }
    return columns.isEmpty()
        ? EventTime.NONE
        : new EventTime.Of(columns, strategy(left, right, interval));
  }

  /** The column that the join goes by, and bounds of the same windows that it compares. */
  private static void add(
      EventTime.Of side, int time, List<Integer> keys, int offset, List<TimeColumn> into) {
    for (TimeColumn column : side.columns()) {
      boolean isBound = !(column instanceof EventTime.Exact);
      if (column.index() == time || isBound && keys.contains(column.index())) {
        into.add(column.withIndex(column.index() + offset));
      }
    }
  }

  private static String strategy(EventTime.Of left, EventTime.Of right, JoinInterval interval) {
    return interval.lowerUs() == 0
            && interval.upperUs() == 0
            && left.strategy().equals(right.strategy())
        ? left.strategy()
        : "LEAST(" + left.strategy() + ", " + right.strategy() + ") held back by the join";
  }
}
