package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Durations;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.WindowShape;

/** Refuses a query that could never emit, or whose updates nobody could follow. */
public final class CheckEmission implements PlanPass {

  private final SourceSpan emit;
  private final ExecutionMode mode;

  /**
   * @param emit where the EMIT clause stands; unknown for none
   */
  public CheckEmission(SourceSpan emit, ExecutionMode mode) {
    this.emit = emit;
    this.mode = mode;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    PhysicalPlan checked = plan;
    for (PhysicalNode node : plan.nodes()) {
      switch (node) {
        case GroupAggregate aggregate -> checkAggregate(aggregate);
        case Filter filter -> {
          checkFilter(filter);
          checked = isNever(filter) ? checked.withWarning(neverTrue(filter)) : checked;
        }
        case Output output -> checkOutput(output, plan);
        case Scan scan -> {}
        case PhysicalNode.Watermark watermark -> {}
        case PhysicalNode.Project project -> {}
        case Join join -> checkCombination(join, "a join");
        case AsofJoin join -> {
          checkAsof(join);
          VersionedTables.check(join);
        }
        case Union union -> checkCombination(union, "a union");
        case KeyLookup lookup -> {}
        case Expand expand ->
            checkCombination(
                expand,
                expand.expansion() instanceof Expansion.Unnest ? "UNNEST" : "a table function");
        case Sort sort -> {}
        case Match match -> MatchTimes.check(match, mode);
        case Over over -> checkCombination(over, over.functions().isEmpty() ? "LIMIT" : "OVER");
        case Repeat repeat -> {}
        case Versions versions -> {}
        case Recursion recursion -> {}
        case Values values -> {}
      }
    }
    return checked;
  }

  private static boolean isNever(Filter filter) {
    return filter.condition() instanceof Scalar.Constant constant
        && !Boolean.TRUE.equals(constant.value());
  }

  private static PlanWarning neverTrue(Filter filter) {
    return new PlanWarning(
        filter.label(),
        "the condition is never TRUE: no row passes " + filter.label(),
        filter.span(),
        "leave the condition out, or make it depend on the row");
  }

