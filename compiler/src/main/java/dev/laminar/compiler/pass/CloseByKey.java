package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.WindowShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has windows over a source with a watermark for each key be closed by that of their group's key.
 * What else goes by event time is refused: there is no watermark of all rows that it could wait
 * for.
 */
public final class CloseByKey implements PlanPass {

  private static final String WAY_OUT =
      "group by TUMBLE or SESSION and all columns of 'watermark.per_key' directly over the source, or read a source without that option";

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    PhysicalPlan closed = TreeRewriter.bottomUp(plan, CloseByKey::close);
    for (PhysicalNode node : closed.nodes()) {
      if (isByTime(node) && node.inputs().stream().anyMatch(CloseByKey::reachesKeys)) {
        throw refused(span(node));
      }
    }
    return closed;
  }

  static boolean concerns(PhysicalPlan plan) {
    return plan.nodes().stream()
        .anyMatch(node -> node instanceof Watermark watermark && !watermark.keys().isEmpty());
  }

  private static LaminarException refused(SourceSpan span) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED,
        "a watermark for each key closes TUMBLE and SESSION windows that are grouped by that key, and nothing else",
        span,
        WAY_OUT);
  }

  private static SourceSpan span(PhysicalNode node) {
    if (node instanceof GroupAggregate group && group.window() != null) {
      SourceSpan window = group.window().eventTime().span();
      return window.isKnown() ? window : group.span();
    }
    return node.span();
  }

  private static boolean isByTime(PhysicalNode node) {
    return node instanceof AsofJoin
        || node instanceof Match
        || node instanceof GroupAggregate group
            && group.window() != null
            && !group.window().byKey();
  }

  /** Whether rows of a source with keys come here with their times. */
  private static boolean reachesKeys(PhysicalNode node) {
    if (node instanceof Watermark watermark && !watermark.keys().isEmpty()) {
      return true;
    }
    // Groups are other rows, which have no event time.
    return !(node instanceof GroupAggregate)
        && node.inputs().stream().anyMatch(CloseByKey::reachesKeys);
  }

  private static PhysicalNode close(PhysicalNode node) {
    if (!(node instanceof GroupAggregate group) || group.window() == null) {
      return node;
    }
    Times times = times(group.input());
    if (times == null || !isClosed(group, group.window(), times)) {
      return node;
    }
    if (group.lateness().timing().latenessUs() != 0 || group.emit() == EmitMode.CORRECTIONS) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "ALLOW LATENESS of windows that are closed by a watermark for each key is not executed in this version",
          group.span(),
          "have the watermark wait for late rows: WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE");
    }
    if (!group.emit().emitsOnce()) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "windows that are closed by a watermark for each key are only put out when they close, in this version",
          group.span(),
          "leave EMIT out, or write EMIT ON WINDOW CLOSE");
    }
    return new GroupAggregate(
        group.id(),
        group.input(),
        group.keys(),
        group.groupingSets(),
        group.window().closedByKey(),
        group.calls(),
        group.emit(),
        group.lateness(),
        group.span(),
        group.traits());
  }

  private static boolean isClosed(GroupAggregate group, AggregateSpec.Window window, Times times) {
    boolean hasShape =
        window.shape() instanceof WindowShape.Tumble
            || window.shape() instanceof WindowShape.Session;
    List<Integer> grouped = new ArrayList<>();
    for (AggregateSpec.Key key : group.keys()) {
      if (key.value() instanceof InputColumn column) {
        grouped.add(column.index());
      }
    }
    return hasShape
        && group.groupingSets().isEmpty()
        && window.eventTime() instanceof InputColumn time
        && time.index() == times.time()
        && grouped.containsAll(times.keys());
  }

  /**
   * Where a source's event time and keys are.
   *
   * @param time -1 where it is not there any more
   * @param keys -1 for one that is not
   */
  private record Times(int time, List<Integer> keys) {

    Times through(Project project) {
      return new Times(
          place(project, time), keys.stream().map(key -> place(project, key)).toList());
    }

    private static int place(Project project, int column) {
      for (int i = 0; i < project.items().size(); i++) {
        Scalar value = project.items().get(i).value();
        if (value instanceof InputColumn input && input.index() == column) {
          return i;
        }
      }
      return -1;
    }
  }

  /** Of rows that come from a source with keys, filtered and projected only. */
  private static @Nullable Times times(PhysicalNode node) {
    return switch (node) {
      case Watermark watermark when !watermark.keys().isEmpty() ->
          new Times(watermark.column(), watermark.keys());
      case Filter filter -> times(filter.input());
      case Project project -> {
        Times before = times(project.input());
        yield before == null ? null : before.through(project);
      }
      default -> null;
    };
  }
}
