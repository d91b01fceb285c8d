package dev.laminar.compiler.pass;

import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.EventTime.TimeColumn;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.WindowShape;
import org.jspecify.annotations.Nullable;

/**
 * Has window functions whose partitions are of one event-time window each, such as {@code PARTITION
 * BY window_start, window_end}, wait for its end: their rows come out once, and are forgotten then.
 * Those that look at rows up to the current one, in the order of event time, wait for the watermark
 * to pass each row.
 */
public final class CloseOver implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return plan.nodes().stream().anyMatch(node -> node instanceof Over over && close(over) != over)
        ? TreeRewriter.bottomUp(plan, CloseOver::rewrite)
        : plan;
  }

  /** What one of them yields has event time for those behind it: traits are found on the way up. */
  private static PhysicalNode rewrite(PhysicalNode node) {
    PhysicalNode closed = node instanceof Over over ? close(over) : node;
    PhysicalNode timed =
        closed.withTraits(closed.traits().withEventTime(InferWatermark.eventTime(closed)));
    return timed.withTraits(timed.traits().withChangelog(InferChangelogMode.mode(timed)));
  }

  private static Over close(Over over) {
    if (over.atEnd() || over.input().traits().changelog() != ChangelogMode.APPEND) {
      return over;
    }
    OverSpec.Closing closing = closing(over);
    if (closing != null) {
      return over.withClosing(closing);
    }
    int settling = SettledFrames.timeColumn(over);
    return settling == SettledFrames.NONE ? over : over.withSettling(settling);
  }

  private static OverSpec.@Nullable Closing closing(Over over) {
    if (!(over.input().traits().eventTime() instanceof EventTime.Of times)) {
      return null;
    }
    OverSpec.Closing found = null;
    for (TimeColumn time : times.columns()) {
      if (over.partition().contains(time.index())) {
        found = found == null ? closing(time) : found;
      }
    }
    return found;
  }

  /** When the window ends whose bound a column is; null when that does not tell it. */
  private static OverSpec.@Nullable Closing closing(TimeColumn time) {
    return switch (time) {
      case EventTime.WindowEnd(int index) -> new OverSpec.Closing(index, 0);
      case EventTime.WindowStart(int index, WindowShape shape) ->
          switch (shape) {
            case WindowShape.Tumble _, WindowShape.Hop _ ->
                new OverSpec.Closing(index, shape.reachUs());
            case WindowShape.Cumulate _, WindowShape.Session _ -> null;
          };
      case EventTime.Exact _ -> null;
    };
  }
}
