package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.plan.OverLayout.Aggregates;
import dev.laminar.kernel.plan.OverLayout.Exclusion;
import dev.laminar.kernel.plan.OverLayout.NumberFunction;
import dev.laminar.kernel.plan.OverLayout.Pick;
import dev.laminar.kernel.state.OverPartition;
import dev.laminar.kernel.state.OverState;
import org.jspecify.annotations.Nullable;

/**
 * Goes over rows of a partition, one after the other, and sees to it that the functions' places,
 * rows and accumulated values are those of the current row. Every bound of a frame only ever moves
 * forward, so that a row enters and leaves a frame once.
 */
final class OverWalk {

  private final CompiledOver over;
  private OverState state;
  private final OverLayout layout;
  private final OverFrames frames;
  private final OverReach reach;
  private final NonNulls[] nonNulls;
  private final int[] aggregateStarts;
  private final int[] aggregateEnds;

  /** Four for each: the excluded ranges that have been taken out for the current row. */
  private final int[] excluded;

  private long[] rows = {};
  private int count;

  OverWalk(CompiledOver over, OverState state) {
    this.over = over;
    this.state = state;
    this.layout = state.layout();
    this.frames = new OverFrames(over, state);
    this.reach = OverReach.of(over, state);
    this.nonNulls = new NonNulls[layout.picks().size()];
    for (int i = 0; i < nonNulls.length; i++) {
      nonNulls[i] = new NonNulls();
    }
    this.aggregateStarts = new int[layout.aggregates().size()];
    this.aggregateEnds = new int[layout.aggregates().size()];
    this.excluded = new int[4 * layout.aggregates().size()];
  }

  /** Goes on with another state of the same layout. */
  void setState(OverState next) {
    state = next;
    frames.setState(next);
  }

  /** How many rows before a change have other results for it. */
  int reachBack() {
    return reach.back();
  }

  /** How many rows behind it have. */
  int reachForward() {
    return reach.forward();
  }

  /** Whether the peers of a row that is added have. */
  boolean reachesPeers() {
    return reach.peers();
  }

  /**
   * The first row of the partition that rows behind the last one may look at, when the walk has
   * reached that one.
   */
  int firstNeeded() {
    if (!layout.numbers().isEmpty()) {
      return 0;
    }
    int needed = count;
    for (int i = 0; i < layout.picks().size(); i++) {
      Pick pick = layout.picks().get(i);
      needed =
          Math.min(
              needed,
              pick.frame() >= 0
                  ? frames.firstNeeded(pick.frame())
                  : count - (int) Math.min(count, lag(i)));
    }
    for (Aggregates aggregates : layout.aggregates()) {
      needed = Math.min(needed, frames.firstNeeded(aggregates.frame()));
    }
    return Math.max(0, needed);
  }

  /** Of a fixed number of rows; NULL for none. */
  private long lag(int pick) {
    return Math.max(0, over.argument(state, layout.numbers().size() + pick, 0));
  }

  /** Begins at a row of a partition. */
  void begin(OverPartition partition, int from) {
    rows = partition.rows();
    count = partition.count();
    frames.begin(partition, from);
    for (int i = 0; i < nonNulls.length; i++) {
      if (layout.picks().get(i).ignoresNulls() && from < count) {
        nonNulls[i].find(over, state, i, rows, count);
      }
    }
    for (int i = 0; i < aggregateEnds.length; i++) {
      aggregateStarts[i] = -1;
      aggregateEnds[i] = -1;
    }
  }

  /** Goes to a row: that of {@link #begin}, then the ones behind it. */
  void move(int i) {
    frames.move(i);
    long slot = rows[i];
    for (int k = 0; k < layout.numbers().size(); k++) {
      state.numbers()[k] = number(layout.numbers().get(k), k, i);
    }
    for (int k = 0; k < layout.picks().size(); k++) {
      state.picked()[k] = pick(layout.picks().get(k), k, i, slot);
    }
    for (int k = 0; k < layout.aggregates().size(); k++) {
      accumulate(layout.aggregates().get(k), k, i);
    }
  }

  /** What the limit is compared with. */
  long limited() {
    return switch (layout.limit()) {
      case NONE -> 0;
      case ROW_NUMBER -> frames.row() + 1L;
      case RANK -> frames.peerStart() + 1L;
      case DENSE_RANK -> frames.group();
    };
  }

