package dev.laminar.compiler.explain;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlExplainLevel;

/** Prints logical plans, as Calcite does. */
public final class LogicalPrinter {

  private LogicalPrinter() {}

  /** An operator a line, without the ids that Calcite counts up. */
  public static String print(RelNode root) {
    return RelOptUtil.toString(root, SqlExplainLevel.EXPPLAN_ATTRIBUTES).replace("\r\n", "\n");
  }
}
