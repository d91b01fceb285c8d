package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;

/** The passes in their order, and what the plan was after each. */
public final class PassSequence {

  private final List<PlanPass> passes;

  private PassSequence(List<PlanPass> passes) {
    this.passes = List.copyOf(passes);
  }

  /**
   * The passes of a statement: rewrites first, then what is to be known about the final tree, then
   * what forbids it.
   */
  public static PassSequence standard(EmissionRequest emission) {
    return new PassSequence(
        List.of(
            new AssignEmission(emission),
            new DelayComputedColumns(),
            new PushFilterBelowProject(),
            new PruneColumns(),
            new MergeProjectsAndFilters(),
            new InferWatermark(),
            new InferChangelogMode(),
            new InferKey(),
            new InferStateBound(),
            new CheckEmission(emission.span())));
  }

  /** A plan and how it came to be. */
  public record Result(PhysicalPlan plan, List<PlanSnapshot> snapshots) {
    public Result {
      snapshots = List.copyOf(snapshots);
    }
  }

  /** Runs all passes. Snapshots hold plans, not text: printing costs more than the passes do. */
  public Result run(PhysicalPlan initial) {
    List<PlanSnapshot> snapshots = new ArrayList<>();
    PhysicalPlan plan = initial;
    snapshots.add(new PlanSnapshot("Translate", plan));
    for (PlanPass pass : passes) {
      plan = pass.apply(plan);
      snapshots.add(new PlanSnapshot(pass.name(), plan));
    }
    return new Result(plan, snapshots);
  }
}
