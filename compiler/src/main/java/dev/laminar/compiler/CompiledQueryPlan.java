package dev.laminar.compiler;

import dev.laminar.compiler.pass.PassSequence;
import dev.laminar.compiler.pass.PlanSnapshot;
import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.UniqueKey;
import dev.laminar.compiler.pipeline.PlannedNode;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * A query as far as it is compiled without generating code.
 *
 * @param name of the stream, or a name made for the query of a sink
 * @param logical what it was translated from
 * @param translated its operators before the passes
 * @param emission what the statement says about when rows come out
 * @param plan its operators
 * @param nodes its data flow, inputs first, the output last
 * @param bounded whether it ends by itself
 */
public record CompiledQueryPlan(
    String name,
    RelNode logical,
    PhysicalPlan translated,
    EmissionRequest emission,
    PhysicalPlan plan,
    List<PlannedNode> nodes,
    boolean bounded) {

  public CompiledQueryPlan {
    nodes = List.copyOf(nodes);
  }

  /** The plan before the passes and after each: they run once more, as few ever look. */
  public List<PlanSnapshot> snapshots() {
    return PassSequence.standard(emission).trace(translated);
  }

  /** Columns of the rows it puts out, named as the statement names them. */
  public RowSchema schema() {
    return plan.root().schema();
  }

  public ChangelogMode changelog() {
    return plan.root().traits().changelog();
  }

  public EventTime eventTime() {
    return plan.root().traits().eventTime();
  }

  public UniqueKey key() {
    return plan.root().traits().key();
  }

  public List<PlanWarning> warnings() {
    return plan.warnings();
  }
}
