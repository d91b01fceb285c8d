package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.compiler.scalar.FunctionNames;
import dev.laminar.kernel.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison says about a TIMESTAMP of the right input of a join less one of the left input.
 *
 * @param left column of the left input; -1 when it says nothing of the kind
 * @param right column of the right input, counted from the first left one
 * @param lowerUs the least difference; {@link Long#MIN_VALUE} for none
 * @param upperUs the greatest one; {@link Long#MAX_VALUE} for none
 */
record TimeBound(int left, int right, long lowerUs, long upperUs) {

  private static final TimeBound NONE = new TimeBound(-1, -1, Long.MIN_VALUE, Long.MAX_VALUE);

  /** Constants beyond this make no bound: sums of them must not overflow. */
  private static final long MAX_US = 1L << 58;

  boolean isOf(int leftColumn, int rightColumn) {
    return left == leftColumn && right == rightColumn;
  }

  /** A sum: the left column and the right one, each times its sign, and a constant. */
  private record Sum(int left, int leftSign, int right, int rightSign, long us) {

    static Sum constant(long us) {
      return new Sum(-1, 0, -1, 0, us);
    }

    Sum negated() {
      return new Sum(left, -leftSign, right, -rightSign, -us);
    }

    /** Null where a column takes part twice. */
    @Nullable Sum plus(Sum other) {
      if (leftSign != 0 && other.leftSign != 0
          || rightSign != 0 && other.rightSign != 0
          || Math.abs(us) > MAX_US
          || Math.abs(other.us) > MAX_US) {
        return null;
      }
      return new Sum(
          Math.max(left, other.left),
          leftSign + other.leftSign,
          Math.max(right, other.right),
          rightSign + other.rightSign,
          us + other.us);
    }
  }

  /**
   * What a condition says.
   *
   * @param leftColumns columns of the left input, which come before those of the right one
   */
  static TimeBound of(Scalar condition, int leftColumns) {
    if (!(condition instanceof Call call) || call.arguments().size() != 2) {
      return NONE;
    }
    Sum first = sum(call.arguments().get(0), leftColumns);
    Sum second = sum(call.arguments().get(1), leftColumns);
    Sum difference = first == null || second == null ? null : first.plus(second.negated());
    if (difference == null || difference.leftSign() * difference.rightSign() != -1) {
      return NONE;
    }
    // The difference is compared with 0; what is wanted is right less left.
    boolean straight = difference.rightSign() == 1;
    long us = straight ? -difference.us() : difference.us();
    return switch (call.function()) {
      case FunctionNames.EQUALS -> bound(difference, us, us);
      case FunctionNames.LESS_THAN ->
          straight ? below(difference, us - 1) : above(difference, us + 1);
      case FunctionNames.LESS_THAN_OR_EQUAL ->
          straight ? below(difference, us) : above(difference, us);
      case FunctionNames.GREATER_THAN ->
          straight ? above(difference, us + 1) : below(difference, us - 1);
      case FunctionNames.GREATER_THAN_OR_EQUAL ->
          straight ? above(difference, us) : below(difference, us);
      default -> NONE;
    };
  }

  private static TimeBound below(Sum sum, long us) {
    return bound(sum, Long.MIN_VALUE, us);
  }

  private static TimeBound above(Sum sum, long us) {
    return bound(sum, us, Long.MAX_VALUE);
  }

  private static TimeBound bound(Sum sum, long lowerUs, long upperUs) {
    return new TimeBound(sum.left(), sum.right(), lowerUs, upperUs);
  }

  private static @Nullable Sum sum(Scalar scalar, int leftColumns) {
    return switch (scalar) {
      case InputColumn column -> column(column, leftColumns);
      case Constant constant ->
          constant.type().kind() == TypeKind.INTERVAL_DAY_TIME
                  && constant.value() instanceof Long us
              ? Sum.constant(us)
              : null;
      case Call call -> call(call, leftColumns);
      default -> null;
    };
  }

  private static @Nullable Sum column(InputColumn column, int leftColumns) {
    if (column.type().kind() != TypeKind.TIMESTAMP) {
      return null;
    }
    return column.index() < leftColumns
        ? new Sum(column.index(), 1, -1, 0, 0)
        : new Sum(-1, 0, column.index(), 1, 0);
  }

  private static @Nullable Sum call(Call call, int leftColumns) {
    Sum first = sum(call.arguments().getFirst(), leftColumns);
    if (first == null) {
      return null;
    }
    if (call.function().equals(FunctionNames.NEGATE)) {
      return first.negated();
    }
    boolean adds = call.function().equals(FunctionNames.ADD);
    if (!adds && !call.function().equals(FunctionNames.SUBTRACT) || call.arguments().size() != 2) {
      return null;
    }
    Sum second = sum(call.arguments().get(1), leftColumns);
    return second == null ? null : first.plus(adds ? second : second.negated());
  }
}
