package dev.laminar.compiler.scalar;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Comparisons of rows, written out as comparisons of their columns (ISO/IEC 9075-2 8.2): the first
 * columns that differ decide.
 */
final class RowComparison {

  private RowComparison() {}

  /**
   * The columns of a row constructor, perhaps with a cast to other types; none of anything else.
   */
  static List<RexNode> columns(RexBuilder rex, RexNode node) {
    if (!(node instanceof RexCall call)) {
      return List.of();
    }
    if (call.getKind() == SqlKind.ROW) {
      return call.operands;
    }
    if (call.getKind() != SqlKind.CAST || !call.getType().isStruct()) {
      return List.of();
    }
    List<RexNode> columns = new ArrayList<>();
    for (RexNode column : columns(rex, call.operands.getFirst())) {
      RelDataType type = call.getType().getFieldList().get(columns.size()).getType();
      boolean same = column.getType().getSqlTypeName() == type.getSqlTypeName();
      columns.add(same ? column : rex.makeAbstractCast(type, column, false));
    }
    return List.copyOf(columns);
  }

  static RexNode write(RexBuilder rex, RexCall call, List<RexNode> left, List<RexNode> right) {
    return switch (call.getKind()) {
      case EQUALS, IS_NOT_DISTINCT_FROM -> each(rex, call, left, right, SqlStdOperatorTable.AND);
      case NOT_EQUALS, IS_DISTINCT_FROM -> each(rex, call, left, right, SqlStdOperatorTable.OR);
      case LESS_THAN, LESS_THAN_OR_EQUAL -> order(rex, call, left, right, SqlKind.LESS_THAN);
      default -> order(rex, call, left, right, SqlKind.GREATER_THAN);
    };
  }

  private static RexNode each(
      RexBuilder rex,
      RexCall call,
      List<RexNode> left,
      List<RexNode> right,
      SqlOperator combination) {
    RexNode all = compare(rex, call, call.op, left, right, 0);
    for (int i = 1; i < left.size(); i++) {
      RexNode next = compare(rex, call, call.op, left, right, i);
      all = rex.makeCall(call.getParserPosition(), combination, List.of(all, next));
    }
    return all;
  }

  /** {@code a < x OR a = x AND (b < y OR …)}; the last columns are compared as the rows are. */
  private static RexNode order(
      RexBuilder rex, RexCall call, List<RexNode> left, List<RexNode> right, SqlKind strict) {
    SqlOperator before =
        strict == SqlKind.LESS_THAN
            ? SqlStdOperatorTable.LESS_THAN
            : SqlStdOperatorTable.GREATER_THAN;
    int last = left.size() - 1;
    RexNode result = compare(rex, call, call.op, left, right, last);
    for (int i = last - 1; i >= 0; i--) {
      RexNode equal = compare(rex, call, SqlStdOperatorTable.EQUALS, left, right, i);
      RexNode tie =
          rex.makeCall(call.getParserPosition(), SqlStdOperatorTable.AND, List.of(equal, result));
      RexNode decided = compare(rex, call, before, left, right, i);
      result =
          rex.makeCall(call.getParserPosition(), SqlStdOperatorTable.OR, List.of(decided, tie));
    }
    return result;
  }

  private static RexNode compare(
      RexBuilder rex,
      RexCall call,
      SqlOperator operator,
      List<RexNode> left,
      List<RexNode> right,
      int index) {
    return rex.makeCall(
        call.getParserPosition(), operator, List.of(left.get(index), right.get(index)));
  }
}
