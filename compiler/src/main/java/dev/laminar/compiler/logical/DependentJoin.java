package dev.laminar.compiler.logical;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Joins rows with the result that a query has for each of them, without computing it for each: the
 * query is computed once for all different values that it reads of the rows (its {@link Domain}),
 * which become columns of its result, and is joined with the rows by these (Neumann and Kemper,
 * Unnesting Arbitrary Queries, BTW 2015).
 */
final class DependentJoin {

  private final RexBuilder rex;
  private final SourceSpan statement;

  DependentJoin(RexBuilder rex, SourceSpan statement) {
    this.rex = rex;
    this.statement = statement;
  }

  /** The join of rows with a query that depends on these rows. */
  RelNode join(
      RelNode left, RelNode right, RexNode condition, JoinRelType type, Set<CorrelationId> ids) {
    return join(left, left, right, condition, type, ids);
  }

  /**
   * The join.
   *
   * @param outer the same rows, perhaps without columns at the end that the query does not read
   * @param right the query; it holds no subquery and no dependent join any more
   * @param condition over the fields of both sides
   * @param type INNER, LEFT, SEMI or ANTI
   * @param ids names under which the query reads the left row
   */
  RelNode join(
      RelNode left,
      RelNode outer,
      RelNode right,
      RexNode condition,
      JoinRelType type,
      Set<CorrelationId> ids) {
    Domain domain = Domain.of(right, ids, left);
    if (domain.isEmpty()) {
      return Rels.join(left, right, condition, type);
    }
    Pulled pulled = Pulled.of(right);
    if (!domain.isReadBy(pulled.base()) && pulled.fits(type)) {
      return joinPulled(left, right, pulled, condition, type, domain);
    }
    if (type == JoinRelType.LEFT && condition.isAlwaysTrue() && isSingleGroup(right)) {
      return joinSingleGroup(left, outer, right, domain);
    }
    DomainPush push = new DomainPush(domain, outer, right, rex, statement);
    return joinPushed(left, right, push.push(right), condition, type, domain);
  }

