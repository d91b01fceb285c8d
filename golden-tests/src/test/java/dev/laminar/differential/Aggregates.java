package dev.laminar.differential;

import static dev.laminar.differential.Fragment.maybe;
import static dev.laminar.differential.Fragment.nothing;

import dev.laminar.differential.Scope.Value;
import java.util.List;

/** Random calls of aggregates. */
final class Aggregates {

  /** No query has more rows, see {@link Queries}. */
  private static final long MOST_ROWS = 100_000;

  private final Dice dice;
  private final Expressions expressions;

  Aggregates(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  /** An aggregate of a type, whose value does not depend on the order of rows. */
  Value of(ValueType type, Scope rows) {
    return switch (type) {
      case BIGINT ->
          switch (dice.below(6)) {
            case 0 -> call(type, MOST_ROWS, rows, "COUNT(*)", "");
            case 1 -> call(type, MOST_ROWS, rows, "COUNT(", any(rows).code(), ")", "");
            case 2 -> call(type, MOST_ROWS, rows, "COUNT(DISTINCT ", any(rows).code(), ")", "");
            case 3, 4 -> sum(type, dice.of(ValueType.INTEGER, ValueType.BIGINT), rows);
            default -> extreme(type, rows);
          };
      case INTEGER -> dice.percent(20) ? bits(rows) : extreme(type, rows);
      case DOUBLE ->
          switch (dice.below(3)) {
            case 0 -> sum(type, type, rows);
            case 1 -> {
              Value argument = argument(type, rows);
              yield call(type, argument.bound(), rows, "MEDIAN(", argument.code(), ")", "");
            }
            default -> extreme(type, rows);
          };
      case DECIMAL -> dice.percent(60) ? sum(type, type, rows) : extreme(type, rows);
      case VARCHAR -> {
        if (dice.percent(60)) {
          yield extreme(type, rows);
        }
        Fragment argument = argument(type, rows).code();
        yield dice.percent(30)
            ? call(
                type,
                0,
                rows,
                "STRING_AGG(DISTINCT ",
                argument,
                ", '+' ORDER BY ",
                argument,
                ")",
                "")
            : call(type, 0, rows, "STRING_AGG(", argument, ", '+' ORDER BY ", argument, ")", "");
      }
      case DATE, TIMESTAMP -> extreme(type, rows);
      case BOOLEAN ->
          call(
              type,
              0,
              rows,
              dice.of("BOOL_AND(", "BOOL_OR("),
              argument(type, rows).code(),
              ")",
              "");
    };
  }

  /** A call whose result is rounded: to be shown, not to be computed with. */
  Value rounded(Scope rows) {
    ValueType type =
        dice.of(ValueType.INTEGER, ValueType.BIGINT, ValueType.DOUBLE, ValueType.DECIMAL);
    Fragment argument = argument(type, rows).code();
    if (dice.percent(50)) {
      String distinct = dice.percent(20) ? "DISTINCT " : "";
      return call(ValueType.DOUBLE, 0, rows, "AVG(" + distinct, argument, ")", "");
    }
    if (dice.percent(60)) {
      return call(
          ValueType.DOUBLE,
          0,
          rows,
          dice.of("STDDEV_POP(", "STDDEV_SAMP(", "VAR_POP(", "VAR_SAMP("),
          argument,
          ")",
          "");
    }
    return call(
        ValueType.DOUBLE,
        0,
        rows,
        dice.of("COVAR_POP(", "COVAR_SAMP(", "REGR_SXX(", "REGR_AVGX(") + "CAST(",
        argument,
        " AS DOUBLE), CAST(",
        argument(dice.of(ValueType.INTEGER, ValueType.DOUBLE), rows).code(),
        " AS DOUBLE))",
        "");
  }

  private Value sum(ValueType type, ValueType from, Scope rows) {
    Value argument = argument(from, rows);
    if (argument.bound() > type.limit() / MOST_ROWS) {
      return extreme(type, rows);
    }
    return call(
        type,
        argument.bound() * MOST_ROWS,
        rows,
        "CAST(SUM(" + (dice.percent(20) ? "DISTINCT " : ""),
        argument.code(),
        ")",
        " AS " + type.sql() + ")");
  }

  private Value extreme(ValueType type, Scope rows) {
    Value argument = argument(type, rows);
    if (type.isNumber() && dice.percent(10)) {
      return call(
          type,
          argument.bound(),
          rows,
          "PERCENTILE_DISC(" + dice.of("0", "0.5", "0.75", "1") + ") WITHIN GROUP (ORDER BY ",
          argument.code(),
          ")",
          "");
    }
    return call(type, argument.bound(), rows, dice.of("MIN(", "MAX("), argument.code(), ")", "");
  }

  private Value bits(Scope rows) {
    return call(
        ValueType.INTEGER,
        1 << 30,
        rows,
        dice.of("BIT_AND(", "BIT_OR(", "BIT_XOR("),
        argument(ValueType.INTEGER, rows).code(),
        ")",
        "");
  }

  /**
   * Of the rows that are aggregated only: an aggregate of an outer query's columns is the outer's.
   */
  private Value argument(ValueType type, Scope rows) {
    return expressions.of(type, rows.withoutOuter(), dice.below(2));
  }

  private Value any(Scope rows) {
    List<Value> values = rows.values();
    return values.isEmpty() ? expressions.literal(ValueType.INTEGER) : dice.of(values);
  }

  /**
   * @param parts of the call, then what stands behind its FILTER
   */
  private Value call(ValueType type, long bound, Scope rows, Object... parts) {
    Fragment filter =
        dice.percent(18)
            ? maybe(" FILTER (WHERE ", expressions.condition(rows.withoutOuter(), 1).code(), ")")
            : nothing();
    Object[] all = new Object[parts.length + 1];
    System.arraycopy(parts, 0, all, 0, parts.length - 1);
    all[parts.length - 1] = filter;
    all[parts.length] = parts[parts.length - 1];
    return Expressions.value(type, bound, all);
  }
}
