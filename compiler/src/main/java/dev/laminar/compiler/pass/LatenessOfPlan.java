package dev.laminar.compiler.pass;

import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.EmitTiming;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives ALLOW LATENESS and LATE DATA TO to the one aggregate of a plan that has a window. Where
 * rows go to a sink, they have every column of what the query reads there: of the source, or of the
 * last operator before the aggregate that is no projection and no filter.
 */
final class LatenessOfPlan {

  private final EmissionRequest.Late request;

  private LatenessOfPlan(EmissionRequest.Late request) {
    this.request = request;
  }

  /** What a statement says of late rows, which is refused where its plan has no one to take it. */
  static LatenessOfPlan of(PhysicalPlan plan, EmissionRequest.Late request) {
    long windows = windowed(plan);
    String clause = request.latenessUs() > 0 ? "ALLOW LATENESS" : "LATE DATA TO";
    if (request.isAsked() && windows == 0) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          clause + " is for windows, and this query groups by none",
          request.span(),
          "group by a window, such as TUMBLE(ts, INTERVAL '1' MINUTE), or leave it out: without a window no row is late");
    }
    if (request.isAsked() && windows > 1) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          clause + " in a query that groups by several windows is not executed in this version",
          request.span(),
          "create a stream of each, and read one from the other");
    }
    return new LatenessOfPlan(request);
  }

  /** How many aggregates of a plan have windows. */
  static long windowed(PhysicalPlan plan) {
    return plan.nodes().stream().filter(LatenessOfPlan::isWindowed).count();
  }

  static boolean isWindowed(PhysicalNode node) {
    return node instanceof GroupAggregate group && group.window() != null;
  }

  PhysicalPlan assign(PhysicalPlan plan) {
    return request.isAsked()
        ? TreeRewriter.bottomUp(
            plan, node -> isWindowed(node) ? assign((GroupAggregate) node) : node)
        : plan;
  }

  private GroupAggregate assign(GroupAggregate group) {
    GroupAggregate late = group;
    if (request.latenessUs() > 0) {
      EmitTiming timing = new EmitTiming(request.latenessUs(), group.lateness().timing().everyMs());
      late =
          late.withEmit(
                  late.emit() == EmitMode.ON_WINDOW_CLOSE ? EmitMode.CORRECTIONS : late.emit())
              .withLateness(late.lateness().withTiming(timing));
    }
    return request.sink().isEmpty() ? late : withWholeRows(late);
  }

  private static GroupAggregate withWholeRows(GroupAggregate group) {
    PhysicalNode input = carrying(group.input());
    int whole = base(group.input()).schema().size();
    int first = input.schema().size() - whole;
    List<Item> rows = new ArrayList<>();
    for (int i = first; i < input.schema().size(); i++) {
      rows.add(Item.of(i, input.schema().column(i)));
    }
    GroupAggregate over = group.withInput(input);
    return over.withLateness(over.lateness().withRows(rows));
  }

  private static PhysicalNode base(PhysicalNode node) {
    return switch (node) {
      case Project project -> base(project.input());
      case Filter filter -> base(filter.input());
      default -> node;
    };
  }

  /** The node with the columns of its base behind its own. */
  private static PhysicalNode carrying(PhysicalNode node) {
    return switch (node) {
      case Filter filter -> filter.withInput(carrying(filter.input()));
      case Project project -> {
        PhysicalNode input = carrying(project.input());
        int whole = base(project).schema().size();
        List<Item> items = new ArrayList<>(project.items());
        for (int i = input.schema().size() - whole; i < input.schema().size(); i++) {
          items.add(Item.of(i, input.schema().column(i)));
        }
        yield new Project(project.id(), input, items, project.span(), project.traits());
      }
      default -> node;
    };
  }
}