  private long number(NumberFunction function, int index, int i) {
    return switch (function) {
      case ROW_NUMBER -> i + 1L;
      case RANK -> frames.peerStart() + 1L;
      case DENSE_RANK -> frames.group();
      case PERCENT_RANK ->
          Double.doubleToRawLongBits(count == 1 ? 0 : (double) frames.peerStart() / (count - 1));
      case CUME_DIST -> Double.doubleToRawLongBits((double) frames.peerEnd() / count);
      // As in PostgreSQL, the first row of a partition tells how many tiles it has.
      case NTILE -> tile(over.argument(state, index, rows[0]), i);
    };
  }

  /** The first {@code count % tiles} tiles have a row more. NULL makes the result NULL. */
  private long tile(long tiles, int i) {
    if (tiles == Long.MIN_VALUE) {
      return Long.MIN_VALUE;
    }
    if (tiles <= 0) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT, "NTILE makes " + tiles + " groups, but must make 1 at least");
    }
    long small = count / tiles;
    long larger = count % tiles;
    long inLarger = larger * (small + 1);
    return i < inLarger ? i / (small + 1) + 1 : larger + (i - inLarger) / small + 1;
  }

  /** The slot of the row whose value it is; 0 when there is none, -1 for the value NULL. */
  private long pick(Pick pick, int index, int i, long slot) {
    boolean takesNumber =
        switch (pick.function()) {
          case LAG, LEAD, NTH_VALUE -> true;
          case FIRST_VALUE, LAST_VALUE -> false;
        };
    long n = takesNumber ? over.argument(state, layout.numbers().size() + index, slot) : 0;
    if (n == Long.MIN_VALUE) {
      return -1;
    }
    NonNulls of = pick.ignoresNulls() ? nonNulls[index] : null;
    int place =
        switch (pick.function()) {
          case LAG -> shifted(of, i, n, n > 0);
          case LEAD -> shifted(of, i, n, n < 0);
          case FIRST_VALUE -> frames.nth(pick.frame(), 1, of);
          case LAST_VALUE -> frames.last(pick.frame(), of);
          case NTH_VALUE -> frames.nth(pick.frame(), positive(n), of);
        };
    return place < 0 ? 0 : rows[place];
  }

  private static long positive(long n) {
    if (n <= 0) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT, "NTH_VALUE takes value " + n + ", but the first one is 1");
    }
    return n;
  }

  /** The row at a distance; -1 when there is none. */
  private int shifted(@Nullable NonNulls of, int i, long offset, boolean back) {
    long distance = Math.abs(offset);
    if (distance == 0 || of == null) {
      long place = back ? i - distance : i + distance;
      return place >= 0 && place < count ? (int) place : -1;
    }
    return back ? of.at(of.before(i) - distance) : of.at(of.before(i + 1) + distance - 1);
  }

  private void accumulate(Aggregates aggregates, int index, int i) {
    int frame = aggregates.frame();
    int start = frames.start(frame);
    int end = frames.end(frame);
    boolean excludes = layout.frames().get(frame).exclusion() != Exclusion.NONE;
    boolean isNew = aggregateEnds[index] < 0;
    if (isNew || start >= aggregateEnds[index] || excludes && !aggregates.removes()) {
      restart(index, start);
    } else {
      if (excludes) {
        takeExcluded(index, 1);
      }
      if (start != aggregateStarts[index] && !aggregates.removes()) {
        restart(index, start);
      }
      for (int k = aggregateStarts[index]; k < start; k++) {
        over.take(state, index, rows[k], -1);
      }
      aggregateStarts[index] = start;
    }
    if (excludes) {
      frames.exclude(frame, i, excluded, 4 * index);
    }
    if (excludes && !aggregates.removes()) {
      takeAll(index, start, excluded[4 * index]);
      takeAll(index, excluded[4 * index + 1], excluded[4 * index + 2]);
      takeAll(index, excluded[4 * index + 3], end);
    } else {
      takeAll(index, aggregateEnds[index], end);
      if (excludes) {
        takeExcluded(index, -1);
      }
    }
    aggregateEnds[index] = Math.max(end, aggregateEnds[index]);
  }

  private void restart(int index, int start) {
    over.reset(state, index);
    aggregateStarts[index] = start;
    aggregateEnds[index] = start;
  }

  private void takeAll(int index, int from, int to) {
    for (int k = from; k < to; k++) {
      over.take(state, index, rows[k], 1);
    }
  }

  private void takeExcluded(int index, long weight) {
    for (int range = 4 * index; range < 4 * index + 4; range += 2) {
      for (int k = excluded[range]; k < excluded[range + 1]; k++) {
        over.take(state, index, rows[k], weight);
      }
    }
  }
}
