package dev.laminar.compiler.physical;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A sum of columns, each so many times, and of a constant, in µs: what times and intervals are
 * compared as, however they are written.
 *
 * @param columns how often each column is added; none is 0
 */
record TimeDifference(Map<Integer, Integer> columns, long constantUs) {

  private static final long MICROS_PER_MILLI = 1000;

  /** What an expression is; null for one that is no such sum. */
  static @Nullable TimeDifference of(RexNode node) {
    return switch (node) {
      case RexInputRef column -> new TimeDifference(Map.of(column.getIndex(), 1), 0);
      case RexLiteral literal -> literal(literal);
      case RexCall call -> call(call);
      default -> null;
    };
  }

  private static @Nullable TimeDifference literal(RexLiteral literal) {
    boolean isInterval =
        SqlTypeName.DAY_INTERVAL_TYPES.contains(literal.getTypeName()) && !literal.isNull();
    BigDecimal ms = isInterval ? literal.getValueAs(BigDecimal.class) : null;
    return ms == null ? null : new TimeDifference(Map.of(), ms.longValueExact() * MICROS_PER_MILLI);
  }

  private static @Nullable TimeDifference call(RexCall call) {
    List<RexNode> operands = call.getOperands();
    boolean isMinus = call.getKind() == SqlKind.MINUS || call.getOperator().getName().equals("-");
    if (operands.size() == 2 && (isMinus || call.getKind() == SqlKind.PLUS)) {
      TimeDifference left = of(operands.get(0));
      TimeDifference right = of(operands.get(1));
      return left == null || right == null ? null : left.plus(right, isMinus ? -1 : 1);
    }
    if (call.getKind() == SqlKind.MINUS_PREFIX) {
      TimeDifference negated = of(operands.getFirst());
      return negated == null ? null : new TimeDifference(Map.of(), 0).plus(negated, -1);
    }
    // Between intervals of other units, and times of other precisions, nothing is lost.
    boolean sameFamily =
        call.getKind() == SqlKind.CAST
            && call.getType().getSqlTypeName().getFamily()
                == operands.getFirst().getType().getSqlTypeName().getFamily()
            && SqlTypeName.DAY_INTERVAL_TYPES.contains(call.getType().getSqlTypeName());
    return sameFamily ? of(operands.getFirst()) : null;
  }

  /** The sum with another one, so many times. */
  TimeDifference plus(TimeDifference other, int times) {
    Map<Integer, Integer> sum = new HashMap<>(columns);
    other.columns.forEach(
        (column, count) -> sum.merge(column, times * count, (a, b) -> a + b == 0 ? null : a + b));
    return new TimeDifference(sum, constantUs + times * other.constantUs);
  }

  /** The column, where it is nothing else; -1 for anything else. */
  int column() {
    boolean single = constantUs == 0 && columns.size() == 1;
    return single && columns.values().iterator().next() == 1
        ? columns.keySet().iterator().next()
        : -1;
  }
}
