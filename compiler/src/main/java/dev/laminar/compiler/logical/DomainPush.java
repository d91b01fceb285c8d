package dev.laminar.compiler.logical;

import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Makes a dependent query one that computes its result for all values of its domain at once. */
final class DomainPush {

  private final Domain domain;
  private final RelNode outer;
  private final boolean canFail;
  private final RexBuilder rex;
  private final SourceSpan statement;

  DomainPush(Domain domain, RelNode outer, RelNode query, RexBuilder rex, SourceSpan statement) {
    this.domain = domain;
    this.outer = outer;
    this.canFail = Totality.canFail(query);
    this.rex = rex;
    this.statement = statement;
  }

  /**
   * A part of the query with the domain as columns.
   *
   * @param fields where its own fields are
   * @param domain where the domain's values are
   * @param nullSafe whether rows for NULL values of the domain are among its rows; else there are
   *     none that count
   */
  record Pushed(RelNode rel, List<Integer> fields, List<Integer> domain, boolean nullSafe) {
    Pushed {
      fields = List.copyOf(fields);
      domain = List.copyOf(domain);
    }
  }

  Pushed push(RelNode rel) {
    if (!domain.isReadBy(rel)) {
      return cross(rel);
    }
    return switch (rel) {
      case Filter filter -> pushFilter(filter);
      case Project project -> pushProject(project);
      case Aggregate aggregate -> pushAggregate(aggregate);
      case Join join -> pushJoin(join);
      case Expansion expansion -> pushExpansion(expansion);
      case SetOp operation -> pushSetOperation(operation);
      case Sort sort when sort.fetch == null && sort.offset == null -> push(sort.getInput());
      case Sort sort -> pushLimit(sort);
      default ->
          throw DependentJoin.unsupported(
              "a subquery that reads columns of the outer query in such a place",
              statement,
              "write it as a join");
    };
  }

  /** The different values of the domain. */
  private RelNode values() {
    List<String> names =
        IntStream.range(0, domain.size()).mapToObj(i -> "outer" + (i + 1)).toList();
    return Rels.distinct(Rels.project(outer, domain.values(), names));
  }

  private List<Integer> first() {
    return range(0, domain.size());
  }

  private static List<Integer> range(int from, int count) {
    return IntStream.range(from, from + count).boxed().toList();
  }

  private Pushed cross(RelNode rel) {
    if (rel instanceof Values row && row.getTuples().size() == 1) {
      return withRow(row);
    }
    RelNode joined = Rels.join(values(), rel, Rels.literalTrue(rex), JoinRelType.INNER);
    return new Pushed(joined, range(domain.size(), Rels.size(rel)), first(), true);
  }

  /** The domain with the fields of one row of literals. */
  private Pushed withRow(Values row) {
    RelNode values = values();
    List<RexNode> fields = new ArrayList<>(Rels.fields(values));
    fields.addAll(row.getTuples().getFirst());
    List<String> names = new ArrayList<>(Rels.names(values));
    names.addAll(Rels.names(row));
    return new Pushed(
        Rels.project(values, fields, names), range(domain.size(), Rels.size(row)), first(), true);
  }

  /** Equality of a value of the domain, and of NULLs where there may be some. */
  static RexNode equal(RexBuilder rex, RexNode a, RexNode b, boolean nullSafe) {
    boolean nullable = a.getType().isNullable() && b.getType().isNullable();
    return rex.makeCall(
        nullSafe && nullable
            ? SqlStdOperatorTable.IS_NOT_DISTINCT_FROM
            : SqlStdOperatorTable.EQUALS,
        a,
        b);
  }

  private Pushed pushFilter(Filter filter) {
    Pushed substituted = substituted(filter);
    if (substituted != null) {
      return substituted;
    }
    Pushed input = push(filter.getInput());
    RexNode condition = filter.getCondition().accept(over(input));
    return new Pushed(
        Rels.filter(input.rel(), List.of(condition)),
        input.fields(),
        input.domain(),
        input.nullSafe());
  }

