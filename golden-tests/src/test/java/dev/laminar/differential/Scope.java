package dev.laminar.differential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What expressions can name.
 *
 * @param values columns of the query, or keys and aggregates where it is grouped
 * @param outer columns of the queries around it
 */
record Scope(List<Value> values, List<Value> outer) {

  /** Chance in a hundred that a name is that of an outer query. */
  private static final int OUTER_CHANCE = 30;

  /**
   * An expression of a type.
   *
   * @param bound the greatest magnitude of a number
   * @param isColumn whether it is the name of a column, which queries inside may read
   */
  record Value(Fragment code, ValueType type, long bound, boolean isColumn) {}

  Scope {
    values = List.copyOf(values);
    outer = List.copyOf(outer);
  }

  List<Value> all(ValueType type) {
    return values.stream().filter(value -> value.type() == type).toList();
  }

  /** One of a type; null when there is none. */
  @Nullable Value any(ValueType type, Dice dice) {
    List<Value> inner = all(type);
    List<Value> outside = outer.stream().filter(value -> value.type() == type).toList();
    if (!outside.isEmpty() && (inner.isEmpty() || dice.percent(OUTER_CHANCE))) {
      return dice.of(outside);
    }
    return inner.isEmpty() ? null : dice.of(inner);
  }

  /** For a query inside of this one: columns that are named here are outer ones there. */
  Scope around(List<Value> inner) {
    List<Value> both = new ArrayList<>(values.stream().filter(Value::isColumn).toList());
    both.addAll(outer);
    return new Scope(inner, both);
  }

  Scope withoutOuter() {
    return new Scope(values, List.of());
  }
}
