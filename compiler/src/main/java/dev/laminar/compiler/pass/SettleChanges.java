package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Traits;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.plan.ChangelogMode;
import java.util.List;

/**
 * Has joins by time wait for what becomes of rows that are taken back: a row whose time the
 * watermark has passed is taken back no more, so that what joins it by then need not be, either.
 */
public final class SettleChanges implements PlanPass {

  private final PlanPass watermark = new InferWatermark();
  private final PlanPass changelog = new InferChangelogMode();

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    PhysicalPlan settled = TreeRewriter.bottomUp(plan, SettleChanges::settle);
    return settled.equals(plan) ? plan : changelog.apply(watermark.apply(settled));
  }

  private static PhysicalNode settle(PhysicalNode node) {
    // One that answers at once has answered when a row is taken back.
    if (!(node instanceof AsofJoin join) || join.match().atOnce()) {
      return node;
    }
    return join.withInputs(
        List.of(
            settled(join.left(), join.leftEventTime(), join),
            settled(join.right(), join.rightTime(), join)));
  }

  private static PhysicalNode settled(PhysicalNode input, int time, AsofJoin join) {
    boolean settles =
        input.traits().changelog() == ChangelogMode.RETRACT
            && input.traits().eventTime().tells(time)
            && !input.schema().type(time).nullable();
    return settles ? new Versions(0, input, time, join.span(), Traits.INITIAL) : input;
  }
}
