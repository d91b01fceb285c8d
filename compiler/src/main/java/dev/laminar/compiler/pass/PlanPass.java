package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.kernel.error.LaminarException;

/** One step over a physical plan. */
public interface PlanPass {

  /** As snapshots and EXPLAIN print it: a verb phrase. */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * The plan after the step.
   *
   * @throws LaminarException when the plan cannot be executed, with the position of the reason
   */
  PhysicalPlan apply(PhysicalPlan plan);
}
