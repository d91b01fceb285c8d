package dev.laminar.compiler.logical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * FULL JOIN in a query that answers once, as a LEFT JOIN and the right rows that have no match. A
 * join that goes on puts such rows out and takes them back when a match comes; here, each side can
 * be complete before the other one asks.
 */
final class SplitFullJoins {

  RelNode rewrite(RelNode rel) {
    List<RelNode> inputs = rel.getInputs().stream().map(this::rewrite).toList();
    RelNode same = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    return same instanceof Join join && join.getJoinType() == JoinRelType.FULL ? split(join) : same;
  }

  private static RelNode split(Join full) {
    RelNode left = full.getLeft();
    RelNode right = full.getRight();
    RelNode matched =
        LogicalJoin.create(
            left,
            right,
            full.getHints(),
            full.getCondition(),
            full.getVariablesSet(),
            JoinRelType.LEFT);
    RelNode unmatched =
        LogicalJoin.create(
            right, left, full.getHints(), swapped(full), full.getVariablesSet(), JoinRelType.ANTI);
    RelNode both = LogicalUnion.create(List.of(matched, withoutLeft(full, unmatched)), true);
    return RelOptUtil.createCastRel(both, full.getRowType(), true);
  }

  /** The condition with the columns of the right input first. */
  private static RexNode swapped(Join full) {
    int left = full.getLeft().getRowType().getFieldCount();
    int right = full.getRight().getRowType().getFieldCount();
    return full.getCondition()
        .accept(
            new RexShuttle() {
              @Override
              public RexNode visitInputRef(RexInputRef reference) {
                int index = reference.getIndex();
                return new RexInputRef(
                    index < left ? index + right : index - left, reference.getType());
              }
            });
  }

  private static RelNode withoutLeft(Join full, RelNode unmatched) {
    RexBuilder builder = full.getCluster().getRexBuilder();
    List<RexNode> row = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int left = full.getLeft().getRowType().getFieldCount();
    for (RelDataTypeField field : full.getRowType().getFieldList()) {
      boolean ofLeft = field.getIndex() < left;
      row.add(
          ofLeft
              ? builder.makeNullLiteral(field.getType())
              : builder.makeInputRef(unmatched, field.getIndex() - left));
      names.add(field.getName());
    }
    return LogicalProject.create(unmatched, List.of(), row, names, java.util.Set.of());
  }
}
