package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.plan.OverLayout.Bound;
import dev.laminar.kernel.plan.OverLayout.Exclusion;
import dev.laminar.kernel.plan.OverLayout.Frame;
import dev.laminar.kernel.plan.OverLayout.Limit;
import dev.laminar.kernel.plan.OverLayout.NumberFunction;
import dev.laminar.kernel.plan.OverLayout.Pick;
import dev.laminar.kernel.plan.OverLayout.PickFunction;
import dev.laminar.kernel.plan.OverLayout.Unit;
import dev.laminar.kernel.state.OverState;

/**
 * How far a row that comes or goes changes the results of others.
 *
 * @param back number of rows before it
 * @param forward number of rows behind it
 * @param peers whether those before it that are its peers are concerned
 */
record OverReach(int back, int forward, boolean peers) {

  private static final int ALL = Integer.MAX_VALUE;
  private static final OverReach NONE = new OverReach(0, 0, false);

  static OverReach of(CompiledOver over, OverState state) {
    OverLayout layout = state.layout();
    long[] offsets = OverFrames.offsets(over, layout.frames());
    OverReach reach = layout.limit() == Limit.NONE ? NONE : new OverReach(0, ALL, false);
    for (NumberFunction function : layout.numbers()) {
      reach = reach.or(of(function));
    }
    for (int i = 0; i < layout.picks().size(); i++) {
      Pick pick = layout.picks().get(i);
      reach =
          reach.or(
              pick.frame() >= 0
                  ? of(layout.frames().get(pick.frame()), pick.frame(), offsets)
                  : shifted(over, state, pick, layout.numbers().size() + i));
    }
    for (OverLayout.Aggregates aggregates : layout.aggregates()) {
      reach = reach.or(of(layout.frames().get(aggregates.frame()), aggregates.frame(), offsets));
    }
    return reach;
  }

  private OverReach or(OverReach other) {
    return new OverReach(
        Math.max(back, other.back), Math.max(forward, other.forward), peers || other.peers);
  }

  private static OverReach of(NumberFunction function) {
    return switch (function) {
      case ROW_NUMBER, RANK, DENSE_RANK -> new OverReach(0, ALL, false);
      case NTILE, PERCENT_RANK, CUME_DIST -> new OverReach(ALL, ALL, true);
    };
  }

  private static OverReach shifted(CompiledOver over, OverState state, Pick pick, int argument) {
    if (pick.ignoresNulls() || !pick.fixed()) {
      return new OverReach(ALL, ALL, false);
    }
    long offset = over.argument(state, argument, 0);
    if (offset == Long.MIN_VALUE) {
      return NONE;
    }
    int distance = (int) Math.min(Math.abs(offset), ALL);
    boolean takesBefore = pick.function() == PickFunction.LAG ? offset > 0 : offset < 0;
    return takesBefore ? new OverReach(0, distance, false) : new OverReach(distance, 0, false);
  }

  private static OverReach of(Frame frame, int index, long[] offsets) {
    boolean byPeers = frame.exclusion() == Exclusion.GROUP || frame.exclusion() == Exclusion.TIES;
    if (frame.unit() == Unit.ROWS && !byPeers) {
      return new OverReach(
          following(frame.end(), offsets[2 * index + 1]),
          preceding(frame.start(), offsets[2 * index]),
          false);
    }
    boolean behind = frame.end() == Bound.FOLLOWING || frame.end() == Bound.UNBOUNDED_FOLLOWING;
    return new OverReach(behind ? ALL : 0, ALL, true);
  }

  private static int following(Bound end, long offset) {
    return switch (end) {
      case UNBOUNDED_FOLLOWING -> ALL;
      case FOLLOWING -> (int) offset;
      case CURRENT_ROW, PRECEDING, UNBOUNDED_PRECEDING -> 0;
    };
  }

  private static int preceding(Bound start, long offset) {
    return switch (start) {
      case UNBOUNDED_PRECEDING -> ALL;
      case PRECEDING -> (int) offset;
      case CURRENT_ROW, FOLLOWING, UNBOUNDED_FOLLOWING -> 0;
    };
  }
}
