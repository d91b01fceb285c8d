package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.AsofDirection;
import dev.laminar.kernel.plan.AsofMatch;
import dev.laminar.kernel.plan.EmitMode;
import java.util.List;

/**
 * Gives the EMIT clause to the aggregate nearest to the output. Without one, and below it, an
 * aggregate emits when its window closes; one without window emits changes.
 */
public final class AssignEmission implements PlanPass {

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
            node instanceof GroupAggregate group ? group.withEmit(EmitMode.ON_WINDOW_CLOSE) : node);
  }

  private void refuseModesNotExecuted() {
    switch (request.kind()) {
      case EVERY ->
          throw unsupported(
              "EMIT EVERY is not executed in this version",
              request.span(),
              "write EMIT ON UPDATE, which emits a changed group after each batch");
      case DEFAULT, ON_WINDOW_CLOSE, FINAL, ON_UPDATE, CHANGES -> {}
    }
  }

  private PhysicalNode assign(PhysicalNode node, boolean outermost) {
    if (node instanceof Repeat && outermost) {
      requireChanges();
    }
    // What several inputs are put together of is changes, whatever the result is.
    boolean alone =
        node.inputs().size() == 1 && !(node instanceof GroupAggregate) && !(node instanceof Repeat);
    List<PhysicalNode> inputs =
        node.inputs().stream().map(input -> assign(input, outermost && alone)).toList();
    PhysicalNode same = node.withInputs(inputs);
    if (same instanceof AsofJoin join && outermost) {
      return emitting(join);
    }
    if (!(same instanceof GroupAggregate group)) {
      return same;
    }
    return group.withEmit(outermost ? outermost(group) : byDefault(group));
  }

  /** Rows that are there several times have no key by which one could replace another. */
  private void requireChanges() {
    switch (request.kind()) {
      case ON_UPDATE, ON_WINDOW_CLOSE, FINAL ->
          throw unsupported(
              "INTERSECT ALL and EXCEPT ALL emit changes, and nothing else",
              request.span(),
              "write EMIT CHANGES, or leave EMIT out");
      case DEFAULT, EVERY, CHANGES -> {}
    }
  }

  /** A join by time puts out each row once: when its match is certain, or when it comes. */
  private AsofJoin emitting(AsofJoin join) {
    if (request.kind() != EmissionRequest.Kind.ON_UPDATE) {
      return join;
    }
    AsofMatch match = join.match();
    boolean looksAhead =
        match.direction() != AsofDirection.BACKWARD
            || match.leastOffsetUs() != 0
            || match.greatestOffsetUs() != 0;
    if (looksAhead) {
      throw unsupported(
          "EMIT ON UPDATE of a join that looks forward in time is not executed in this version",
          request.span(),
          "leave EMIT out: rows come out when their matches are certain");
    }
    return join.answeringAtOnce();
  }

  private EmitMode outermost(GroupAggregate group) {
    return switch (request.kind()) {
      case ON_UPDATE -> EmitMode.ON_UPDATE;
      case ON_WINDOW_CLOSE, FINAL -> EmitMode.ON_WINDOW_CLOSE;
      case CHANGES -> EmitMode.CHANGES;
      case DEFAULT, EVERY -> byDefault(group);
    };
  }

  private static EmitMode byDefault(GroupAggregate group) {
    return group.window() == null ? EmitMode.CHANGES : EmitMode.ON_WINDOW_CLOSE;
  }

  private static LaminarException unsupported(String message, SourceSpan span, String help) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, span, help);
  }
}
