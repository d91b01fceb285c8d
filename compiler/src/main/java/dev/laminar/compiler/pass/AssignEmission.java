package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.EmitMode;
import java.util.List;

/**
 * Gives the EMIT clause to the aggregate nearest to the output. Aggregates below it emit when their
 * window closes; an aggregate without window there would have to retract what it said, which
 * nothing above it could take in yet.
 */
public final class AssignEmission implements PlanPass {

  private static final String ON_UPDATE_HELP =
      "write EMIT ON UPDATE for the newest value of each group, or group by a window";

  private final EmissionRequest request;
  private final ExecutionMode mode;

  public AssignEmission(EmissionRequest request, ExecutionMode mode) {
    this.request = request;
    this.mode = mode;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    if (mode == ExecutionMode.ONE_SHOT) {
      return atTheEnd(plan);
    }
    refuseModesNotExecuted();
    return plan.withRoot((Output) assign(plan.root(), true));
  }

  /** Everything comes out once, when the inputs have ended. */
  private PhysicalPlan atTheEnd(PhysicalPlan plan) {
    if (request.kind() != EmissionRequest.Kind.DEFAULT) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "EMIT says when a query that goes on emits, and this one answers once",
          request.span(),
          "leave EMIT out, or create a stream or a materialized view of the query");
    }
    return TreeRewriter.bottomUp(
        plan,
        node ->
            node instanceof GroupAggregate group
                ? withEmission(group, EmitMode.ON_WINDOW_CLOSE)
                : node);
  }

  private static GroupAggregate withEmission(GroupAggregate group, EmitMode mode) {
    return new GroupAggregate(
        group.id(),
        group.input(),
        group.keys(),
        group.window(),
        group.calls(),
        mode,
        group.span(),
        group.traits());
  }

  private void refuseModesNotExecuted() {
    switch (request.kind()) {
      case CHANGES ->
          throw unsupported(
              "EMIT CHANGES is not executed in this version", request.span(), ON_UPDATE_HELP);
      case EVERY ->
          throw unsupported(
              "EMIT EVERY is not executed in this version",
              request.span(),
              "write EMIT ON UPDATE, which emits a changed group after each batch");
      case DEFAULT, ON_WINDOW_CLOSE, FINAL, ON_UPDATE -> {}
    }
  }

  private PhysicalNode assign(PhysicalNode node, boolean outermost) {
    boolean aggregate = node instanceof GroupAggregate;
    List<PhysicalNode> inputs =
        node.inputs().stream().map(input -> assign(input, outermost && !aggregate)).toList();
    PhysicalNode same = node.withInputs(inputs);
    if (!(same instanceof GroupAggregate group)) {
      return same;
    }
    return withEmission(group, outermost ? outermost(group) : inner(group));
  }

  private EmitMode outermost(GroupAggregate group) {
    return switch (request.kind()) {
      case ON_UPDATE -> EmitMode.ON_UPDATE;
      case ON_WINDOW_CLOSE, FINAL -> EmitMode.ON_WINDOW_CLOSE;
      case DEFAULT, CHANGES, EVERY -> {
        if (group.window() == null) {
          throw unsupported(
              "an aggregate without window emits changes by default, which is not executed in this version",
              group.span(),
              ON_UPDATE_HELP);
        }
        yield EmitMode.ON_WINDOW_CLOSE;
      }
    };
  }

  private static EmitMode inner(GroupAggregate group) {
    if (group.window() == null) {
      throw unsupported(
          "an aggregate over the changing results of an aggregate without window is not executed in this version",
          group.span(),
          "group the inner query by a window, such as TUMBLE(ts, INTERVAL '1' MINUTE)");
    }
    return EmitMode.ON_WINDOW_CLOSE;
  }

  private static LaminarException unsupported(String message, SourceSpan span, String help) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, span, help);
  }
}
