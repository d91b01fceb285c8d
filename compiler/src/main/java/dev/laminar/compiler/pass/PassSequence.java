package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.QuerySettings;
import java.util.ArrayList;
import java.util.List;

/** The passes in their order. */
public final class PassSequence {

  private final List<PlanPass> passes;

  private PassSequence(List<PlanPass> passes) {
    this.passes = List.copyOf(passes);
  }

  /**
   * The passes of a plan: rewrites first, then what is to be known about the final tree, then what
   * forbids it. Those about joins, and about volatile functions, are there for plans that have
   * some.
   */
  public static PassSequence of(
      PhysicalPlan plan, EmissionRequest emission, ExecutionMode mode, QuerySettings settings) {
    List<PlanPass> passes = new ArrayList<>();
    passes.add(new AssignEmission(emission, mode));
    passes.add(new DelayComputedColumns());
    passes.add(new PushFilterBelowProject());
    if (plan.nodes().stream().anyMatch(Join.class::isInstance)) {
      passes.add(new PushFilterIntoJoin());
      passes.add(new OrderJoins());
      passes.add(new ExtractJoinKeys());
    }
    if (plan.nodes().stream().anyMatch(Over.class::isInstance)) {
      passes.add(new LimitOver());
    }
    passes.add(new PruneColumns());
    passes.add(new MergeProjectsAndFilters());
    if (plan.nodes().stream().anyMatch(Join.class::isInstance)) {
      passes.add(new BoundJoinsInTime());
    }
    if (mode == ExecutionMode.CONTINUOUS && UseLookupTables.concerns(plan)) {
      passes.add(new UseLookupTables());
    }
    if (mode.answersOnce()) {
      passes.add(new LookUpKeys());
      if (plan.nodes().stream().anyMatch(Join.class::isInstance)) {
        passes.add(new ChooseKeptSides(mode));
      }
    }
    if (mode == ExecutionMode.CONTINUOUS) {
      passes.add(new AssignLateRows());
    }
    if (CloseByKey.concerns(plan)) {
      passes.add(new CloseByKey());
    }
    passes.add(new InferWatermark());
    passes.add(new InferChangelogMode());
    if (plan.nodes().stream().anyMatch(Over.class::isInstance) && waits(emission)) {
      passes.add(new CloseOver());
    }
    if (mode == ExecutionMode.CONTINUOUS
        && plan.nodes().stream().anyMatch(AsofJoin.class::isInstance)) {
      passes.add(new SettleChanges());
    }
    passes.add(new InferKey());
    passes.add(new InferStateBound(settings.stateTtlMs()));
    if (CheckVolatile.concerns(plan)) {
      passes.add(new CheckVolatile());
    }
    if (CheckCurrentWatermark.concerns(plan)) {
      passes.add(new CheckCurrentWatermark());
    }
    passes.add(new CheckEmission(emission.span(), mode));
    return new PassSequence(passes);
  }

  /** Whether what comes out may wait for event time to pass. */
  private static boolean waits(EmissionRequest emission) {
    return switch (emission.kind()) {
      case DEFAULT, ON_WINDOW_CLOSE, FINAL -> true;
      case ON_UPDATE, CHANGES, EVERY -> false;
    };
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
