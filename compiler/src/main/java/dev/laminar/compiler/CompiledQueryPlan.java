package dev.laminar.compiler;

import dev.laminar.codegen.spec.KeptSides;
import dev.laminar.compiler.logical.LogicalSnapshot;
import dev.laminar.compiler.pass.PassSequence;
import dev.laminar.compiler.pass.PlanSnapshot;
import dev.laminar.compiler.physical.EmissionRequest;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.QuerySettings;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.UniqueKey;
import dev.laminar.compiler.pipeline.PlannedNode;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * A query as far as it is compiled without generating code.
 *
 * @param name of the stream, or a name made for the query of a sink
 * @param logical as it was converted from SQL
 * @param rewrites the logical plan after each rewrite; none when it was translated as it was
 * @param translated its operators before the passes
 * @param emission what the statement says about when rows come out
 * @param mode whether it follows what it reads, or answers once
 * @param settings of the session
 * @param plan its operators
 * @param nodes its data flow, inputs first, the output last
 * @param parameters types of its {@code ?}, by index: nullable
 * @param bounded whether it ends by itself
 */
public record CompiledQueryPlan(
    String name,
    RelNode logical,
    List<LogicalSnapshot> rewrites,
    PhysicalPlan translated,
    EmissionRequest emission,
    ExecutionMode mode,
    QuerySettings settings,
    PhysicalPlan plan,
    List<PlannedNode> nodes,
    List<DataType> parameters,
    boolean bounded) {

  public CompiledQueryPlan {
    rewrites = List.copyOf(rewrites);
    nodes = List.copyOf(nodes);
    parameters = List.copyOf(parameters);
  }

  /** The plan before the passes and after each: they run once more, as few ever look. */
  public List<PlanSnapshot> snapshots() {
    return PassSequence.of(translated, emission, mode, settings).trace(translated);
  }

  /**
   * The tables and views by whose number of rows it was chosen what joins keep, with the number; no
   * order.
   */
  public Map<String, Long> tableSizes() {
    Map<String, Long> sizes = new HashMap<>();
    List<PhysicalNode> operators = plan.nodes();
    if (operators.stream().anyMatch(CompiledQueryPlan::keepsOneSide)) {
      for (PhysicalNode operator : operators) {
        if (operator instanceof PhysicalNode.Scan scan
            && scan.target() instanceof ScanTarget.Table table
            && table.rowCount() != ScanTarget.UNKNOWN_ROWS) {
          sizes.put(table.name(), table.rowCount());
        }
      }
    }
    return sizes;
  }

  private static boolean keepsOneSide(PhysicalNode operator) {
    return operator instanceof Join join && join.kept() != KeptSides.BOTH;
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

  /** The aggregate that puts out the rows that come too late; null when none does. */
  public PhysicalNode.@Nullable GroupAggregate lateAggregate() {
    for (PhysicalNode node : plan.nodes()) {
      if (node instanceof PhysicalNode.GroupAggregate group && group.lateness().rows() != null) {
        return group;
      }
    }
    return null;
  }

  public List<PlanWarning> warnings() {
    return plan.warnings();
  }
}
