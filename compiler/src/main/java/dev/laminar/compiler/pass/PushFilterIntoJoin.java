package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Traits;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.JoinType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Filters before joining: a condition on one side goes to that side, one on both becomes a
 * condition of the join. What could fail on rows that it did not see before stays where it is. An
 * outer join whose padded rows are filtered out anyway becomes one that does not pad.
 */
public final class PushFilterIntoJoin implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return plan.withRoot((Output) rewrite(plan.root()));
  }

  private static PhysicalNode rewrite(PhysicalNode node) {
    PhysicalNode pushed =
        switch (node) {
          case Filter filter when PushFilterBelowProject.rewrite(filter) != filter ->
              PushFilterBelowProject.rewrite(filter);
          case Filter filter when filter.input() instanceof Join join -> push(filter, join);
          case Join join -> pushCondition(join);
          case Filter filter -> filter;
          case PhysicalNode other -> other;
        };
    // A filter that stays above a join has nothing more to give to it.
    if (pushed instanceof Filter filter && filter.input() instanceof Join join) {
      return filter.withInput(rewriteInputs(pushCondition(join)));
    }
    return rewriteInputs(pushed);
  }

  private static PhysicalNode rewriteInputs(PhysicalNode node) {
    return node.withInputs(node.inputs().stream().map(PushFilterIntoJoin::rewrite).toList());
  }

  private static PhysicalNode push(Filter filter, Join join) {
    List<Scalar> conjuncts = Conjuncts.split(filter.condition());
    JoinType type = strengthened(join, conjuncts);
    Sides sides = new Sides(join.leftColumns());
    List<Scalar> rest = new ArrayList<>();
    List<Scalar> condition = new ArrayList<>(Conjuncts.split(join.condition()));
    for (Scalar conjunct : conjuncts) {
      if (isMovable(conjunct, sides, !type.keepsRight(), type.pairs() && !type.keepsLeft())) {
        sides.add(conjunct);
      } else if (type == JoinType.INNER && rest.isEmpty() && canFollow(condition, conjunct)) {
        condition.add(conjunct);
      } else {
        rest.add(conjunct);
      }
    }
    Join pushed = sides.over(join.with(type, Conjuncts.join(condition)));
    Scalar left = Conjuncts.join(rest);
    return left == null
        ? pushCondition(pushed)
        : new Filter(filter.id(), pushed, left, filter.span(), filter.traits());
  }

  /** Conditions of the join itself that only decide which rows of one side can match. */
  private static Join pushCondition(Join join) {
    JoinType type = join.type();
    Sides sides = new Sides(join.leftColumns());
    List<Scalar> condition = new ArrayList<>();
    for (Scalar conjunct : Conjuncts.split(join.condition())) {
      if (isMovable(conjunct, sides, !type.keepsLeft(), !type.keepsRight())) {
        sides.add(conjunct);
      } else {
        condition.add(conjunct);
      }
    }
    return sides.over(join.with(type, Conjuncts.join(condition)));
  }

  /** Whether a condition may go to the one side it reads. */
  private static boolean isMovable(
      Scalar conjunct, Sides sides, boolean leftAllowed, boolean rightAllowed) {
    boolean left = sides.readsLeft(conjunct);
    boolean right = sides.readsRight(conjunct);
    boolean allowed = left ? leftAllowed && !right : rightAllowed && right;
    return allowed && !Scalars.canFail(conjunct);
  }

  /** As when filters are merged: the second must not fail on what the first leaves unknown. */
  private static boolean canFollow(List<Scalar> condition, Scalar conjunct) {
    return !Scalars.canFail(conjunct)
        || condition.stream().noneMatch(earlier -> earlier.type().nullable());
  }

  /** The type without the padding that no row passes the filter with. */
  private static JoinType strengthened(Join join, List<Scalar> conjuncts) {
    int left = join.leftColumns();
    JoinType type = join.type();
    boolean noLeftPadding =
        conjuncts.stream().anyMatch(each -> Conjuncts.rejectsNulls(each, column -> column < left));
    boolean noRightPadding =
        conjuncts.stream().anyMatch(each -> Conjuncts.rejectsNulls(each, column -> column >= left));
    return switch (type) {
      case INNER, SEMI, ANTI -> type;
      case LEFT -> noRightPadding ? JoinType.INNER : type;
      case RIGHT -> noLeftPadding ? JoinType.INNER : type;
      case FULL -> {
        if (noLeftPadding) {
          yield noRightPadding ? JoinType.INNER : JoinType.LEFT;
        }
        yield noRightPadding ? JoinType.RIGHT : type;
      }
    };
  }

  /** What goes to either side of a join. */
  private static final class Sides {

    private final int leftColumns;
    private final List<Scalar> left = new ArrayList<>();
    private final List<Scalar> right = new ArrayList<>();

    Sides(int leftColumns) {
      this.leftColumns = leftColumns;
    }

    boolean readsLeft(Scalar scalar) {
      return Conjuncts.reads(scalar, column -> column < leftColumns);
    }

    boolean readsRight(Scalar scalar) {
      return Conjuncts.reads(scalar, column -> column >= leftColumns);
    }

    void add(Scalar conjunct) {
      if (readsLeft(conjunct)) {
        left.add(conjunct);
      } else {
        right.add(Scalars.shift(conjunct, leftColumns, -leftColumns));
      }
    }

    Join over(Join join) {
      return join.withInputs(List.of(filtered(join.left(), left), filtered(join.right(), right)));
    }

    private static PhysicalNode filtered(PhysicalNode input, List<Scalar> conjuncts) {
      @Nullable Scalar condition = Conjuncts.join(conjuncts);
      if (condition == null) {
        return input;
      }
      SourceSpan span = Scalars.spanOf(condition);
      return new Filter(0, input, condition, span.isKnown() ? span : input.span(), Traits.INITIAL);
    }
  }
}
