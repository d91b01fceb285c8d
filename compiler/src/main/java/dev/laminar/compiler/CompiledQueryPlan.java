package dev.laminar.compiler;

import dev.laminar.compiler.logical.LogicalSnapshot;
import dev.laminar.compiler.pass.PlanSnapshot;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.UniqueKey;
import dev.laminar.compiler.pipeline.PlannedNode;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * A query as far as it is compiled without generating code.
 *
 * @param name of the stream, or a name made for the query of a sink
 * @param logical as it was converted from SQL
 * @param rewrites the logical plan after each rewrite; none when it was translated as it was
 * @param plan its operators
 * @param snapshots the plan after each step
 * @param nodes its data flow, inputs first, the output last
 * @param parameters types of its {@code ?}, by index: nullable
 * @param bounded whether it ends by itself
 */
public record CompiledQueryPlan(
    String name,
    RelNode logical,
    List<LogicalSnapshot> rewrites,
    PhysicalPlan plan,
    List<PlanSnapshot> snapshots,
    List<PlannedNode> nodes,
    List<DataType> parameters,
    boolean bounded) {

  public CompiledQueryPlan {
    rewrites = List.copyOf(rewrites);
    snapshots = List.copyOf(snapshots);
    nodes = List.copyOf(nodes);
    parameters = List.copyOf(parameters);
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
