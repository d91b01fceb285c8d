package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.JoinSide;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Traits;
import dev.laminar.compiler.scalar.FunctionNames;
import dev.laminar.compiler.scalar.KeyTypes;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds, in the condition of a join, what must be equal on both sides: matches are then looked up
 * instead of searched. A key that is no column, or has another type on the other side, becomes a
 * column of its input; one that could fail on rows without a match stays a condition.
 */
public final class ExtractJoinKeys implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.bottomUp(plan, node -> node instanceof Join join ? extract(join) : node);
  }

  private static PhysicalNode extract(Join join) {
    int leftColumns = join.leftColumns();
    JoinSide left = new JoinSide(join.left());
    JoinSide right = new JoinSide(join.right());
    List<Scalar> rest = new ArrayList<>();
    for (Scalar conjunct : Conjuncts.split(join.condition())) {
      if (!addKey(conjunct, leftColumns, left, right)) {
        rest.add(conjunct);
      }
    }
    if (left.keys().isEmpty()) {
      return join;
    }
    PhysicalNode keyedLeft = left.node();
    int addedColumns = keyedLeft.schema().size() - leftColumns;
    Scalar condition = Conjuncts.join(rest);
    Join keyed =
        new Join(
            join.id(),
            keyedLeft,
            right.node(),
            join.type(),
            left.keys(),
            right.keys(),
            condition == null ? null : Scalars.shift(condition, leftColumns, addedColumns),
            join.span(),
            join.traits());
    return withColumnsOf(join, keyed, addedColumns);
  }

  /** The columns that the join had before, out of those it has with its keys. */
  private static PhysicalNode withColumnsOf(Join join, Join keyed, int addedColumns) {
    RowSchema before = join.schema();
    if (keyed.schema().size() == before.size()) {
      return keyed;
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      int place = i < join.leftColumns() ? i : i + addedColumns;
      items.add(Item.of(place, before.column(i)));
    }
    return new Project(0, keyed, items, join.span(), Traits.INITIAL);
  }

  private static boolean addKey(Scalar conjunct, int leftColumns, JoinSide left, JoinSide right) {
    if (!(conjunct instanceof Call call)) {
      return false;
    }
    boolean nullsMatch = call.function().equals("IS_NOT_DISTINCT_FROM");
    if (!nullsMatch && !call.function().equals(FunctionNames.EQUALS)) {
      return false;
    }
    Scalar a = call.arguments().get(0);
    Scalar b = call.arguments().get(1);
    if (isOnly(b, leftColumns, true) && isOnly(a, leftColumns, false)) {
      Scalar swapped = a;
      a = b;
      b = swapped;
    }
    DataType common = KeyTypes.common(a.type(), b.type());
    boolean equated = isOnly(a, leftColumns, true) && isOnly(b, leftColumns, false);
    if (!equated || common == null || Scalars.canFail(a) || Scalars.canFail(b)) {
      return false;
    }
    Scalar leftKey = KeyTypes.as(a, common);
    Scalar rightKey = KeyTypes.as(Scalars.shift(b, leftColumns, -leftColumns), common);
    if (!nullsMatch || !a.type().nullable() && !b.type().nullable()) {
      left.addKey(leftKey);
      right.addKey(rightKey);
      return true;
    }
    // NULL equals NULL here, and nothing else: so does whether it is NULL, with some other value.
    left.addKey(KeyTypes.isNull(leftKey));
    right.addKey(KeyTypes.isNull(rightKey));
    left.addKey(KeyTypes.orDefault(leftKey));
    right.addKey(KeyTypes.orDefault(rightKey));
    return true;
  }

  /** Whether a scalar reads columns of one side, and none of the other. */
  private static boolean isOnly(Scalar scalar, int leftColumns, boolean left) {
    boolean readsLeft = Conjuncts.reads(scalar, column -> column < leftColumns);
    boolean readsRight = Conjuncts.reads(scalar, column -> column >= leftColumns);
    return left ? readsLeft && !readsRight : readsRight && !readsLeft;
  }
}
