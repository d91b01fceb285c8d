package dev.laminar.compiler.logical;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Replaces subqueries in expressions by columns that joins add to the rows. Those that are the same
 * are one column: the planner writes {@code NULLIF((SELECT …), 0)} as CASE with the query twice,
 * and while the changes of one statement pass two joins, their columns would differ for a moment.
 */
final class SubqueryValues {

  private static final Pattern CORRELATION = Pattern.compile("\\$cor\\d+");

  private final RemoveSubqueries subqueries;
  private final RexBuilder rex;
  private final Set<CorrelationId> ids;

  /** The rows as they were before columns were added. */
  private final RelNode original;

  private final Map<String, RexNode> valueByQuery = new HashMap<>();
  private RelNode rows;

  SubqueryValues(RemoveSubqueries subqueries, RelNode rows, Set<CorrelationId> ids) {
    this.subqueries = subqueries;
    this.rex = subqueries.rex();
    this.original = rows;
    this.rows = rows;
    this.ids = ids;
  }

  /** The rows with the columns that were added. */
  RelNode rows() {
    return rows;
  }

  /** An expression over the rows without its subqueries. */
  RexNode replace(RexNode expression) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subquery) {
            List<RexNode> operands =
                subquery.getOperands().stream().map(each -> each.accept(this)).toList();
            RexSubQuery replaced = subquery.clone(subquery.getType(), operands);
            String digest = digest(replaced);
            RexNode value = valueByQuery.get(digest);
            if (value == null) {
              value = value(replaced);
              valueByQuery.put(digest, value);
            }
            return rex.ensureType(subquery.getType(), value, true);
          }
        });
  }

  /** The same for subqueries that are the same, under whatever names they read the outer row. */
  private String digest(RexSubQuery subquery) {
    String text =
        subquery.op
            + " "
            + subquery.getOperands()
            + "\n"
            + RelOptUtil.dumpPlan(
                "", subquery.rel, SqlExplainFormat.TEXT, SqlExplainLevel.DIGEST_ATTRIBUTES);
    return CORRELATION
        .matcher(text)
        .replaceAll(
            name -> ids.contains(new CorrelationId(name.group())) ? "outer" : "\\" + name.group());
  }

  private RexNode value(RexSubQuery subquery) {
    RelNode query = subqueries.rewrite(subquery.rel);
    return switch (subquery.getKind()) {
      case SCALAR_QUERY -> scalar(query);
      case EXISTS -> exists(query);
      case IN, SOME -> test(subquery, query);
      case ARRAY_QUERY_CONSTRUCTOR ->
          ArraySubquery.orEmpty(
              rex,
              add(
                  ArraySubquery.aggregate(
                      rex, query, Objects.requireNonNull(subquery.getType().getComponentType())),
                  true));
      default ->
          throw DependentJoin.unsupported(
              "a subquery of kind " + subquery.getKind(), subqueries.statement(), "");
    };
  }

  /** The value of the only row; NULL of none. */
  private RexNode scalar(RelNode query) {
    if (hasOneRow(query) || hasOneRowAtMost(query)) {
      return add(query, hasOneRow(query));
    }
    RelNode counted =
        Rels.aggregate(
            query,
            ImmutableBitSet.of(),
            List.of(
                Rels.call(query, SqlStdOperatorTable.ANY_VALUE, List.of(0), false, -1, "value"),
                Rels.count(query, false, -1, "rows")));
    RexNode value = Rels.field(counted, 0);
    RexNode single =
        rex.makeCall(
            SqlStdOperatorTable.CASE,
            rex.makeCall(SingleRow.INSTANCE, Rels.field(counted, 1)),
            value,
            rex.makeNullLiteral(value.getType()));
    return add(Rels.project(counted, List.of(single), List.of("value")), true);
  }

  private RexNode exists(RelNode query) {
    RelNode counted =
        Rels.aggregate(query, ImmutableBitSet.of(), List.of(Rels.count(query, false, -1, "rows")));
    RexNode some = isPositive(Rels.field(counted, 0));
    return add(Rels.project(counted, List.of(some), List.of("exists")), true);
  }

  private RexNode isPositive(RexNode count) {
    return rex.makeCall(
        SqlStdOperatorTable.GREATER_THAN, count, rex.makeZeroLiteral(count.getType()));
  }

  /**
   * TRUE if the comparison is TRUE for some row, else NULL if it is for some, else FALSE. Rows are
   * counted for the operands of each outer row.
   */
  private RexNode test(RexSubQuery subquery, RelNode query) {
    boolean looksUp =
        subquery.getOperands().size() == 1
            && RemoveSubqueries.operator(subquery) == SqlKind.EQUALS
            && Domain.of(query, ids, rows).isEmpty();
    CorrelationId id = rows.getCluster().createCorrel();
    int size = Rels.size(rows);
    RexNode condition = dependentComparison(subquery, query, id, size);
    if (!condition.getType().isNullable()) {
      return add(positiveCount(Rels.filter(query, List.of(condition))), true, id);
    }
    return looksUp
        ? lookedUp(subquery.getOperands().getFirst(), query, condition, id)
        : counted(query, condition, id);
  }

  /** The comparison over a row of the query, which reads the outer row under a name. */
  private RexNode dependentComparison(
      RexSubQuery subquery, RelNode query, CorrelationId id, int size) {
    RexNode outer = rex.makeCorrel(rows.getRowType(), id);
    return subqueries
        .comparison(subquery, query, size)
        .accept(
            new RexShuttle() {
              @Override
              public RexNode visitInputRef(RexInputRef reference) {
                int index = reference.getIndex();
                return index < size
                    ? rex.makeFieldAccess(outer, index)
                    : Rels.field(query, index - size);
              }
            });
  }

  /**
   * IN of a query that is the same for all rows. It is unknown when no row is equal, and the
   * operand is NULL and there is some row, or some row is NULL.
   */
  private RexNode lookedUp(RexNode operand, RelNode query, RexNode condition, CorrelationId id) {
    RexNode found = add(positiveCount(Rels.filter(query, List.of(condition))), true, id);
    RelNode counted =
        Rels.aggregate(
            query,
            ImmutableBitSet.of(),
            List.of(
                Rels.count(query, false, -1, "all"),
                Rels.call(query, SqlStdOperatorTable.COUNT, List.of(0), false, -1, "known")));
    RexNode all = Rels.field(counted, 0);
    RexNode some = isPositive(all);
    RexNode someNull = rex.makeCall(SqlStdOperatorTable.GREATER_THAN, all, Rels.field(counted, 1));
    RelNode facts = Rels.project(counted, List.of(some, someNull), List.of("some", "somenull"));
    RexNode hasRows = add(facts, true);
    RexNode hasNull = Rels.field(rows, Rels.size(rows) - 1);
    RexNode operandUnknown =
        rex.makeCall(
            SqlStdOperatorTable.AND, rex.makeCall(SqlStdOperatorTable.IS_NULL, operand), hasRows);
    return rex.makeCall(
        SqlStdOperatorTable.CASE,
        found,
        rex.makeLiteral(true),
        rex.makeCall(SqlStdOperatorTable.OR, operandUnknown, hasNull),
        unknown(),
        rex.makeLiteral(false));
  }

  private RexNode unknown() {
    return rex.makeNullLiteral(rex.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN));
  }

  private RexNode counted(RelNode query, RexNode condition, CorrelationId id) {
    RelNode compared =
        Rels.project(
            query,
            List.of(
                rex.makeCall(SqlStdOperatorTable.IS_TRUE, condition),
                rex.makeCall(SqlStdOperatorTable.IS_NULL, condition)),
            List.of("istrue", "isnull"));
    RelNode counted =
        Rels.aggregate(
            compared,
            ImmutableBitSet.of(),
            List.of(
                Rels.count(compared, false, 0, "istrue"),
                Rels.count(compared, false, 1, "isnull")));
    RexNode result =
        rex.makeCall(
            SqlStdOperatorTable.CASE,
            isPositive(Rels.field(counted, 0)),
            rex.makeLiteral(true),
            isPositive(Rels.field(counted, 1)),
            unknown(),
            rex.makeLiteral(false));
    return add(Rels.project(counted, List.of(result), List.of("test")), true, id);
  }

  private RelNode positiveCount(RelNode query) {
    RelNode counted =
        Rels.aggregate(query, ImmutableBitSet.of(), List.of(Rels.count(query, false, -1, "rows")));
    return Rels.project(counted, List.of(isPositive(Rels.field(counted, 0))), List.of("test"));
  }

  /** Adds the column of a query with one row, or one at most, and returns it. */
  private RexNode add(RelNode query, boolean exactlyOne, CorrelationId... own) {
    Set<CorrelationId> all = new LinkedHashSet<>(ids);
    all.addAll(List.of(own));
    boolean independent = Domain.of(query, all, rows).isEmpty();
    JoinRelType type = exactlyOne && independent ? JoinRelType.INNER : JoinRelType.LEFT;
    int place = Rels.size(rows);
    RelNode outer = own.length == 0 ? original : rows;
    rows = subqueries.dependent().join(rows, outer, query, Rels.literalTrue(rex), type, all);
    return Rels.field(rows, place);
  }

  private static boolean hasOneRow(RelNode rel) {
    return switch (rel) {
      case Project project -> hasOneRow(project.getInput());
      case Aggregate aggregate ->
          aggregate.getGroupType() == Aggregate.Group.SIMPLE && aggregate.getGroupCount() == 0;
      case Values values -> values.getTuples().size() == 1;
      default -> false;
    };
  }

  private static boolean hasOneRowAtMost(RelNode rel) {
    return switch (rel) {
      case Project project -> hasOneRowAtMost(project.getInput());
      case Filter filter -> hasOneRowAtMost(filter.getInput());
      case Values values -> values.getTuples().size() <= 1;
      case Sort sort when sort.fetch instanceof RexLiteral literal ->
          RexLiteral.intValue(literal) <= 1;
      default -> hasOneRow(rel);
    };
  }
}
