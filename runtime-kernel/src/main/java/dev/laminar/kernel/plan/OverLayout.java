package dev.laminar.kernel.plan;

import java.util.List;

/**
 * What the window functions of one {@code CompiledOver} take of their partition, apart from the
 * values, which generated code knows. Fields are byte offsets in the slots of the rows.
 *
 * @param frames which rows functions look at
 * @param numbers functions of a row's place, in the order of their results
 * @param picks functions that take a value of another row, likewise
 * @param aggregates accumulated functions, together where they share a frame
 * @param limit what counts rows for the limit on those that come out
 * @param partitionField INT, the number of the row's partition
 * @param groupField INT, which of the partition's groups of peers the row is in; -1 for none
 * @param shownField BOOLEAN, whether the row has been put out; -1 when rows come out once
 * @param appends whether rows are never taken back
 * @param closes whether partitions are of event-time windows, whose end is that of their input
 * @param settles whether rows come in the order of event time, and look at none behind them
 */
public record OverLayout(
    List<Frame> frames,
    List<NumberFunction> numbers,
    List<Pick> picks,
    List<Aggregates> aggregates,
    Limit limit,
    int partitionField,
    int groupField,
    int shownField,
    boolean appends,
    boolean closes,
    boolean settles) {

  public OverLayout {
    frames = List.copyOf(frames);
    numbers = List.copyOf(numbers);
    picks = List.copyOf(picks);
    aggregates = List.copyOf(aggregates);
  }

  /** Whether all rows come out at the end of the input, once. */
  public boolean atEnd() {
    return shownField < 0;
  }

  /** Whether it matters which rows compare as equal. */
  public boolean findsPeers() {
    return limit == Limit.RANK
        || limit == Limit.DENSE_RANK
        || numbers.stream().anyMatch(NumberFunction::findsPeers)
        || frames.stream().anyMatch(Frame::findsPeers);
  }

  /** The rows around a row, from a bound to a bound, without those left out. */
  public record Frame(Unit unit, Bound start, Bound end, Exclusion exclusion) {

    boolean findsPeers() {
      boolean excludesPeers = exclusion == Exclusion.GROUP || exclusion == Exclusion.TIES;
      boolean endsAtPeers = start == Bound.CURRENT_ROW || end == Bound.CURRENT_ROW;
      return excludesPeers || unit == Unit.RANGE && endsAtPeers;
    }
  }

  /** What a frame's offsets count or measure. */
  public enum Unit {
    ROWS,
    RANGE
  }

  /** Where a frame begins or ends. */
  public enum Bound {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /** Which rows of a frame are left out. */
  public enum Exclusion {
    NONE,
    CURRENT_ROW,
    GROUP,
    TIES
  }

  /** A function of a row's place in its partition. The last two yield DOUBLE, the others BIGINT. */
  public enum NumberFunction {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    NTILE,
    PERCENT_RANK,
    CUME_DIST;

    boolean findsPeers() {
      return switch (this) {
        case ROW_NUMBER, NTILE -> false;
        case RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST -> true;
      };
    }
  }

  /** A function that takes a value of another row. */
  public enum PickFunction {
    LAG,
    LEAD,
    FIRST_VALUE,
    LAST_VALUE,
    NTH_VALUE
  }

  /**
   * A value of another row.
   *
   * @param frame that FIRST_VALUE, LAST_VALUE and NTH_VALUE look at; -1 for LAG and LEAD
   * @param ignoresNulls whether rows whose value is NULL are passed over
   * @param fixed whether its offset is the same for all rows
   */
  public record Pick(PickFunction function, int frame, boolean ignoresNulls, boolean fixed) {}

  /**
   * Accumulated functions over one frame.
   *
   * @param slotSizeBytes of what is accumulated
   * @param removes whether rows can be taken out again
   */
  public record Aggregates(int frame, int slotSizeBytes, boolean removes) {}

  /** What of a row is compared with the limit. */
  public enum Limit {
    NONE,
    ROW_NUMBER,
    RANK,
    DENSE_RANK
  }
}
