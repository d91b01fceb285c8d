package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.StateBound;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.OverLayout;

/** Finds what bounds the state of each operator, and warns where nothing does. */
public final class InferStateBound implements PlanPass {

  private static final String WAY_OUT =
      "SET state_ttl = '1 day' before, which drops what nothing has touched for that long, or ";

  private final long stateTtlMs;

  /**
   * @param stateTtlMs bounds what nothing else does; 0 for nothing
   */
  public InferStateBound(long stateTtlMs) {
    this.stateTtlMs = stateTtlMs;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    PhysicalPlan inferred =
        TreeRewriter.infer(plan, node -> node.traits().withStateBound(bound(node)));
    for (PhysicalNode node : inferred.nodes()) {
      if (node.traits().stateBound() instanceof StateBound.Unbounded) {
        inferred =
            inferred.withWarning(
                switch (node) {
                  case Join join -> warning(join);
                  case Over over -> warning(over);
                  case Match match -> MatchTimes.unbounded(match);
                  default -> warning(node);
                });
      }
    }
    return inferred;
  }

  private static PlanWarning warning(Over over) {
    boolean forgets = keepsFirstRows(over);
    return new PlanWarning(
        over.label(),
        "the state of "
            + over.label()
            + " grows with every "
            + (forgets ? "new partition" : "row")
            + " and is never freed",
        over.span(),
        forgets
            ? "partition by what has few values"
            : "read tables, views or the results of windows, or keep the first rows only: QUALIFY ROW_NUMBER() OVER (…) <= n");
  }

  private static PlanWarning warning(PhysicalNode node) {
    return new PlanWarning(
        node.label(),
        "the state of " + node.label() + " grows with every new key and is never freed",
        node.span(),
        WAY_OUT
            + "group by a window as well, for example TUMBLE(ts, INTERVAL '1' HOUR), or by keys that are few");
  }

  private static PlanWarning warning(Join join) {
    return new PlanWarning(
        join.label(),
        "the state of " + join.label() + " grows with every row and is never freed",
        join.span(),
        WAY_OUT
            + (haveEventTime(join)
                ? "say how far apart in time rows may be: AND b.ts BETWEEN a.ts - INTERVAL '1' MINUTE AND a.ts + INTERVAL '1' MINUTE"
                : "join tables, views or the results of windows, or read from sources that end"));
  }

  private static boolean haveEventTime(Join join) {
    return join.inputs().stream()
        .allMatch(input ->
            input.traits().eventTime() instanceof EventTime.Of
                && input.traits().changelog() == ChangelogMode.APPEND);
  }

  private StateBound bound(PhysicalNode node) {
    return switch (node) {
      case GroupAggregate aggregate -> bound(aggregate);
      case Join join when join.isLookup() -> new StateBound.BoundedInput();
      case Join join when join.interval() != null ->
          new StateBound.Interval(join.interval().lowerUs(), join.interval().upperUs());
      case Join join ->
          join.inputs().stream().allMatch(InferStateBound::isBounded)
              ? new StateBound.BoundedInput()
              : unbounded();
      case AsofJoin join ->
          isBounded(join) ? new StateBound.BoundedInput() : new StateBound.Watermark();
      case KeyLookup lookup -> StateBound.STATELESS;
      case Sort sort -> new StateBound.BoundedInput();
      case Over over -> bound(over);
      case Match match -> MatchTimes.bound(match, isBounded(match));
      case PhysicalNode.Scan scan -> StateBound.STATELESS;
      case PhysicalNode.Watermark watermark -> StateBound.STATELESS;
      case PhysicalNode.Filter filter -> StateBound.STATELESS;
      case PhysicalNode.Project project -> StateBound.STATELESS;
      case PhysicalNode.Output output -> StateBound.STATELESS;
      case Union union -> StateBound.STATELESS;
      case Expand expand -> StateBound.STATELESS;
      case Recursion recursion -> new StateBound.BoundedInput();
      case Repeat repeat -> StateBound.STATELESS;
      case Versions versions ->
          versions.isByClock() ? StateBound.STATELESS : new StateBound.Watermark();
      case Values values -> StateBound.STATELESS;
    };
  }

  /** Of rows that only come, those beyond a limit are not kept. */
  private static boolean keepsFirstRows(Over over) {
    return over.limit() != null
        && over.limit().by() == OverLayout.Limit.ROW_NUMBER
        && over.limit().fetch() != null
        && over.input().traits().changelog() == ChangelogMode.APPEND;
  }

  private static StateBound bound(Over over) {
    if (isBounded(over)) {
      return new StateBound.BoundedInput();
    }
    if (over.closing() != null) {
      return new StateBound.OpenWindows();
    }
    if (over.settling() >= 0 && SettledFrames.areBounded(over)) {
      return new StateBound.Frames();
    }
    return keepsFirstRows(over) && over.partition().isEmpty()
        ? new StateBound.SingleGroup()
        : new StateBound.Unbounded();
  }

  private StateBound unbounded() {
    return stateTtlMs == 0 ? new StateBound.Unbounded() : new StateBound.IdleTime(stateTtlMs);
  }

  /** Whether an input cannot grow without limit: it ends, or rows that are gone leave no trace. */
  private static boolean isBounded(PhysicalNode node) {
    boolean table =
        node instanceof PhysicalNode.Scan scan && scan.target() instanceof ScanTarget.Table;
    return table
        || node.isBounded()
        || !node.inputs().isEmpty() && node.inputs().stream().allMatch(InferStateBound::isBounded);
  }

  private StateBound bound(GroupAggregate aggregate) {
    if (aggregate.window() != null) {
      return new StateBound.Window(
          aggregate.window().shape().reachUs() + aggregate.lateness().timing().latenessUs());
    }
    if (aggregate.keys().isEmpty()) {
      return new StateBound.SingleGroup();
    }
    return isBounded(aggregate) ? new StateBound.BoundedInput() : unbounded();
  }
}
