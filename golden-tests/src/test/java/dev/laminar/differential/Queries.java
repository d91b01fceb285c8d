package dev.laminar.differential;

import static dev.laminar.differential.Fragment.maybe;
import static dev.laminar.differential.Fragment.nothing;
import static dev.laminar.differential.Fragment.phrase;

import dev.laminar.differential.Fragment.Elements;
import dev.laminar.differential.Query.Output;
import dev.laminar.differential.Scope.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Random queries over relations. */
final class Queries {

  private static final int MOST_SUBQUERIES = 3;
  private static final List<Value> NO_VALUES = List.of();

  private final Dice dice;
  private final List<Relation> relations;
  private final Expressions expressions;
  private final Aggregates aggregates;
  private final Sources sources;
  private final WindowCalls windows;
  private int subqueriesLeft;

  /**
   * @param relations what queries read; more may be added
   */
  Queries(Dice dice, List<Relation> relations) {
    this.dice = dice;
    this.relations = relations;
    this.expressions = new Expressions(dice, this);
    this.aggregates = new Aggregates(dice, expressions);
    this.sources = new Sources(dice, relations, expressions, this);
    this.windows = new WindowCalls(dice, expressions, this);
  }

  Expressions expressions() {
    return expressions;
  }

  /** A whole query. */
  Query query() {
    subqueriesLeft = MOST_SUBQUERIES;
    sources.startQuery();
    if (dice.percent(8)) {
      return common();
    }
    return of(List.of(), 2, true);
  }

  /**
   * A query that does not read an outer one.
   *
   * @param types of its columns; empty for any
   * @param isWhole whether nothing is computed from what it answers with
   */
  Query of(List<ValueType> types, int depth, boolean isWhole) {
    if (depth > 0 && dice.percent(isWhole ? 18 : 12)) {
      return setOperation(types.isEmpty() ? types() : types, depth);
    }
    return select(types, new Scope(List.of(), List.of()), depth, isWhole);
  }

  /** {@code WITH w AS (…) SELECT … FROM w, …}. */
  private Query common() {
    Query first = of(List.of(), 1, false);
    String name = sources.nextName();
    relations.add(first.named(name));
    Query second = of(List.of(), 1, true);
    relations.removeLast();
    return new Query(
        phrase("with", "WITH " + name + " AS (", first.code(), ") ", second.code()),
        second.columns(),
        second.rows());
  }