  private void checkAggregate(GroupAggregate aggregate) {
    if (aggregate.input().traits().changelog() == ChangelogMode.UPSERT) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "an aggregate over rows that replace earlier ones is not executed in this version",
          aggregate.span(),
          "read from a stream that says what it replaces: one with EMIT CHANGES instead of EMIT ON UPDATE");
    }
    AggregateSpec.Window window = aggregate.window();
    if (window != null) {
      checkShape(aggregate, window);
      // The end of the input closes every window.
      if (mode == ExecutionMode.CONTINUOUS && !window.byKey()) {
        checkWindow(aggregate, window);
      }
    } else if (aggregate.emit().emitsOnce() && !aggregate.isBounded()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "this aggregate has no window that could close, and its input never ends: it would never emit",
          emit.isKnown() ? emit : aggregate.span(),
          "group by a window, such as TUMBLE(ts, INTERVAL '1' MINUTE), or write EMIT ON UPDATE or EMIT CHANGES");
    }
  }

  /** Rows that are taken back would part sessions, whose rows are not kept. */
  private static void checkShape(GroupAggregate aggregate, AggregateSpec.Window window) {
    if (window.shape() instanceof WindowShape.Session
        && aggregate.input().traits().changelog() != ChangelogMode.APPEND) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "sessions of rows that are taken back are not executed in this version",
          aggregate.span(),
          "read from a source, or from a stream that only appends");
    }
  }

  /** Rows that replace earlier ones do not say which. */
  private static void checkCombination(PhysicalNode node, String what) {
    for (PhysicalNode input : node.inputs()) {
      if (input.traits().changelog() == ChangelogMode.UPSERT) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            what + " over rows that replace earlier ones is not executed in this version",
            node.span(),
            "read from a table or a view, or from a stream with EMIT CHANGES or EMIT ON WINDOW CLOSE");
      }
    }
  }

  /** Rows of both sides are only added, and their times are those that watermarks are about. */
  private void checkAsof(AsofJoin join) {
    for (PhysicalNode input : join.inputs()) {
      if (input.traits().changelog() != ChangelogMode.APPEND) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "a join by time of rows that are taken back or replaced is not executed in this version",
            join.span(),
            "read a source, or a stream that only adds rows, such as one with EMIT ON WINDOW CLOSE");
      }
    }
    if (mode == ExecutionMode.CONTINUOUS) {
      checkTime(join, join.left(), join.leftEventTime(), "left");
      checkTime(join, join.right(), join.rightTime(), "right");
    }
  }

  private static void checkTime(AsofJoin join, PhysicalNode input, int column, String side) {
    if (!input.traits().eventTime().tells(column) && !input.isBounded()) {
      throw new LaminarException(
          ErrorCode.MISSING_WATERMARK,
          "column "
              + input.schema().column(column).name()
              + " of the "
              + side
              + " side has no watermark that tells when a match is certain",
          join.span(),
          "compare the event times of both sides: declare `WATERMARK FOR "
              + input.schema().column(column).name()
              + "` on the source");
    }
  }

  private void checkWindow(GroupAggregate aggregate, AggregateSpec.Window window) {
    Scalar value = window.eventTime();
    SourceSpan span = value.span().isKnown() ? value.span() : aggregate.span();
    EventTime eventTime = aggregate.input().traits().eventTime();
    if (!(eventTime instanceof EventTime.Of times)) {
      throw new LaminarException(
          ErrorCode.MISSING_WATERMARK,
          "the window has no watermark that could close it",
          span,
          declare(aggregate, value));
    }
    if (times.columns().stream().anyMatch(time -> closes(window, time, value))) {
      return;
    }
    if (!(value instanceof InputColumn column)) {
      throw new LaminarException(
          ErrorCode.MISSING_WATERMARK,
          "the window is over an expression, "
              + ScalarPrinter.print(value)
              + ", which has no watermark",
          span,
          "make it a computed column of the source, `t AS "
              + ScalarPrinter.print(value)
              + "`, and declare `WATERMARK FOR t`");
    }
    for (EventTime.TimeColumn time : times.columns()) {
      if (time.index() == column.index() && time instanceof EventTime.WindowStart inner) {
        throw new LaminarException(
            ErrorCode.INVALID_WINDOW,
            "the window cuts through windows of "
                + Durations.interval(inner.shape().reachUs())
                + ", which its rows come from",
            span,
            "make its size a multiple of "
                + Durations.interval(inner.shape().reachUs())
                + ", with the same offset");
      }
    }
    throw new LaminarException(
        ErrorCode.MISSING_WATERMARK,
        "the window is over column " + column.name() + ", which is not the event time of its input",
        span,
        "the event time is "
            + times.columns().stream()
                .map(time -> aggregate.input().schema().column(time.index()).name())
                .distinct()
                .reduce((a, b) -> a + " or " + b)
                .orElseThrow());
  }

  /** Whether no row on time can fall into a window that is closed already. */
  private static boolean closes(
      AggregateSpec.Window window, EventTime.TimeColumn time, Scalar value) {
    if (InferWatermark.isLastInstant(value, time)) {
      return true;
    }
    if (!(value instanceof InputColumn column) || column.index() != time.index()) {
      return false;
    }
    return WindowTimes.closes(window.shape(), time);
  }

  private static String declare(GroupAggregate aggregate, Scalar eventTime) {
    String column = eventTime instanceof InputColumn input ? input.name() : "ts";
    PhysicalNode node = aggregate.input();
    while (node.inputs().size() == 1) {
      node = node.inputs().getFirst();
    }
    return switch (node) {
      case Scan scan ->
          switch (scan.target()) {
            case ScanTarget.Source source ->
                "a window needs an event-time column: declare `WATERMARK FOR "
                    + column
                    + "` on source "
                    + source.name();
            case ScanTarget.Stream stream ->
                "a window needs an event-time column: select the event time of its source in stream "
                    + stream.name();
            case ScanTarget.Working working -> "the rows of a recursive query have none";
            case ScanTarget.Table table ->
                "a window needs an event-time column, and a table has none: group by FLOOR("
                    + column
                    + " TO MINUTE) instead";
          };
      case Join join ->
          "rows of a join come in any order of time: group by a window in a query before the join";
      default -> "group by a window in each query that is put together here";
    };
  }

  /**
   * A row that no longer passes has to be taken back: an aggregate of the same query knows what it
   * has put out, and so do rows that are taken back one by one.
   */
  private void checkFilter(Filter filter) {
    if (filter.traits().changelog() == ChangelogMode.UPSERT && !isBehindAggregate(filter)) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "a filter over rows that replace earlier ones is not executed in this version",
          filter.span(),
          "filter in the query of the stream, or write EMIT CHANGES there instead of EMIT ON UPDATE");
    }
  }

  private static boolean isBehindAggregate(PhysicalNode node) {
    return switch (node) {
      case Filter filter -> isBehindAggregate(filter.input());
      case PhysicalNode.Project project -> isBehindAggregate(project.input());
      case GroupAggregate aggregate -> true;
      case PhysicalNode.Watermark watermark -> false;
      case Scan _,
          KeyLookup _,
          Values _,
          Join _,
          AsofJoin _,
          Union _,
          Sort _,
          Over _,
          Match _,
          Repeat _,
          Versions _,
          Recursion _,
          Output _,
          Expand _ ->
          false;
    };
  }

  private void checkOutput(Output output, PhysicalPlan root) {
    if (output.traits().changelog() == ChangelogMode.APPEND) {
      return;
    }
    boolean replaced = output.traits().changelog() == ChangelogMode.UPSERT;
    SourceSpan span = emit.isKnown() ? emit : output.span();
    boolean corrects =
        root.nodes().stream()
            .anyMatch(node ->
                node instanceof GroupAggregate group && group.emit() == EmitMode.CORRECTIONS);
    if (output.taker() instanceof RowTaker.Sink sink && !sink.takesUpdates()) {
      throw new LaminarException(
          ErrorCode.CHANGELOG_MISMATCH,
          "sink "
              + sink.name()
              + " only appends rows, but this query "
              + (replaced ? "replaces" : "takes back")
              + " rows it has emitted before",
          span,
          (corrects
                  ? "write EMIT FINAL, which waits for late rows and emits each window once, or"
                  : "write EMIT ON WINDOW CLOSE over a window, or")
              + " choose a sink that takes updates, such as print");
    }
    if (replaced && !output.traits().key().isKnown()) {
      throw new LaminarException(
          ErrorCode.CHANGELOG_MISMATCH,
          "rows that replace earlier ones need their key, but not all group keys are selected",
          span,
          "add every GROUP BY column to the SELECT list, or write EMIT CHANGES instead of EMIT ON UPDATE");
    }
  }
}
