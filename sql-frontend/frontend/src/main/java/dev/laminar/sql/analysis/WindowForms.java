package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.function.WindowBound;
import dev.laminar.sql.statement.ScriptText;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Brings windows to what the validator knows: {@code GROUP BY HOP(…)} is {@code GROUP BY
 * HOP_START(…), HOP_END(…)}, so is it with the others but TUMBLE; and what the table of SESSION is
 * partitioned by stands in its descriptor.
 */
final class WindowForms {

  private WindowForms() {}

  /** Changes a tree, and only its root. */
  static SqlNode replaceIn(ScriptText script, SqlNode tree) {
    if (tree instanceof SqlSelect select && select.getGroup() != null) {
      SqlNodeList group = select.getGroup();
      select.setGroupBy(new SqlNodeList(bounds(group.getList()), group.getParserPosition()));
    }
    if (tree instanceof SqlCall table
        && table.getKind() == SqlKind.COLLECTION_TABLE
        && table.operand(0) instanceof SqlCall function
        && function.operandCount() > 1
        && function.operand(0) instanceof SqlCall partitioned
        && partitioned.getKind() == SqlKind.SET_SEMANTICS_TABLE) {
      table.setOperand(0, described(script, function, partitioned));
    }
    return tree;
  }

  private static List<SqlNode> bounds(List<SqlNode> items) {
    List<SqlNode> all = new ArrayList<>();
    for (SqlNode item : items) {
      if (!(item instanceof SqlCall call)) {
        all.add(item);
        continue;
      }
      List<SqlNode> bounds = WindowBound.boundsOf(call);
      if (!bounds.isEmpty()) {
        all.addAll(bounds);
        continue;
      }
      switch (call.getKind()) {
        case ROW ->
            all.add(
                call.getOperator()
                    .createCall(call.getParserPosition(), bounds(call.getOperandList())));
        case GROUPING_SETS -> all.add(sets(call));
        default -> all.add(call);
      }
    }
    return all;
  }

  private static SqlNode sets(SqlCall sets) {
    List<SqlNode> operands = new ArrayList<>();
    for (SqlNode set : sets.getOperandList()) {
      List<SqlNode> members = bounds(List.of(set));
      operands.add(
          members.size() == 1
              ? members.getFirst()
              : SqlStdOperatorTable.ROW.createCall(set.getParserPosition(), members));
    }
    return sets.getOperator().createCall(sets.getParserPosition(), operands);
  }

  private static SqlCall described(ScriptText script, SqlCall function, SqlCall partitioned) {
    SqlNodeList keys = partitioned.operand(1);
    SqlNodeList order = partitioned.operand(2);
    boolean isSession = function.getOperator().getName().equalsIgnoreCase("SESSION");
    if (!isSession || !order.isEmpty()) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          isSession
              ? "an order of the table that sessions are made of is not executed in this version"
              : "a partitioned table is executed only as the table of SESSION",
          script.span(isSession ? order : keys),
          isSession
              ? "leave ORDER BY out: sessions are by event time"
              : "leave PARTITION BY out, and group by its columns");
    }
    List<SqlNode> operands = new ArrayList<>(function.getOperandList());
    operands.set(0, partitioned.operand(0));
    if (operands.get(1) instanceof SqlCall descriptor
        && descriptor.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")) {
      List<SqlNode> columns = new ArrayList<>(descriptor.getOperandList());
      columns.addAll(keys.getList());
      operands.set(1, descriptor.getOperator().createCall(descriptor.getParserPosition(), columns));
    }
    return function.getOperator().createCall(function.getParserPosition(), operands);
  }
}
