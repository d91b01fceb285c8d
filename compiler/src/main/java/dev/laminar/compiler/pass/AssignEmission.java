package dev.laminar.compiler.pass;

import dev.laminar.codegen.spec.Lateness;
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
import dev.laminar.kernel.plan.EmitTiming;
import java.util.List;

/**
 * Gives the EMIT clause to the aggregate nearest to the output. Without one, and below it, an
 * aggregate emits when its window closes; one without window emits changes.
 */
public final class AssignEmission implements PlanPass {

  private static final long US_PER_MS = 1_000;

  private final EmissionRequest request;
  private final ExecutionMode mode;
  private boolean givenToAggregate;

  public AssignEmission(EmissionRequest request, ExecutionMode mode) {
    this.request = request;
    this.mode = mode;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    if (mode.answersOnce()) {
      return atTheEnd(plan);
    }
    checkInterval();
    givenToAggregate = false;
    LatenessOfPlan lateness = LatenessOfPlan.of(plan, request.late());
    Output root = (Output) assign(plan.root(), true);
    if (request.kind() == EmissionRequest.Kind.EVERY && !givenToAggregate) {
      throw unsupported(
          "EMIT EVERY is for groups, and no GROUP BY makes the rows of this query",
          request.span(),
          "leave it out: rows come out as they come in");
    }
    return lateness.assign(plan.withRoot(root));
  }

  /** Everything comes out once, when the inputs have ended. */
  private PhysicalPlan atTheEnd(PhysicalPlan plan) {
    if (request.kind() != EmissionRequest.Kind.DEFAULT || request.late().isAsked()) {
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

  private void checkInterval() {
    if (request.kind() == EmissionRequest.Kind.EVERY && request.everyUs() < US_PER_MS) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "EMIT EVERY needs an interval of a millisecond or more",
          request.span(),
          "for example EMIT EVERY INTERVAL '1' SECOND");
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
    if (!outermost) {
      return group.withEmit(byDefault(group));
    }
    givenToAggregate = true;
    EmitMode emit = outermost(group);
    return emit == EmitMode.EVERY
        ? group
            .withEmit(emit)
            .withLateness(
                Lateness.NONE.withTiming(new EmitTiming(0, request.everyUs() / US_PER_MS)))
        : group.withEmit(emit);
  }

  /** Rows that are there several times have no key by which one could replace another. */
  private void requireChanges() {
    switch (request.kind()) {
      case ON_UPDATE, ON_WINDOW_CLOSE, FINAL, EVERY ->
          throw unsupported(
              "INTERSECT ALL and EXCEPT ALL emit changes, and nothing else",
              request.span(),
              "write EMIT CHANGES, or leave EMIT out");
      case DEFAULT, CHANGES -> {}
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
      case ON_WINDOW_CLOSE -> EmitMode.ON_WINDOW_CLOSE;
      case FINAL -> EmitMode.FINAL;
      case CHANGES -> EmitMode.CHANGES;
      case EVERY -> EmitMode.EVERY;
      case DEFAULT -> byDefault(group);
    };
  }

  private static EmitMode byDefault(GroupAggregate group) {
    return group.window() == null ? EmitMode.CHANGES : EmitMode.ON_WINDOW_CLOSE;
  }

  private static LaminarException unsupported(String message, SourceSpan span, String help) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, span, help);
  }
}
