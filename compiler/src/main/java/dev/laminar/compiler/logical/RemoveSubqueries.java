package dev.laminar.compiler.logical;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.function.UserTableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Makes joins of subqueries. EXISTS, IN and ANY that must be TRUE are semi joins, their negations
 * anti joins; the value of any other is a column that a join adds. Subqueries that read columns of
 * the outer query, and LATERAL, become {@link DependentJoin}s; UNNEST becomes an {@link Expansion}.
 */
final class RemoveSubqueries {

  private final RexBuilder rex;
  private final SourceSpan statement;
  private final DependentJoin dependent;

  RemoveSubqueries(RexBuilder rex, SourceSpan statement) {
    this.rex = rex;
    this.statement = statement;
    this.dependent = new DependentJoin(rex, statement);
  }

  RelNode rewrite(RelNode rel) {
    List<RelNode> inputs = rel.getInputs().stream().map(this::rewrite).toList();
    RelNode node = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    RelNode rewritten =
        switch (node) {
          case Filter filter when RexUtil.SubQueryFinder.containsSubQuery(filter) ->
              filter(filter.getInput(), filter.getCondition(), filter.getVariablesSet());
          case Project project when RexUtil.SubQueryFinder.containsSubQuery(project) ->
              project(project);
          case Join join when RexUtil.SubQueryFinder.containsSubQuery(join) -> join(join);
          case Uncollect unnest -> expand(unnest);
          case TableFunctionScan function when isUsers(function) -> expand(function);
          case Correlate correlate -> lateral(correlate);
          default -> node;
        };
    return rewritten == node ? node : RelOptUtil.createCastRel(rewritten, rel.getRowType(), false);
  }

  private static RelNode expand(Uncollect unnest) {
    return added(Expansion.of(unnest, unnest.getInput()));
  }

  private static RelNode expand(TableFunctionScan function) {
    return added(Expansion.of(function));
  }

  /** The fields that an expansion adds. */
  private static RelNode added(Expansion expansion) {
    int first = Rels.size(expansion.getInput());
    List<RexNode> added = Rels.fields(expansion).subList(first, Rels.size(expansion));
    return Rels.project(expansion, added, expansion.addedNames());
  }

  /** Whether it is the call of a table function that a user wrote. */
  static boolean isUsers(TableFunctionScan function) {
    return function.getCall() instanceof RexCall call
        && call.getOperator() instanceof UserTableFunction;
  }

  private RelNode lateral(Correlate correlate) {
    RelNode left = correlate.getLeft();
    RelNode right = correlate.getRight();
    Set<CorrelationId> ids = Set.of(correlate.getCorrelationId());
    RelNode rowWise = RowWise.join(left, right, correlate.getJoinType(), ids);
    return rowWise == null
        ? dependent.join(left, right, Rels.literalTrue(rex), correlate.getJoinType(), ids)
        : rowWise;
  }