  /**
   * A filter that equates every value of the domain with something of its input needs no domain:
   * rows for other values do no harm, unless something fails on them.
   */
  private @Nullable Pushed substituted(Filter filter) {
    RelNode input = filter.getInput();
    if (canFail || domain.isReadBy(input)) {
      return null;
    }
    @Nullable RexNode[] equated = new RexNode[domain.size()];
    List<RexNode> rest = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      if (!equate(conjunct, equated)) {
        rest.add(conjunct);
      }
    }
    for (RexNode value : equated) {
      if (value == null) {
        return null;
      }
    }
    List<RexNode> expressions = new ArrayList<>(Rels.fields(input));
    List<String> names = new ArrayList<>(Rels.names(input));
    List<Integer> places = new ArrayList<>();
    for (RexNode value : equated) {
      if (value instanceof RexInputRef reference) {
        places.add(reference.getIndex());
      } else {
        places.add(expressions.size());
        names.add("outer" + places.size());
        expressions.add(value);
      }
    }
    boolean added = expressions.size() > Rels.size(input);
    RelNode extended = added ? Rels.project(input, expressions, names) : input;
    Pushed pushed = new Pushed(extended, range(0, Rels.size(input)), places, false);
    List<RexNode> conditions = rest.stream().map(each -> each.accept(over(pushed))).toList();
    return new Pushed(Rels.filter(extended, conditions), pushed.fields(), pushed.domain(), false);
  }

  private boolean equate(RexNode conjunct, @Nullable RexNode[] equated) {
    if (!(conjunct instanceof RexCall call) || call.getKind() != SqlKind.EQUALS) {
      return false;
    }
    for (int side = 0; side < 2; side++) {
      int place = domain.indexOf(call.getOperands().get(side));
      RexNode other = call.getOperands().get(1 - side);
      if (place >= 0
          && equated[place] == null
          && !domain.isReadBy(other)
          && isSameType(call.getOperands().get(side), other)) {
        equated[place] = other;
        return true;
      }
    }
    return false;
  }

  /** What stands for a value must be it, not only be equal to it. */
  private static boolean isSameType(RexNode a, RexNode b) {
    return a.getType().getSqlTypeName() == b.getType().getSqlTypeName()
        && a.getType().getScale() == b.getType().getScale()
        && a.getType().getPrecision() == b.getType().getPrecision();
  }

  private Pushed pushProject(Project project) {
    Pushed input = push(project.getInput());
    List<RexNode> expressions = new ArrayList<>();
    List<String> names = new ArrayList<>(Rels.names(project));
    project.getProjects().forEach(each -> expressions.add(each.accept(over(input))));
    int size = expressions.size();
    for (int i = 0; i < domain.size(); i++) {
      expressions.add(Rels.field(input.rel(), input.domain().get(i)));
      names.add("outer" + (i + 1));
    }
    return new Pushed(
        Rels.project(input.rel(), expressions, names),
        range(0, size),
        range(size, domain.size()),
        input.nullSafe());
  }

  private Pushed pushExpansion(Expansion expansion) {
    Pushed input = push(expansion.getInput());
    List<RexNode> collections =
        expansion.collections().stream().map(each -> each.accept(over(input))).toList();
    RelNode expanded = expansion.over(input.rel(), collections);
    List<Integer> fields = new ArrayList<>(input.fields());
    fields.addAll(range(Rels.size(input.rel()), expansion.addedNames().size()));
    return new Pushed(expanded, fields, input.domain(), input.nullSafe());
  }

  /** The first rows for each value of the domain. */
  private Pushed pushLimit(Sort sort) {
    Pushed input = push(sort.getInput());
    RelNode numbered = DomainWindows.numbered(rex, sort, input);
    RexNode number = Rels.field(numbered, Rels.size(input.rel()));
    return new Pushed(
        Rels.filter(numbered, DomainWindows.within(rex, sort, number)),
        input.fields(),
        input.domain(),
        input.nullSafe());
  }

  private Pushed pushAggregate(Aggregate aggregate) {
    Pushed input = push(aggregate.getInput());
    ImmutableBitSet domainSet = ImmutableBitSet.of(input.domain());
    boolean single = aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
    if (single && aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      throw DependentJoin.unsupported(
          "a total among grouping sets in a subquery that reads columns of the outer query",
          statement,
          "compute the total in a subquery of its own");
    }
    ImmutableBitSet groups = moved(aggregate.getGroupSet(), input).union(domainSet);
    List<ImmutableBitSet> sets =
        ImmutableBitSet.ORDERING.immutableSortedCopy(
            aggregate.getGroupSets().stream()
                .map(set -> moved(set, input).union(domainSet))
                .toList());
    List<AggregateCall> calls = calls(aggregate, input);
    RelNode grouped = LogicalAggregate.create(input.rel(), List.of(), groups, sets, calls);
    List<Integer> fields = new ArrayList<>();
    aggregate.getGroupSet().forEach(key -> fields.add(groups.indexOf(input.fields().get(key))));
    fields.addAll(range(groups.cardinality(), calls.size()));
    List<Integer> places = input.domain().stream().map(groups::indexOf).toList();
    Pushed pushed = new Pushed(grouped, fields, places, input.nullSafe());
    return single ? withEmptyGroups(aggregate, pushed) : pushed;
  }

  /** A row for values without rows as well: counts are 0, all else is NULL. */
  private Pushed withEmptyGroups(Aggregate aggregate, Pushed groups) {
    RelNode values = values();
    List<RexNode> matches = new ArrayList<>();
    for (int i = 0; i < domain.size(); i++) {
      RexNode found = Rels.field(groups.rel(), groups.domain().get(i));
      matches.add(
          equal(
              rex,
              Rels.field(values, i),
              rex.makeInputRef(found.getType(), domain.size() + groups.domain().get(i)),
              groups.nullSafe()));
    }
    RelNode joined =
        Rels.join(values, groups.rel(), RexUtil.composeConjunction(rex, matches), JoinRelType.LEFT);
    List<RexNode> fields = new ArrayList<>(Rels.fields(joined).subList(0, domain.size()));
    List<String> names = new ArrayList<>(Rels.names(values));
    for (int i = 0; i < groups.fields().size(); i++) {
      RexNode result = Rels.field(joined, domain.size() + groups.fields().get(i));
      Rels.requireKnownOfNone(aggregate.getAggCallList().get(i), statement);
      boolean count = Rels.isCount(aggregate.getAggCallList().get(i));
      fields.add(count ? Rels.orZero(rex, result) : result);
      names.add(Rels.names(aggregate).get(i));
    }
    return new Pushed(
        Rels.project(joined, fields, names),
        range(domain.size(), groups.fields().size()),
        first(),
        true);
  }

  private static ImmutableBitSet moved(ImmutableBitSet columns, Pushed input) {
    return ImmutableBitSet.of(columns.asList().stream().map(input.fields()::get).toList());
  }

  /** The calls over the input with the domain, for groups that have rows. */
  List<AggregateCall> calls(Aggregate aggregate, Pushed input) {
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      List<RelFieldCollation> order =
          call.getCollation().getFieldCollations().stream()
              .map(each -> each.withFieldIndex(input.fields().get(each.getFieldIndex())))
              .toList();
      RelCollation collation = RelCollations.of(order);
      calls.add(
          AggregateCall.create(
              call.getParserPosition(),
              call.getAggregation(),
              call.isDistinct(),
              call.isApproximate(),
              call.ignoreNulls(),
              call.rexList,
              call.getArgList().stream().map(input.fields()::get).toList(),
              call.hasFilter() ? input.fields().get(call.filterArg) : -1,
              call.distinctKeys == null ? null : moved(call.distinctKeys, input),
              collation,
              false,
              input.rel(),
              null,
              call.getName()));
    }
    return calls;
  }

  private Pushed pushJoin(Join join) {
    JoinRelType type = join.getJoinType();
    boolean readByLeft = domain.isReadBy(join.getLeft());
    boolean readByRight = domain.isReadBy(join.getRight());
    boolean inner = type == JoinRelType.INNER;
    // Rows that come out without a match need the domain themselves.
    boolean toRight = readByRight || type == JoinRelType.RIGHT || type == JoinRelType.FULL;
    boolean toLeft = readByLeft || !toRight || !inner && type != JoinRelType.RIGHT;
    boolean full = type == JoinRelType.FULL;
    Pushed left = toLeft ? push(join.getLeft(), full) : alone(join.getLeft());
    Pushed right = toRight ? push(join.getRight(), full) : alone(join.getRight());
    int leftSize = Rels.size(left.rel());
    List<Integer> fields = new ArrayList<>(left.fields());
    right.fields().forEach(field -> fields.add(leftSize + field));
    List<Integer> rightDomain = right.domain().stream().map(place -> leftSize + place).toList();
    RelNode pairs = Rels.join(left.rel(), right.rel(), Rels.literalTrue(rex), JoinRelType.INNER);
    Pushed both = new Pushed(pairs, fields, toLeft ? left.domain() : rightDomain, true);
    List<RexNode> conditions = new ArrayList<>();
    if (toLeft && toRight) {
      boolean nullSafe = left.nullSafe() && right.nullSafe();
      for (int i = 0; i < domain.size(); i++) {
        conditions.add(
            equal(
                rex,
                Rels.field(pairs, left.domain().get(i)),
                Rels.field(pairs, rightDomain.get(i)),
                nullSafe));
      }
    }
    conditions.add(join.getCondition().accept(over(both)));
    RelNode joined =
        Rels.join(left.rel(), right.rel(), RexUtil.composeConjunction(rex, conditions), type);
    List<Integer> kept = type.projectsRight() ? fields : left.fields();
    boolean nullSafe = (!toLeft || left.nullSafe()) && (!toRight || right.nullSafe());
    return switch (type) {
      case INNER -> new Pushed(joined, kept, both.domain(), nullSafe);
      case LEFT, SEMI, ANTI -> new Pushed(joined, kept, left.domain(), left.nullSafe());
      case RIGHT -> new Pushed(joined, kept, rightDomain, right.nullSafe());
      case FULL -> withEither(joined, kept, left.domain(), rightDomain);
      case ASOF, LEFT_ASOF, LEFT_MARK ->
          throw DependentJoin.unsupported(
              "ASOF JOIN in a subquery that reads columns of the outer query",
              statement,
              "write it as a join");
    };
  }

  /** A part without the rows for NULL that do not count. */
  private Pushed push(RelNode rel, boolean nullSafe) {
    Pushed pushed = push(rel);
    if (!nullSafe || pushed.nullSafe()) {
      return pushed;
    }
    List<RexNode> known = new ArrayList<>();
    for (int place : pushed.domain()) {
      RexNode value = Rels.field(pushed.rel(), place);
      if (value.getType().isNullable()) {
        known.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value));
      }
    }
    return new Pushed(Rels.filter(pushed.rel(), known), pushed.fields(), pushed.domain(), true);
  }

  private static Pushed alone(RelNode rel) {
    return new Pushed(rel, range(0, Rels.size(rel)), List.of(), true);
  }

  /** The domain of whichever side has a row. */
  private Pushed withEither(
      RelNode joined, List<Integer> kept, List<Integer> left, List<Integer> right) {
    List<RexNode> expressions = new ArrayList<>(Rels.fields(joined));
    List<String> names = new ArrayList<>(Rels.names(joined));
    int first = expressions.size();
    for (int i = 0; i < domain.size(); i++) {
      RexNode ofLeft = Rels.field(joined, left.get(i));
      RexNode isNotNull = rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, ofLeft);
      RexNode ofRight = Rels.field(joined, right.get(i));
      expressions.add(rex.makeCall(SqlStdOperatorTable.CASE, isNotNull, ofLeft, ofRight));
      names.add("either" + (i + 1));
    }
    return new Pushed(
        Rels.project(joined, expressions, names), kept, range(first, domain.size()), true);
  }

  private Pushed pushSetOperation(SetOp operation) {
    int size = Rels.size(operation);
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : operation.getInputs()) {
      Pushed pushed = push(input, true);
      List<RexNode> expressions = new ArrayList<>();
      List<String> names = new ArrayList<>(Rels.names(operation));
      pushed.fields().forEach(field -> expressions.add(Rels.field(pushed.rel(), field)));
      for (int i = 0; i < domain.size(); i++) {
        expressions.add(Rels.field(pushed.rel(), pushed.domain().get(i)));
        names.add("outer" + (i + 1));
      }
      inputs.add(Rels.project(pushed.rel(), expressions, names));
    }
    return new Pushed(
        operation.copy(operation.getTraitSet(), inputs),
        range(0, size),
        range(size, domain.size()),
        true);
  }

  /** Expressions of the query over a part with the domain. */
  private RexShuttle over(Pushed input) {
    return domain.new Visitor() {
      @Override
      RexNode read(RexNode value) {
        return Rels.field(input.rel(), input.domain().get(domain.indexOf(value)));
      }

      @Override
      public RexNode visitInputRef(RexInputRef reference) {
        return Rels.field(input.rel(), input.fields().get(reference.getIndex()));
      }

      @Override
      public RexNode visitOver(RexOver over) {
        return DomainWindows.perValue(rex, over, this, input);
      }
    };
  }
}
