package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;

/** The passes in their order. */
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

  /** Runs all passes. */
  public PhysicalPlan run(PhysicalPlan initial) {
    return trace(initial).getLast().plan();
  }

  /** Runs all passes: the plan before them and after each. */
  public List<PlanSnapshot> trace(PhysicalPlan initial) {
    List<PlanSnapshot> snapshots = new ArrayList<>();
    PhysicalPlan plan = initial;
    snapshots.add(new PlanSnapshot("Translate", plan));
    for (PlanPass pass : passes) {
      plan = pass.apply(plan);
      snapshots.add(new PlanSnapshot(pass.name(), plan));
    }
    return List.copyOf(snapshots);
  }
}
