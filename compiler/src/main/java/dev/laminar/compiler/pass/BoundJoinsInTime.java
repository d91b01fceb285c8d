package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.EventTime.TimeColumn;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Traits;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.plan.WindowShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds, in the conditions of joins of appended rows, how far apart in time partners may be: a
 * watermark then tells when a row will have no more of them. Without bounds on both sides a join
 * stays one that keeps every row.
 */
public final class BoundJoinsInTime implements PlanPass {

  private static final long MIN_SLICE_US = 10_000;

  /** Of rows whose times are equal: windows are mostly whole seconds. */
  private static final long SLICE_OF_EQUAL_TIMES_US = 1_000_000;

  /** Longer intervals than this, some 30,000 years, are as good as none. */
  private static final long MAX_WIDTH_US = 1L << 60;

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.bottomUp(
        plan,
        node -> {
          PhysicalNode bound =
              switch (node) {
                case Join join -> bound(join, List.of()).join();
                case Filter filter -> bound(filter);
                default -> node;
              };
          PhysicalNode appended =
              bound.withTraits(bound.traits().withChangelog(InferChangelogMode.mode(bound)));
          return appended.withTraits(
              appended.traits().withEventTime(InferWatermark.eventTime(appended)));
        });
  }

  /**
   * A column that can be told late.
   *
   * @param shiftUs what is to be added to it so that it is not behind the watermark
   */
  private record Time(int column, long shiftUs) {}

  /**
   * A join with its bounds.
   *
   * @param behind what is left of conditions that stand behind the join
   */
  private record Bounded(Join join, List<Scalar> behind) {}

  /** Sums of times may fail, which keeps WHERE behind the join: bounds are compared without. */
  private static PhysicalNode bound(Filter filter) {
    if (!(filter.input() instanceof Join join)
        || join.type() != JoinType.INNER
        || join.interval() != null) {
      return filter;
    }
    Bounded bounded = bound(join, Conjuncts.split(filter.condition()));
    if (bounded.join().interval() == null) {
      return filter;
    }
    Traits traits = join.traits().withEventTime(InferWatermark.eventTime(bounded.join()));
    Join inTime = bounded.join().withTraits(traits);
    Scalar rest = Conjuncts.join(bounded.behind());
    return rest == null
        ? inTime
        : new Filter(filter.id(), inTime, rest, filter.span(), filter.traits());
  }

  /**
   * @param behind conditions that stand behind the join
   */
  private static Bounded bound(Join join, List<Scalar> behind) {
    Bounded best = new Bounded(join, behind);
    List<Time> left = times(join.left());
    List<Time> right = times(join.right());
    if (left.isEmpty() || right.isEmpty()) {
      return best;
    }
    List<Scalar> conjuncts = Conjuncts.split(join.condition());
    for (Time ofLeft : left) {
      for (Time ofRight : right) {
        Bounded found = bound(join, ofLeft, ofRight, conjuncts, behind);
        if (found != null
            && (best.join().interval() == null || width(found.join()) < width(best.join()))) {
          best = found;
        }
      }
    }
    return best;
  }

  private static long width(Join join) {
    JoinInterval interval = join.interval();
    return interval == null ? Long.MAX_VALUE : interval.upperUs() - interval.lowerUs();
  }

  private static List<Time> times(PhysicalNode node) {
    if (node.traits().changelog() != ChangelogMode.APPEND
        || !(node.traits().eventTime() instanceof EventTime.Of eventTime)) {
      return List.of();
    }
    List<Time> times = new ArrayList<>();
    for (TimeColumn column : eventTime.columns()) {
      // How far a session reaches back is known by its rows only.
      boolean isOpen =
          column instanceof EventTime.WindowStart start
              && start.shape() instanceof WindowShape.Session;
      if (isOpen || node.schema().type(column.index()).nullable()) {
        continue;
      }
      times.add(
          switch (column) {
            case EventTime.Exact exact -> new Time(exact.index(), 0);
            case EventTime.WindowEnd end -> new Time(end.index(), -1);
            case EventTime.WindowStart start ->
                new Time(start.index(), start.shape().reachUs() - 1);
          });
    }
    return times;
  }

  /** The join bounded by what conditions say about two columns; null when that is too little. */
  private static @Nullable Bounded bound(
      Join join, Time left, Time right, List<Scalar> conjuncts, List<Scalar> behind) {
    long lower = -MAX_WIDTH_US;
    long upper = MAX_WIDTH_US;
    List<Scalar> rest = new ArrayList<>();
    List<Scalar> restBehind = new ArrayList<>();
    for (int i = 0; i < conjuncts.size() + behind.size(); i++) {
      boolean inJoin = i < conjuncts.size();
      Scalar conjunct = inJoin ? conjuncts.get(i) : behind.get(i - conjuncts.size());
      TimeBound bound = TimeBound.of(conjunct, join.leftColumns());
      if (bound.isOf(left.column(), right.column() + join.leftColumns())) {
        lower = Math.max(lower, bound.lowerUs());
        upper = Math.min(upper, bound.upperUs());
      } else {
        (inJoin ? rest : restBehind).add(conjunct);
      }
    }
    for (int i = 0; i < join.leftKeys().size(); i++) {
      if (join.leftKeys().get(i) == left.column() && join.rightKeys().get(i) == right.column()) {
        lower = Math.max(lower, 0);
        upper = Math.min(upper, 0);
      }
    }
    long shiftUs = right.shiftUs() - left.shiftUs();
    boolean both = lower > -MAX_WIDTH_US && upper < MAX_WIDTH_US && lower <= upper;
    if (!both || upper - lower >= MAX_WIDTH_US) {
      return null;
    }
    JoinInterval interval =
        new JoinInterval(
            left.column(),
            left.shiftUs(),
            right.column(),
            right.shiftUs(),
            lower + shiftUs,
            upper + shiftUs,
            sliceUs(upper - lower));
    return new Bounded(join.within(interval, Conjuncts.join(rest)), restBehind);
  }

  private static long sliceUs(long widthUs) {
    return widthUs == 0 ? SLICE_OF_EQUAL_TIMES_US : Math.max(MIN_SLICE_US, widthUs);
  }
}