  private RelNode filter(RelNode input, RexNode condition, Set<CorrelationId> ids) {
    List<RexNode> plain = new ArrayList<>();
    List<RexNode> nested = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      (RexUtil.SubQueryFinder.find(conjunct) == null ? plain : nested).add(conjunct);
    }
    RelNode rows = Rels.filter(input, plain);
    List<RexNode> values = new ArrayList<>();
    for (RexNode conjunct : nested) {
      RelNode joined = semiOrAnti(rows, conjunct, ids);
      if (joined == null) {
        values.add(conjunct);
      } else {
        rows = joined;
      }
    }
    if (values.isEmpty()) {
      return rows;
    }
    SubqueryValues subqueries = new SubqueryValues(this, rows, ids);
    List<RexNode> conditions = values.stream().map(subqueries::replace).toList();
    RelNode filtered = Rels.filter(subqueries.rows(), conditions);
    int size = Rels.size(input);
    return Rels.project(filtered, Rels.fields(filtered).subList(0, size), Rels.names(input));
  }

  /** The rows for which a subquery, or its negation, is TRUE; null for other conditions. */
  private @Nullable RelNode semiOrAnti(RelNode rows, RexNode conjunct, Set<CorrelationId> ids) {
    boolean negated = conjunct.getKind() == SqlKind.NOT;
    RexNode inner = negated ? ((RexCall) conjunct).getOperands().getFirst() : conjunct;
    if (!(inner instanceof RexSubQuery subquery) || !isTest(subquery)) {
      return null;
    }
    RelNode right = rewrite(subquery.rel);
    RexNode condition = comparison(subquery, right, Rels.size(rows));
    if (!negated) {
      return dependent.join(rows, right, condition, JoinRelType.SEMI, ids);
    }
    if (!condition.getType().isNullable()) {
      return dependent.join(rows, right, condition, JoinRelType.ANTI, ids);
    }
    boolean looksUp =
        subquery.getOperands().size() == 1
            && operator(subquery) == SqlKind.EQUALS
            && Domain.of(right, ids, rows).isEmpty();
    return looksUp
        ? notIn(rows, right, condition, subquery.getOperands().getFirst())
        : dependent.join(
            rows,
            right,
            rex.makeCall(SqlStdOperatorTable.IS_NOT_FALSE, condition),
            JoinRelType.ANTI,
            ids);
  }

  private static boolean isTest(RexSubQuery subquery) {
    boolean kind =
        switch (subquery.getKind()) {
          case EXISTS, IN, SOME -> true;
          default -> false;
        };
    return kind
        && subquery.getOperands().stream()
            .allMatch(operand -> RexUtil.SubQueryFinder.find(operand) == null);
  }

  /**
   * NOT IN of values that may be NULL: no row is equal, and if there is a row at all, neither side
   * is NULL. Whether some value is NULL is asked of two rows at most.
   */
  private RelNode notIn(RelNode rows, RelNode right, RexNode equal, RexNode operand) {
    RelNode unequal = Rels.join(rows, right, equal, JoinRelType.ANTI);
    RexNode isNull = rex.makeCall(SqlStdOperatorTable.IS_NULL, Rels.field(right, 0));
    RelNode nulls = Rels.distinct(Rels.project(right, List.of(isNull), List.of("isnull")));
    RexNode found =
        rex.makeInputRef(nulls.getRowType().getFieldList().getFirst().getType(), Rels.size(rows));
    RexNode unknown =
        operand.getType().isNullable()
            ? rex.makeCall(
                SqlStdOperatorTable.OR, rex.makeCall(SqlStdOperatorTable.IS_NULL, operand), found)
            : found;
    return Rels.join(unequal, nulls, unknown, JoinRelType.ANTI);
  }

  /** What must hold between the operands of a subquery and a row of it, over both. */
  RexNode comparison(RexSubQuery subquery, RelNode right, int leftSize) {
    List<RexNode> parts = new ArrayList<>();
    for (int i = 0; i < subquery.getOperands().size(); i++) {
      RexNode found =
          rex.makeInputRef(right.getRowType().getFieldList().get(i).getType(), leftSize + i);
      parts.add(
          rex.makeCall(
              subquery.getParserPosition(),
              RelOptUtil.op(operator(subquery), SqlStdOperatorTable.EQUALS),
              List.of(subquery.getOperands().get(i), found)));
    }
    return RexUtil.composeConjunction(rex, parts);
  }

  static SqlKind operator(RexSubQuery subquery) {
    return subquery.op instanceof SqlQuantifyOperator quantified
        ? quantified.comparisonKind
        : SqlKind.EQUALS;
  }

  private RelNode project(Project project) {
    SubqueryValues subqueries =
        new SubqueryValues(this, project.getInput(), project.getVariablesSet());
    List<RexNode> expressions = project.getProjects().stream().map(subqueries::replace).toList();
    return Rels.project(subqueries.rows(), expressions, Rels.names(project));
  }

  private RelNode join(Join join) {
    if (join.getJoinType() != JoinRelType.INNER) {
      return new OuterJoinSubqueries(this, join).rewrite();
    }
    RelNode pairs =
        Rels.join(join.getLeft(), join.getRight(), Rels.literalTrue(rex), JoinRelType.INNER);
    return filter(pairs, join.getCondition(), join.getVariablesSet());
  }

  RexBuilder rex() {
    return rex;
  }

  SourceSpan statement() {
    return statement;
  }

  DependentJoin dependent() {
    return dependent;
  }
}
