package dev.laminar.compiler.explain;

import dev.laminar.compiler.CompiledQueryPlan;
import dev.laminar.compiler.logical.LogicalSnapshot;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlExplainLevel;

/** Prints logical plans, as Calcite does. */
public final class LogicalPrinter {

  private LogicalPrinter() {}

  /** The plan as it was converted, and after each rewrite. */
  public static String print(CompiledQueryPlan query) {
    StringBuilder out = new StringBuilder(print(query.logical()));
    for (LogicalSnapshot rewrite : query.rewrites()) {
      out.append(rewrite.step()).append(":\n").append(print(rewrite.plan()).indent(2));
    }
    return out.toString();
  }

  /** An operator a line, without the ids that Calcite counts up. */
  public static String print(RelNode root) {
    return RelOptUtil.toString(root, SqlExplainLevel.EXPPLAN_ATTRIBUTES).replace("\r\n", "\n");
  }
}
