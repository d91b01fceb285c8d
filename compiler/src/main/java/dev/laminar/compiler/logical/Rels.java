package dev.laminar.compiler.logical;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.function.UserAggregateFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** Makes operators exactly as they are asked for: the planner's own builder would simplify. */
final class Rels {

  private Rels() {}

  static int size(RelNode rel) {
    return rel.getRowType().getFieldCount();
  }

  static RexInputRef field(RelNode rel, int index) {
    return RexInputRef.of(index, rel.getRowType());
  }

  static List<RexNode> fields(RelNode rel) {
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < size(rel); i++) {
      fields.add(field(rel, i));
    }
    return fields;
  }

  static List<String> names(RelNode rel) {
    return rel.getRowType().getFieldList().stream().map(RelDataTypeField::getName).toList();
  }

  /** The rows for which all conditions are TRUE; the same operator for none. */
  static RelNode filter(RelNode input, List<RexNode> conjuncts) {
    RexNode condition =
        RexUtil.composeConjunction(input.getCluster().getRexBuilder(), conjuncts, true);
    return condition == null ? input : LogicalFilter.create(input, condition);
  }

  static RelNode project(RelNode input, List<RexNode> expressions, List<String> names) {
    return LogicalProject.create(input, List.of(), expressions, names, Set.of());
  }

  static RelNode join(RelNode left, RelNode right, RexNode condition, JoinRelType type) {
    return LogicalJoin.create(left, right, List.of(), condition, Set.of(), type);
  }

  /** Groups by columns; the rows hold them in ascending order, then the calls. */
  static RelNode aggregate(RelNode input, ImmutableBitSet groups, List<AggregateCall> calls) {
    return LogicalAggregate.create(input, List.of(), groups, null, calls);
  }

  /** The different rows. */
  static RelNode distinct(RelNode input) {
    return aggregate(input, ImmutableBitSet.range(size(input)), List.of());
  }

  /** {@code COUNT(*)}, perhaps only of rows where a column is TRUE. */
  static AggregateCall count(RelNode input, boolean grouped, int filter, String name) {
    return call(input, SqlStdOperatorTable.COUNT, List.of(), grouped, filter, name);
  }

  static AggregateCall call(
      RelNode input,
      SqlAggFunction function,
      List<Integer> arguments,
      boolean grouped,
      int filter,
      String name) {
    return AggregateCall.create(
        function,
        false,
        false,
        false,
        List.of(),
        arguments,
        filter,
        null,
        org.apache.calcite.rel.RelCollations.EMPTY,
        !grouped,
        input,
        null,
        name);
  }

  static RexNode literalTrue(RexBuilder rex) {
    return rex.makeLiteral(true);
  }

  /** Whether the result of no row is 0; that of others is NULL. */
  static boolean isCount(AggregateCall call) {
    return switch (call.getAggregation().getKind()) {
      case COUNT, REGR_COUNT -> true;
      default -> false;
    };
  }

  /**
   * Refuses an aggregate whose result of no row is not known: that of a user's own.
   *
   * @param statement where the statement stands
   */
  static void requireKnownOfNone(AggregateCall call, SourceSpan statement) {
    if (call.getAggregation() instanceof UserAggregateFunction) {
      throw DependentJoin.unsupported(
          "aggregate function "
              + call.getAggregation().getName()
              + " in a subquery that reads columns of the outer query",
          statement,
          "write it as a join with a query that groups by what is compared");
    }
  }

  /** The value, 0 for NULL. */
  static RexNode orZero(RexBuilder rex, RexNode count) {
    RexNode isNotNull = rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, count);
    RexNode zero = rex.makeZeroLiteral(count.getType());
    return rex.makeCall(SqlStdOperatorTable.CASE, isNotNull, rex.makeNotNull(count), zero);
  }
}
