package dev.laminar.differential;

import static dev.laminar.differential.Fragment.maybe;
import static dev.laminar.differential.Fragment.nothing;
import static dev.laminar.differential.Fragment.phrase;

import dev.laminar.differential.Fragment.Elements;
import dev.laminar.differential.Scope.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A random GROUP BY clause.
 *
 * @param values what may stand beside aggregates: keys, and GROUPING of them
 * @param isTotal whether values tell all groups apart
 */
record Grouping(Fragment clause, List<Value> values, boolean isTotal) {

  /** Some keys, or none, of the rows. */
  static Grouping of(Dice dice, Expressions expressions, Scope rows) {
    List<Value> keys = new ArrayList<>();
    int count = dice.percent(20) || rows.values().isEmpty() ? 0 : dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      Value column = dice.of(rows.values());
      Value key = dice.percent(80) ? column : computed(dice, expressions, column);
      if (keys.stream().noneMatch(other -> other.code().sql().equals(key.code().sql()))) {
        keys.add(key);
      }
    }
    if (keys.isEmpty()) {
      return new Grouping(nothing(), keys, false);
    }
    List<Fragment> codes = keys.stream().map(Value::code).toList();
    Fragment list = new Elements(codes, ", ", 1);
    if (dice.percent(75)) {
      return new Grouping(maybe(" GROUP BY ", list), keys, true);
    }
    List<Value> values = new ArrayList<>(keys);
    values.add(
        Expressions.value(ValueType.BIGINT, 1, "CAST(GROUPING(", codes.getFirst(), ") AS BIGINT)"));
    Fragment sets =
        switch (dice.below(3)) {
          case 0 -> phrase("sets", "ROLLUP (", list, ")");
          case 1 -> phrase("sets", "CUBE (", list, ")");
          default -> sets(dice, codes, list);
        };
    return new Grouping(maybe(" GROUP BY ", sets), values, false);
  }

  private static Fragment sets(Dice dice, List<Fragment> codes, Fragment list) {
    List<Fragment> sets = new ArrayList<>();
    sets.add(phrase("set", "(", list, ")"));
    for (int i = dice.between(1, 2); i > 0; i--) {
      List<Fragment> some = codes.stream().filter(_ -> dice.percent(50)).toList();
      sets.add(phrase("set", "(", new Elements(some, ", ", 0), ")"));
    }
    return phrase("sets", "GROUPING SETS (", new Elements(sets, ", ", 1), ")");
  }

  private static Value computed(Dice dice, Expressions expressions, Value column) {
    return switch (column.type()) {
      case VARCHAR ->
          Expressions.value(ValueType.VARCHAR, 0, dice.of("UPPER(", "TRIM("), column.code(), ")");
      case INTEGER, BIGINT ->
          Expressions.value(column.type(), 3, "(", column.code(), " % " + dice.between(2, 3) + ")");
      case TIMESTAMP -> Expressions.value(ValueType.DATE, 0, "CAST(", column.code(), " AS DATE)");
      case DOUBLE, DECIMAL, DATE, BOOLEAN ->
          Expressions.value(
              ValueType.VARCHAR,
              0,
              "CASE WHEN ",
              column.code(),
              " = ",
              expressions.literal(column.type()).code(),
              " THEN 'same' ELSE 'other' END");
    };
  }
}
