package dev.laminar.differential;

import static dev.laminar.differential.Fragment.phrase;

import dev.laminar.differential.Fragment.Elements;
import dev.laminar.differential.Scope.Value;
import java.util.ArrayList;
import java.util.List;

/** Random conditions. */
final class Conditions {

  private final Dice dice;
  private final Expressions expressions;
  private final Queries queries;

  Conditions(Dice dice, Expressions expressions, Queries queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  Value of(Scope scope, int depth) {
    if (depth <= 0) {
      return dice.percent(25) && !scope.all(ValueType.BOOLEAN).isEmpty()
          ? expressions.leaf(ValueType.BOOLEAN, scope)
          : comparison(scope, 0);
    }
    return switch (dice.below(14)) {
      case 0, 1 ->
          truth("(", inner(scope, depth), dice.of(" AND ", " OR "), inner(scope, depth), ")");
      case 2 -> truth("(NOT ", inner(scope, depth), ")");
      case 3 -> truth("(", any(scope, depth), dice.of(" IS NULL)", " IS NOT NULL)"));
      case 4 ->
          truth(
              "(",
              inner(scope, depth),
              dice.of(" IS TRUE)", " IS NOT TRUE)", " IS FALSE)", " IS NOT FALSE)"));
      case 5 -> between(scope, depth);
      case 6 -> list(scope, depth);
      case 7 -> like(scope, depth);
      case 9 ->
          truth(
              "(STARTS_WITH(",
              expressions.of(ValueType.VARCHAR, scope, depth - 1).code(),
              ", ",
              expressions.leaf(ValueType.VARCHAR, scope).code(),
              "))");
      case 8 -> {
        Value made = queries.test(scope);
        yield made == null ? comparison(scope, depth) : made;
      }
      default -> comparison(scope, depth);
    };
  }

  private Value comparison(Scope scope, int depth) {
    ValueType type = comparable(scope);
    Value left = expressions.of(type, scope, depth - 1);
    Value right =
        dice.percent(50) ? expressions.literal(type) : expressions.of(type, scope, depth - 1);
    String operator =
        dice.of(
            " = ",
            " = ",
            " <> ",
            " < ",
            " <= ",
            " > ",
            " >= ",
            " IS DISTINCT FROM ",
            " IS NOT DISTINCT FROM ");
    return truth("(", left.code(), operator, right.code(), ")");
  }

  private Value between(Scope scope, int depth) {
    ValueType type = comparable(scope);
    return truth(
        "(",
        expressions.of(type, scope, depth - 1).code(),
        dice.percent(25) ? " NOT BETWEEN " : " BETWEEN ",
        expressions.leaf(type, scope).code(),
        " AND ",
        expressions.leaf(type, scope).code(),
        ")");
  }

  private Value list(Scope scope, int depth) {
    ValueType type = comparable(scope);
    List<Fragment> elements = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      Value element = dice.percent(80) ? expressions.literal(type) : expressions.leaf(type, scope);
      elements.add(element.code());
    }
    return truth(
        "(",
        expressions.of(type, scope, depth - 1).code(),
        dice.percent(35) ? " NOT IN (" : " IN (",
        new Elements(elements, ", ", 1),
        "))");
  }

  private Value like(Scope scope, int depth) {
    return truth(
        "(",
        expressions.of(ValueType.VARCHAR, scope, depth - 1).code(),
        dice.percent(30) ? " NOT LIKE '" : " LIKE '",
        dice.of("a%", "%b", "%a%", "_", "a_b", "%", "", "_%b", "日%", "A%") + "')");
  }

  private ValueType comparable(Scope scope) {
    ValueType type = dice.of(ValueType.values());
    // Columns tell more than literals do.
    return scope.all(type).isEmpty() && !scope.values().isEmpty() && dice.percent(80)
        ? dice.of(scope.values()).type()
        : type;
  }

  private Fragment any(Scope scope, int depth) {
    return expressions.of(comparable(scope), scope, depth - 1).code();
  }

  private Fragment inner(Scope scope, int depth) {
    return of(scope, depth - 1).code();
  }

  private static Value truth(Object... parts) {
    return new Value(phrase(ValueType.BOOLEAN.name(), parts), ValueType.BOOLEAN, 0, false);
  }
}
