package dev.laminar.compiler.logical;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Subqueries in the ON condition of an outer join. A subquery that reads one side, or none, has one
 * value for each row of that side: it becomes a column of it, which the condition reads.
 */
final class OuterJoinSubqueries {

  private final RemoveSubqueries subqueries;
  private final Join join;
  private final int leftSize;
  private final Side left;
  private final Side right;

  /** Values of the subqueries, in the order in which they stand in the condition. */
  private final List<Value> values = new ArrayList<>();

  /** A value over the rows of a side, with the columns that were added to it. */
  private record Value(Side side, RexNode value) {}

  /** One input. */
  private record Side(
      RelNode input, int first, CorrelationId id, SubqueryValues columns, boolean isLeft) {}

  OuterJoinSubqueries(RemoveSubqueries subqueries, Join join) {
    this.subqueries = subqueries;
    this.join = join;
    this.leftSize = Rels.size(join.getLeft());
    this.left = side(join.getLeft(), 0, true);
    this.right = side(join.getRight(), leftSize, false);
  }

  private Side side(RelNode input, int first, boolean isLeft) {
    CorrelationId id = join.getCluster().createCorrel();
    return new Side(input, first, id, new SubqueryValues(subqueries, input, Set.of(id)), isLeft);
  }

  /** The join without subqueries. */
  RelNode rewrite() {
    join.getCondition()
        .accept(
            new RexShuttle() {
              @Override
              public RexNode visitSubQuery(RexSubQuery subquery) {
                Side side = sideOf(subquery);
                values.add(new Value(side, side.columns().replace(over(side, subquery))));
                return subquery;
              }
            });
    RelNode leftRows = left.columns().rows();
    RelNode rightRows = right.columns().rows();
    int shift = Rels.size(leftRows);
    RelNode joined = Rels.join(leftRows, rightRows, condition(shift), join.getJoinType());
    List<RexNode> fields = new ArrayList<>(Rels.fields(joined).subList(0, leftSize));
    fields.addAll(Rels.fields(joined).subList(shift, shift + Rels.size(join.getRight())));
    return Rels.project(joined, fields, Rels.names(join));
  }

  /** The condition over the rows of both sides, with the columns that were added to them. */
  private RexNode condition(int shift) {
    List<Value> left = new ArrayList<>(values);
    return join.getCondition()
        .accept(
            new RexShuttle() {
              @Override
              public RexNode visitSubQuery(RexSubQuery subquery) {
                Value value = left.removeFirst();
                return value.side().isLeft() ? value.value() : shifted(value.value(), shift);
              }

              @Override
              public RexNode visitInputRef(RexInputRef reference) {
                int index = reference.getIndex();
                return index < leftSize
                    ? reference
                    : new RexInputRef(shift + index - leftSize, reference.getType());
              }
            });
  }

  private static RexNode shifted(RexNode value, int by) {
    return value.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return new RexInputRef(by + reference.getIndex(), reference.getType());
          }
        });
  }

  private Side sideOf(RexSubQuery subquery) {
    Set<Integer> read = new HashSet<>();
    subquery.accept(
        new Columns() {
          @Override
          RexNode column(int index, RexNode node) {
            read.add(index);
            return node;
          }
        });
    boolean readsLeft = read.stream().anyMatch(index -> index < leftSize);
    boolean readsRight = read.stream().anyMatch(index -> index >= leftSize);
    if (readsLeft && readsRight) {
      throw DependentJoin.unsupported(
          "a subquery in the ON condition of an outer join that reads columns of both sides",
          subqueries.statement(),
          "compute it as a column of one side, in a subquery in FROM");
    }
    return readsRight ? right : left;
  }

  /** A subquery over the rows of one side, whose columns it reads. */
  private RexSubQuery over(Side side, RexSubQuery subquery) {
    RexNode row = subqueries.rex().makeCorrel(side.input().getRowType(), side.id());
    return (RexSubQuery)
        subquery.accept(
            new Columns() {
              @Override
              RexNode column(int index, RexNode node) {
                return node instanceof RexInputRef
                    ? Rels.field(side.input(), index - side.first())
                    : subqueries.rex().makeFieldAccess(row, index - side.first());
              }
            });
  }

  /** Finds the columns of the join that a subquery reads: its operands, and what is inside. */
  private abstract class Columns extends RexShuttle {

    private final Set<CorrelationId> ids = join.getVariablesSet();

    /** How many queries are around. */
    private int depth;

    /** What stands for a column. */
    abstract RexNode column(int index, RexNode node);

    @Override
    public RexNode visitInputRef(RexInputRef reference) {
      return depth == 0 ? column(reference.getIndex(), reference) : reference;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      return access.getReferenceExpr() instanceof RexCorrelVariable variable
              && ids.contains(variable.id)
          ? column(access.getField().getIndex(), access)
          : super.visitFieldAccess(access);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subquery) {
      List<RexNode> operands =
          subquery.getOperands().stream().map(operand -> operand.accept(this)).toList();
      depth++;
      RelNode query = rewrite(subquery.rel);
      depth--;
      return subquery.clone(subquery.getType(), operands).clone(query);
    }

    private RelNode rewrite(RelNode query) {
      Columns columns = this;
      return query.accept(
          new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
              return super.visit(other).accept(columns);
            }
          });
    }
  }
}