  private Query setOperation(List<ValueType> types, int depth) {
    Query left = of(types, depth - 1, false);
    Query right = of(types, depth - 1, false);
    String operator =
        dice.percent(20)
            ? dice.of("INTERSECT ALL", "EXCEPT ALL")
            : dice.of("UNION", "UNION", "UNION ALL", "UNION ALL", "INTERSECT", "EXCEPT");
    List<Output> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Output one = left.columns().get(i);
      long bound = Math.max(one.bound(), right.columns().get(i).bound());
      columns.add(new Output(one.name(), one.type(), bound, true));
    }
    Fragment code =
        phrase(sort(types), "(", left.code(), ") " + operator + " (", right.code(), ")");
    return new Query(code, columns, left.rows() + right.rows());
  }

  private List<ValueType> types() {
    List<ValueType> types = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      types.add(dice.of(ValueType.values()));
    }
    return types;
  }

  private static String sort(List<ValueType> types) {
    return types.stream().map(ValueType::name).collect(Collectors.joining(", ", "query(", ")"));
  }

  private Query select(List<ValueType> types, Scope around, int depth, boolean isWhole) {
    Source source = sources.of(depth);
    Scope rows = around.around(source.values());
    Fragment where =
        dice.percent(45) ? maybe(" WHERE ", expressions.condition(rows, 2).code()) : nothing();
    int kind = dice.below(100);
    if (kind < 40 || (kind < 60 && source.values().isEmpty())) {
      return grouped(types, source, rows, where, isWhole);
    }
    return kind < 60
        ? windowed(types, source, rows, where, isWhole)
        : plain(types, source, rows, where, isWhole);
  }

  private Query windowed(
      List<ValueType> types, Source source, Scope rows, Fragment where, boolean isWhole) {
    WindowCalls.Rows over = new WindowCalls.Rows(rows, source.values());
    List<Value> values = new ArrayList<>(rows.values());
    List<ValueType> wanted = types.isEmpty() ? List.of(ValueType.values()) : types;
    List<Value> calls = new ArrayList<>();
    for (int i = dice.between(1, 2); i > 0; i--) {
      calls.add(windows.of(dice.of(wanted), over));
    }
    values.addAll(calls);
    Scope all = new Scope(values, rows.outer());
    Items items = new Items(types);
    if (types.isEmpty()) {
      calls.forEach(items::add);
      for (int i = dice.between(1, 3); i > 0; i--) {
        items.add(dice.percent(75) ? dice.of(rows.values()) : withoutQueries(() -> item(all)));
      }
      if (isWhole && dice.percent(25)) {
        items.addRounded(windows.rounded(over));
      }
    } else {
      types.forEach(
          type -> items.add(withoutQueries(() -> expressions.of(type, all, dice.below(2)))));
    }
    Fragment qualify = dice.percent(35) ? new Fragment.Maybe(windows.first(over)) : nothing();
    Fragment code =
        phrase(items.sort(), "SELECT ", items.list(), " FROM ", source.code(), where, qualify);
    return new Query(code, items.columns(), source.rows());
  }

  private Query plain(
      List<ValueType> types, Source source, Scope rows, Fragment where, boolean isWhole) {
    boolean distinct = dice.percent(15);
    Items items = new Items(types);
    if (types.isEmpty()) {
      for (int i = dice.between(1, 4); i > 0; i--) {
        items.add(item(rows));
      }
      if (isWhole && !distinct && dice.percent(15)) {
        items.addRounded(quotient(rows));
      }
    } else {
      types.forEach(type -> items.add(expressions.of(type, rows, dice.below(3))));
    }
    Fragment code =
        phrase(
            items.sort(),
            "SELECT " + (distinct ? "DISTINCT " : ""),
            items.list(),
            " FROM ",
            source.code(),
            where);
    return new Query(code, items.columns(), source.rows());
  }

  private Value item(Scope rows) {
    return dice.percent(50) && !rows.values().isEmpty()
        ? dice.of(rows.values())
        : expressions.of(dice.of(ValueType.values()), rows, 2);
  }

  private Value quotient(Scope rows) {
    Fragment dividend = expressions.of(ValueType.DOUBLE, rows, 1).code();
    return dice.percent(50)
        ? Expressions.value(ValueType.DOUBLE, 0, "SQRT(ABS(", dividend, "))")
        : Expressions.value(
            ValueType.DOUBLE,
            0,
            "(",
            dividend,
            " / NULLIF(",
            expressions.of(ValueType.DOUBLE, rows, 1).code(),
            ", 0))");
  }

  private Query grouped(
      List<ValueType> types, Source source, Scope rows, Fragment where, boolean isWhole) {
    Grouping grouping = Grouping.of(dice, expressions, rows);
    List<Value> values = new ArrayList<>(grouping.values());
    List<ValueType> wanted = types.isEmpty() ? List.of(ValueType.values()) : types;
    for (int i = dice.between(1, 3); i > 0; i--) {
      values.add(aggregates.of(dice.of(wanted), rows));
    }
    // Of a grouped query, Calcite wants outer columns to be grouped, too.
    Scope groups = new Scope(values, List.of());
    Items items = new Items(types);
    if (types.isEmpty()) {
      grouping.values().stream().filter(_ -> dice.percent(80)).forEach(items::add);
      for (int i = dice.between(1, 3); i > 0; i--) {
        items.add(dice.percent(70) ? dice.of(values) : item(groups));
      }
      if (isWhole && dice.percent(35)) {
        items.addRounded(aggregates.rounded(rows));
      }
      if (grouping.isTotal() && dice.percent(12)) {
        WindowCalls.Rows over = new WindowCalls.Rows(groups, grouping.values());
        items.add(windows.of(dice.of(ValueType.values()), over));
      }
    } else {
      types.forEach(type -> items.add(expressions.of(type, groups, dice.below(2))));
    }
    Fragment having =
        dice.percent(25) ? maybe(" HAVING ", expressions.condition(groups, 1).code()) : nothing();
    Fragment code =
        phrase(
            items.sort(),
            "SELECT ",
            items.list(),
            " FROM ",
            source.code(),
            where,
            grouping.clause(),
            having);
    return new Query(code, items.columns(), Math.max(1, source.rows() / 2));
  }

  /** {@code (SELECT MAX(…) FROM …)}; null when there are enough queries. */
  @Nullable Value scalar(ValueType type, Scope scope) {
    if (!takeSubquery()) {
      return null;
    }
    Source source = sources.of(0);
    Scope rows = scope.around(source.values());
    Value aggregate = aggregates.of(type, rows);
    return Expressions.value(
        type,
        aggregate.bound(),
        "(SELECT ",
        aggregate.code(),
        " FROM ",
        source.code(),
        filter(rows),
        ")");
  }

  /** EXISTS, IN, ANY, ALL; null when there are enough queries. */
  @Nullable Value test(Scope scope) {
    if (!takeSubquery()) {
      return null;
    }
    ValueType type = dice.of(ValueType.values());
    if (dice.percent(40)) {
      Source source = sources.of(0);
      Scope rows = scope.around(source.values());
      return truth(
          dice.of("(EXISTS (SELECT 1 FROM ", "(NOT EXISTS (SELECT 1 FROM "),
          source.code(),
          filter(rows),
          "))");
    }
    Value tested = expressions.of(type, scope, 1);
    Query inner =
        dice.percent(50)
            ? select(List.of(type), scope.around(NO_VALUES), 0, false)
            : of(List.of(type), 0, false);
    String operator =
        dice.percent(70)
            ? dice.of(" IN (", " NOT IN (")
            : dice.of(" = ", " <> ", " < ", " >= ") + dice.of("ANY (", "ALL (");
    return truth("(", tested.code(), operator, inner.code(), "))");
  }

  private Fragment filter(Scope rows) {
    Value inner = rows.values().isEmpty() ? null : dice.of(rows.values());
    Value outer =
        inner == null
            ? null
            : new Scope(/* values= */ rows.outer(), /* outer= */ NO_VALUES).any(inner.type(), dice);
    if (outer != null && dice.percent(75)) {
      String operator = dice.percent(75) ? " = " : dice.of(" < ", " <> ", " IS NOT DISTINCT FROM ");
      Fragment more =
          dice.percent(30)
              ? maybe(dice.of(" AND ", " OR "), expressions.condition(rows, 1).code())
              : nothing();
      return maybe(" WHERE ", maybe(inner.code(), operator, outer.code()), more);
    }
    return dice.percent(50) ? maybe(" WHERE ", expressions.condition(rows, 1).code()) : nothing();
  }

  private boolean takeSubquery() {
    if (subqueriesLeft <= 0) {
      return false;
    }
    subqueriesLeft--;
    return true;
  }

  /** Where queries in expressions are not executed: the ON condition of an outer join. */
  Value withoutQueries(Supplier<Value> made) {
    int left = subqueriesLeft;
    subqueriesLeft = 0;
    Value value = made.get();
    subqueriesLeft = left;
    return value;
  }

  private static Value truth(Object... parts) {
    return Expressions.value(ValueType.BOOLEAN, 0, parts);
  }

  /** What stands between SELECT and FROM. */
  private static final class Items {

    private final List<ValueType> types;
    private final List<Fragment> code = new ArrayList<>();
    private final List<Output> columns = new ArrayList<>();

    private Items(List<ValueType> types) {
      this.types = types;
    }

    private void add(Value value) {
      add(value, true);
    }

    private void addRounded(Value value) {
      add(value, false);
    }

    private void add(Value value, boolean isExact) {
      String name = "c" + (columns.size() + 1);
      // Of set operations, both sides have the same types.
      code.add(
          types.isEmpty()
              ? phrase("item", value.code(), " AS " + name)
              : phrase(
                  "item", "CAST(", value.code(), " AS " + value.type().sql() + ") AS " + name));
      columns.add(new Output(name, value.type(), value.bound(), isExact));
    }

    private Fragment list() {
      return new Elements(code, ", ", types.isEmpty() ? 1 : code.size());
    }

    private String sort() {
      return types.isEmpty() ? "query" : Queries.sort(types);
    }

    private List<Output> columns() {
      return columns;
    }
  }
}
