package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Durations;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.EventTime.TimeColumn;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.WindowShape;
import java.util.ArrayList;
import java.util.List;

/** Finds, edge by edge, which columns carry event time and where their watermark comes from. */
public final class InferWatermark implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.infer(plan, node -> node.traits().withEventTime(eventTime(node)));
  }

  static EventTime eventTime(PhysicalNode node) {
    return switch (node) {
      case Scan scan -> scanned(scan);
      // One for each key is followed where windows are grouped by it.
      case Watermark watermark when !watermark.keys().isEmpty() -> EventTime.NONE;
      case Watermark watermark ->
          new EventTime.Of(
              List.of(new EventTime.Exact(watermark.column())),
              ScalarPrinter.print(watermark.value()));
      case Filter filter -> filter.input().traits().eventTime();
      case Project project -> projected(project);
      case Expand expand -> expanded(expand);
      case GroupAggregate aggregate -> aggregated(aggregate);
      case Join join -> JoinedTimes.of(join);
      case AsofJoin join -> matched(join);
      case Union union -> united(union);
      case Values values -> EventTime.NONE;
      case KeyLookup lookup -> EventTime.NONE;
      case Sort sort -> EventTime.NONE;
      case Over over -> over.closing() != null ? closed(over) : settled(over);
      case Match match -> MatchTimes.eventTime(match);
      case Recursion recursion -> EventTime.NONE;
      case Repeat repeat -> EventTime.NONE;
      case Versions versions -> versions(versions);
      case Output output -> output.input().traits().eventTime();
    };
  }

  /** A left row comes out when both watermarks are past its time, in the order of time. */
  private static EventTime matched(AsofJoin join) {
    if (join.match().atOnce()) {
      return join.left().traits().eventTime()
                  instanceof EventTime.Of(List<TimeColumn> _, String own)
              && join.isLeftTimed()
          ? new EventTime.Of(List.of(new EventTime.Exact(join.leftEventTime())), own)
          : EventTime.NONE;
    }
    return join.left().traits().eventTime()
                instanceof EventTime.Of(List<TimeColumn> _, String leftStrategy)
            && join.right().traits().eventTime()
                instanceof EventTime.Of(List<TimeColumn> _, String strategy)
            && join.isLeftTimed()
            && join.isRightTimed()
        ? new EventTime.Of(
            List.of(new EventTime.Exact(join.leftEventTime())),
            "LEAST(" + leftStrategy + ", " + strategy + ")")
        : EventTime.NONE;
  }

  /** A change by the clock is no earlier than what the clock showed before. */
  private static EventTime versions(Versions versions) {
    return versions.isByClock()
        ? new EventTime.Of(List.of(new EventTime.Exact(versions.versionTime())), "the clock")
        : versions.input().traits().eventTime();
  }

  /** What carries event time in every input, by the least of their watermarks. */
  private static EventTime united(Union union) {
    List<TimeColumn> common = null;
    List<String> strategies = new ArrayList<>();
    for (PhysicalNode input : union.inputs()) {
      switch (input.traits().eventTime()) {
        case EventTime.None none -> {
          return none;
        }
        case EventTime.Of(List<TimeColumn> columns, String strategy) -> {
          common = common == null ? columns : common.stream().filter(columns::contains).toList();
          strategies.add(strategy);
        }
      }
    }
    return common == null
        ? EventTime.NONE
        : of(common, "LEAST(" + String.join(", ", strategies) + ")");
  }

  /** A row on time is in windows that have not ended. */
  private static EventTime expanded(Expand expand) {
    EventTime before = expand.input().traits().eventTime();
    if (!(before instanceof EventTime.Of(List<TimeColumn> columns, String strategy))
        || !(expand.expansion() instanceof Expansion.Windows windows)
        || columns.stream().noneMatch(time -> isExact(time, windows.eventTime()))) {
      return before;
    }
    int start = expand.input().schema().size();
    List<TimeColumn> all = new ArrayList<>(columns);
    all.add(new EventTime.WindowStart(start, windows.shape()));
    all.add(new EventTime.WindowEnd(start + 1));
    all.add(new EventTime.Exact(start + 2));
    return new EventTime.Of(all, strategy);
  }

  /** Rows come out when their window has ended, so those of a later one end later. */
  private static EventTime closed(Over over) {
    return switch (over.input().traits().eventTime()) {
      case EventTime.None none -> none;
      case EventTime.Of(List<TimeColumn> columns, String strategy) ->
          of(
              columns.stream()
                  .filter(time -> !(time instanceof EventTime.Exact))
                  .filter(time -> over.partition().contains(time.index()))
                  .toList(),
              strategy);
    };
  }

  /** Rows come out when the watermark has passed them, so later ones are not behind it. */
  private static EventTime settled(Over over) {
    return over.settling() >= 0
            && over.input().traits().eventTime()
                instanceof EventTime.Of(List<TimeColumn> columns, String strategy)
        ? new EventTime.Of(List.of(new EventTime.Exact(over.settling())), strategy)
        : EventTime.NONE;
  }

  private static boolean isExact(TimeColumn time, Scalar value) {
    return time instanceof EventTime.Exact(int index)
        && value instanceof InputColumn input
        && input.index() == index;
  }

  private static EventTime scanned(Scan scan) {
    return switch (scan.target()) {
      case ScanTarget.Source source -> EventTime.NONE;
      case ScanTarget.Table table -> EventTime.NONE;
      case ScanTarget.Working working -> EventTime.NONE;
      case ScanTarget.Stream stream ->
          switch (stream.eventTime()) {
            case EventTime.None none -> none;
            case EventTime.Of(List<TimeColumn> columns, String strategy) ->
                of(
                    columns.stream()
                        .filter(column -> scan.projection().contains(column.index()))
                        .map(column -> column.withIndex(scan.projection().indexOf(column.index())))
                        .toList(),
                    strategy);
          };
    };
  }

  private static EventTime projected(Project project) {
    return switch (project.input().traits().eventTime()) {
      case EventTime.None none -> none;
      case EventTime.Of(List<TimeColumn> columns, String strategy) -> {
        List<TimeColumn> kept = new ArrayList<>();
        for (int i = 0; i < project.items().size(); i++) {
          Scalar value = project.items().get(i).value();
          for (TimeColumn column : columns) {
            if (value instanceof InputColumn input && input.index() == column.index()) {
              kept.add(column.withIndex(i));
            } else if (isLastInstant(value, column)) {
              kept.add(new EventTime.Exact(i));
            } else if (column instanceof EventTime.Exact exact) {
              TimeColumn bound = WindowBounds.of(value, exact.index(), i);
              if (bound != null) {
                kept.add(bound);
              }
            }
          }
        }
        yield of(kept, strategy);
      }
    };
  }

  /** Whether a value is the last microsecond of a window, {@code window_time}. */
  static boolean isLastInstant(Scalar value, TimeColumn column) {
    return column instanceof EventTime.WindowEnd
        && value instanceof Scalar.Call call
        && call.function().equals("SUBTRACT")
        && call.arguments().get(0) instanceof InputColumn input
        && input.index() == column.index()
        && call.arguments().get(1) instanceof Scalar.Constant constant
        && Long.valueOf(1).equals(constant.value());
  }

  /**
   * Windows leave when the watermark has passed their end, so a later row's end is beyond the
   * watermark.
   */
  private static EventTime aggregated(GroupAggregate aggregate) {
    if (aggregate.window() == null
        || aggregate.window().byKey()
        || !isAheadOfWatermark(aggregate.emit(), aggregate.window())) {
      return EventTime.NONE;
    }
    return switch (aggregate.input().traits().eventTime()) {
      case EventTime.None none -> none;
      case EventTime.Of(List<TimeColumn> columns, String strategy) -> {
        int start = aggregate.keys().size();
        yield new EventTime.Of(
            List.of(
                new EventTime.WindowStart(start, aggregate.window().shape()),
                new EventTime.WindowEnd(start + 1)),
            behind(strategy, aggregate.lateness().timing().latenessUs()));
      }
    };
  }

  /**
   * Whether the ends of windows that come out, or are taken back, are beyond the watermark. What
   * has been put out of a session may be taken back when the watermark has passed the end that it
   * had then. Of rows that replace others nobody can tell which they replace.
   */
  private static boolean isAheadOfWatermark(EmitMode emit, AggregateSpec.Window window) {
    return switch (emit) {
      case ON_WINDOW_CLOSE, FINAL, CORRECTIONS -> true;
      case CHANGES -> !(window.shape() instanceof WindowShape.Session);
      case ON_UPDATE, EVERY -> false;
    };
  }

  /** What comes out for late rows is later than the watermark of what comes in. */
  private static String behind(String strategy, long latenessUs) {
    return latenessUs == 0 ? strategy : strategy + " - " + Durations.interval(latenessUs);
  }

  private static EventTime of(List<TimeColumn> columns, String strategy) {
    return columns.isEmpty() ? EventTime.NONE : new EventTime.Of(columns, strategy);
  }
}
