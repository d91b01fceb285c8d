package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregate call reads of a row.
 *
 * @param arguments none for COUNT(*)
 * @param orders what it is ordered by
 * @param weight a repeatable {@code long}; null where every row counts once
 */
record AggregateRow(
    RowScope scope,
    List<ScalarValue> arguments,
    List<ScalarValue> orders,
    @Nullable CodeExpression weight) {

  AggregateRow {
    arguments = List.copyOf(arguments);
    orders = List.copyOf(orders);
  }

  ScalarValue argument() {
    return arguments.getFirst();
  }

  /** Whether no argument is NULL. */
  CodeExpression hasArguments() {
    return Code.and(arguments.stream().map(Values::isPresent).toList());
  }

  /** How often the row counts, a long. */
  CodeExpression times() {
    return weight == null ? Code.literal(1L) : weight;
  }

  /** The same row, counted another number of times. */
  AggregateRow withWeight(@Nullable CodeExpression other) {
    return new AggregateRow(scope, arguments, orders, other);
  }
}
