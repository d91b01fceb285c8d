package dev.laminar.differential;

import static dev.laminar.differential.Expressions.value;

import dev.laminar.differential.Scope.Value;

/** Random expressions that are texts. */
final class Texts {

  private final Dice dice;
  private final Expressions expressions;

  Texts(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  Value of(Scope scope, int depth) {
    return switch (dice.below(14)) {
      case 0, 1 -> text("(", inner(scope, depth), " || ", inner(scope, depth), ")");
      case 2 ->
          text(
              dice.of("UPPER(", "LOWER(", "TRIM(", "LTRIM(", "RTRIM(", "REVERSE("),
              inner(scope, depth),
              ")");
      case 3 ->
          text(
              "SUBSTRING(",
              inner(scope, depth),
              dice.percent(50)
                  ? " FROM " + dice.between(1, 3) + ")"
                  : " FROM " + dice.between(1, 3) + " FOR " + dice.between(0, 3) + ")");
      case 4 ->
          text(
              "REPLACE(",
              inner(scope, depth),
              ", '" + dice.of("a", "b", "ab", "日") + "', ",
              leaf(scope),
              ")");
      case 5 -> {
        ValueType from =
            dice.of(
                ValueType.INTEGER,
                ValueType.BIGINT,
                ValueType.DATE,
                ValueType.BOOLEAN,
                ValueType.DECIMAL,
                ValueType.TIMESTAMP);
        Value value = expressions.of(from, scope, depth - 1);
        // Of a decimal of any scale, the digits after the point show.
        yield from == ValueType.DECIMAL
            ? text("CAST(CAST(", value.code(), " AS DECIMAL(18, 2)) AS VARCHAR)")
            : text("CAST(", value.code(), " AS VARCHAR)");
      }
      case 6 ->
          text(dice.of("LEFT(", "RIGHT("), inner(scope, depth), ", " + dice.between(0, 3) + ")");
      case 7 ->
          text(
              dice.of("LPAD(", "RPAD("),
              inner(scope, depth),
              ", " + dice.between(0, 5) + ", '" + dice.of("*", "-+") + "')");
      case 8 ->
          text(
              "SPLIT_PART(",
              inner(scope, depth),
              ", '" + dice.of("a", "b", " ", "日") + "', " + dice.between(1, 3) + ")");
      case 9 -> text("TRANSLATE(", inner(scope, depth), dice.of(", 'ab', 'BA')", ", 'aé ', 'x')"));
      case 10 -> text("REPEAT(", inner(scope, depth), ", " + dice.between(0, 2) + ")");
      case 11 -> text("MD5(", inner(scope, depth), ")");
      case 12 -> text("CONCAT_WS('-', ", inner(scope, depth), ", ", inner(scope, depth), ")");
      default -> text("CONCAT(", inner(scope, depth), ", ", inner(scope, depth), ")");
    };
  }

  private Fragment inner(Scope scope, int depth) {
    return expressions.of(ValueType.VARCHAR, scope, depth - 1).code();
  }

  private Fragment leaf(Scope scope) {
    return expressions.leaf(ValueType.VARCHAR, scope).code();
  }

  private static Value text(Object... parts) {
    return value(ValueType.VARCHAR, 0, parts);
  }
}
