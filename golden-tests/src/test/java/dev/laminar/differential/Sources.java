package dev.laminar.differential;

import static dev.laminar.differential.Fragment.maybe;
import static dev.laminar.differential.Fragment.nothing;
import static dev.laminar.differential.Fragment.phrase;

import dev.laminar.differential.Scope.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Random FROM clauses: tables, views, queries, and joins of them. */
final class Sources {

  /** A join that would have more is not made. */
  private static final long MOST_ROWS = 2_000;

  private final Dice dice;
  private final List<Relation> relations;
  private final Expressions expressions;
  private final Queries queries;
  private int lastName;

  Sources(Dice dice, List<Relation> relations, Expressions expressions, Queries queries) {
    this.dice = dice;
    this.relations = relations;
    this.expressions = expressions;
    this.queries = queries;
  }

  void startQuery() {
    lastName = 0;
  }

  String nextName() {
    lastName++;
    return "r" + lastName;
  }

  Source of(int depth) {
    Source left = single(depth);
    int joins = dice.percent(50) ? 0 : dice.percent(70) ? 1 : 2;
    for (int i = 0; i < joins; i++) {
      left = join(left, single(depth));
    }
    return dice.percent(8) && !left.values().isEmpty() ? unnested(left) : left;
  }

  /** Each row as often as an array of its values has elements. */
  private Source unnested(Source rows) {
    Scope scope = new Scope(rows.values(), List.of());
    ValueType type = dice.of(rows.values()).type();
    List<Value> elements = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      elements.add(queries.withoutQueries(() -> expressions.of(type, scope, 1)));
    }
    String alias = nextName();
    List<Value> values = new ArrayList<>(rows.values());
    long bound = elements.stream().mapToLong(Value::bound).max().orElse(0);
    values.add(new Value(phrase(type.name(), alias + ".x"), type, bound, true));
    return new Source(
        phrase(
            "from",
            rows.code(),
            " CROSS JOIN UNNEST(",
            Expressions.array(type, elements),
            ") AS " + alias + "(x)"),
        values,
        rows.rows() * elements.size());
  }

  private Source single(int depth) {
    String alias = nextName();
    if (depth > 0 && dice.percent(15)) {
      Query query = queries.of(List.of(), depth - 1, false);
      return named(phrase("from", "(", query.code(), ") AS " + alias), query.named(alias), alias);
    }
    Relation relation = dice.of(relations);
    return named(phrase("from", relation.name() + " AS " + alias), relation, alias);
  }

  private static Source named(Fragment code, Relation relation, String alias) {
    List<Value> values = new ArrayList<>();
    for (Relation.Column column : relation.columns()) {
      values.add(
          new Value(
              phrase(column.type().name(), alias + "." + column.name()),
              column.type(),
              column.bound(),
              true));
    }
    return new Source(code, values, relation.rows());
  }

  private Source join(Source left, Source right) {
    if (left.rows() * right.rows() / 5 > MOST_ROWS) {
      return left;
    }
    List<Value> values = new ArrayList<>(left.values());
    values.addAll(right.values());
    boolean mayCross = left.rows() * right.rows() <= MOST_ROWS;
    if (mayCross && dice.percent(12)) {
      return new Source(
          phrase("from", left.code(), " CROSS JOIN ", right.code()),
          values,
          left.rows() * right.rows());
    }
    String kind =
        dice.of(" JOIN ", " JOIN ", " LEFT JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ");
    Scope scope = new Scope(values, List.of());
    Fragment equal = equal(left, right);
    Fragment on;
    long rows = left.rows() * right.rows() / 5;
    if (equal == null || (mayCross && !kind.equals(" FULL JOIN ") && dice.percent(15))) {
      on = condition(scope, 2);
      rows = left.rows() * right.rows();
    } else {
      Fragment more = dice.percent(25) ? maybe(" AND ", condition(scope, 1)) : nothing();
      on = phrase("on", equal, more);
    }
    return rows > MOST_ROWS
        ? left
        : new Source(
            phrase("from", left.code(), kind, right.code(), " ON ", on),
            values,
            Math.max(rows, Math.max(left.rows(), right.rows())));
  }

  /** A column of the one equal to a column of the other; null when they share no type. */
  private @Nullable Fragment equal(Source left, Source right) {
    List<Value> candidates =
        left.values().stream()
            .filter(
                value -> right.values().stream().anyMatch(other -> other.type() == value.type()))
            .toList();
    if (candidates.isEmpty()) {
      return null;
    }
    Value one = dice.of(candidates);
    Value other = dice.of(new Scope(right.values(), List.of()).all(one.type()));
    Value first =
        dice.percent(90)
            ? one
            : queries.withoutQueries(
                () -> expressions.of(one.type(), new Scope(List.of(one), List.of()), 1));
    String operator = dice.percent(93) ? " = " : " IS NOT DISTINCT FROM ";
    return phrase(ValueType.BOOLEAN.name(), "(", first.code(), operator, other.code(), ")");
  }

  private Fragment condition(Scope scope, int depth) {
    return queries.withoutQueries(() -> expressions.condition(scope, depth)).code();
  }
}
