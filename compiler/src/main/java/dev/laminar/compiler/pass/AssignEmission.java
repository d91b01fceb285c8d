package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.EmissionRequest;
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
 * Gives the EMIT clause to the aggregate nearest to the output. Without one, and below it, an
 * aggregate emits when its window closes; one without window emits changes.
 */
public final class AssignEmission implements PlanPass {

  private final EmissionRequest request;

  public AssignEmission(EmissionRequest request) {
    this.request = request;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    refuseModesNotExecuted();
    return plan.withRoot((Output) assign(plan.root(), true));
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
    boolean aggregate = node instanceof GroupAggregate;
    List<PhysicalNode> inputs =
        node.inputs().stream().map(input -> assign(input, outermost && !aggregate)).toList();
    PhysicalNode same = node.withInputs(inputs);
    if (!(same instanceof GroupAggregate group)) {
      return same;
    }
    return group.withEmit(outermost ? outermost(group) : byDefault(group));
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