  /** Where the query only filters what does not depend, its conditions are those of the join. */
  private RelNode joinPulled(
      RelNode left,
      RelNode right,
      Pulled pulled,
      RexNode condition,
      JoinRelType type,
      Domain domain) {
    int leftSize = Rels.size(left);
    RexShuttle overBoth =
        domain.new Visitor() {
          @Override
          RexNode read(RexNode value) {
            return domain.values().get(domain.indexOf(value));
          }

          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return new RexInputRef(leftSize + reference.getIndex(), reference.getType());
          }
        };
    List<RexNode> fields = pulled.fields().stream().map(each -> each.accept(overBoth)).toList();
    List<RexNode> conditions = new ArrayList<>();
    pulled.conditions().forEach(each -> conditions.add(each.accept(overBoth)));
    conditions.add(
        condition.accept(
            new RexShuttle() {
              @Override
              public RexNode visitInputRef(RexInputRef reference) {
                int index = reference.getIndex();
                return index < leftSize ? reference : fields.get(index - leftSize);
              }
            }));
    RelNode joined =
        Rels.join(left, pulled.base(), RexUtil.composeConjunction(rex, conditions), type);
    if (!type.projectsRight()) {
      return joined;
    }
    List<RexNode> all = new ArrayList<>(Rels.fields(joined).subList(0, leftSize));
    for (RexNode field : fields) {
      all.add(
          field instanceof RexInputRef reference
              ? Rels.field(joined, reference.getIndex())
              : field);
    }
    List<String> names = new ArrayList<>(Rels.names(left));
    names.addAll(Rels.names(right));
    return Rels.project(joined, all, names);
  }

  private RelNode joinPushed(
      RelNode left,
      RelNode right,
      DomainPush.Pushed pushed,
      RexNode condition,
      JoinRelType type,
      Domain domain) {
    int leftSize = Rels.size(left);
    RelNode joined =
        Rels.join(
            left,
            pushed.rel(),
            RelOptUtil.andJoinFilters(
                rex, shifted(condition, leftSize, pushed), matches(left, domain, pushed)),
            type);
    if (!type.projectsRight()) {
      return joined;
    }
    List<RexNode> fields = new ArrayList<>(Rels.fields(joined).subList(0, leftSize));
    List<String> names = new ArrayList<>(Rels.names(left));
    for (int i = 0; i < pushed.fields().size(); i++) {
      fields.add(Rels.field(joined, leftSize + pushed.fields().get(i)));
      names.add(Rels.names(right).get(i));
    }
    return Rels.project(joined, fields, names);
  }

  /** The left row's values are those that a row of the result was computed for. */
  private RexNode matches(RelNode left, Domain domain, DomainPush.Pushed pushed) {
    List<RexNode> equal = new ArrayList<>();
    for (int i = 0; i < domain.size(); i++) {
      RexNode value = domain.values().get(i);
      RexNode found = RexInputRef.of(pushed.domain().get(i), pushed.rel().getRowType());
      equal.add(
          DomainPush.equal(
              rex,
              value,
              rex.makeInputRef(found.getType(), Rels.size(left) + pushed.domain().get(i)),
              pushed.nullSafe()));
    }
    return RexUtil.composeConjunction(rex, equal);
  }

  private static RexNode shifted(RexNode condition, int leftSize, DomainPush.Pushed pushed) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            int index = reference.getIndex();
            return index < leftSize
                ? reference
                : new RexInputRef(
                    leftSize + pushed.fields().get(index - leftSize), reference.getType());
          }
        });
  }

  /** Whether a query is an aggregate of all its rows, and what is computed of it. */
  private static boolean isSingleGroup(RelNode rel) {
    return switch (rel) {
      case Project project -> isSingleGroup(project.getInput());
      case Aggregate aggregate ->
          aggregate.getGroupType() == Aggregate.Group.SIMPLE && aggregate.getGroupCount() == 0;
      default -> false;
    };
  }

  /**
   * Joins with the groups that have rows; of none, counts are 0 and all else is NULL. What is
   * computed of the aggregate is computed behind the join.
   */
  private RelNode joinSingleGroup(RelNode left, RelNode outer, RelNode right, Domain domain) {
    int leftSize = Rels.size(left);
    if (right instanceof Project project) {
      RelNode below = joinSingleGroup(left, outer, project.getInput(), domain);
      List<RexNode> fields = new ArrayList<>(Rels.fields(below).subList(0, leftSize));
      List<String> names = new ArrayList<>(Rels.names(left));
      RexShuttle behind =
          domain.new Visitor() {
            @Override
            RexNode read(RexNode value) {
              return domain.values().get(domain.indexOf(value));
            }

            @Override
            public RexNode visitInputRef(RexInputRef reference) {
              return Rels.field(below, leftSize + reference.getIndex());
            }
          };
      project.getProjects().forEach(expression -> fields.add(expression.accept(behind)));
      names.addAll(Rels.names(project));
      return Rels.project(below, fields, names);
    }
    Aggregate aggregate = (Aggregate) right;
    Domain read = domain.readBy(aggregate);
    DomainPush push = new DomainPush(read, outer, aggregate, rex, statement);
    DomainPush.Pushed input = push.push(aggregate.getInput());
    ImmutableBitSet groups = ImmutableBitSet.of(input.domain());
    List<AggregateCall> calls = push.calls(aggregate, input);
    RelNode grouped = Rels.aggregate(input.rel(), groups, calls);
    List<Integer> places = input.domain().stream().map(groups::indexOf).toList();
    DomainPush.Pushed pushed = new DomainPush.Pushed(grouped, List.of(), places, input.nullSafe());
    RelNode joined = Rels.join(left, grouped, matches(left, read, pushed), JoinRelType.LEFT);
    List<RexNode> fields = new ArrayList<>(Rels.fields(joined).subList(0, leftSize));
    List<String> names = new ArrayList<>(Rels.names(left));
    for (int i = 0; i < calls.size(); i++) {
      RexNode result = Rels.field(joined, leftSize + groups.cardinality() + i);
      Rels.requireKnownOfNone(calls.get(i), statement);
      boolean count = Rels.isCount(calls.get(i));
      fields.add(count ? Rels.orZero(rex, result) : result);
      names.add(Rels.names(aggregate).get(i));
    }
    return Rels.project(joined, fields, names);
  }

  static LaminarException unsupported(String what, SourceSpan span, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, what + " is not executed in this version", span, help);
  }
}
