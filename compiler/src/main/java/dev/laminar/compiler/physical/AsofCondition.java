package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.AsofDirection;
import dev.laminar.kernel.plan.AsofMatch;
import dev.laminar.sql.function.TimeMatch;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/**
 * What a {@code MATCH_CONDITION} says. Each of its comparisons bounds how far the time of the left
 * row is behind that of the right one; together they are one of a few forms.
 */
final class AsofCondition {

  private static final String HELP =
      "write a.ts >= b.ts, perhaps with AND a.ts - b.ts <= INTERVAL '5' SECOND; >, <= and < also do, and NEAREST(a.ts, b.ts)";

  private final int leftColumns;
  private final SourceSpan span;
  private int left = -1;
  private int right = -1;
  private boolean nearest;
  private long leastUs = Long.MIN_VALUE;
  private long greatestUs = Long.MAX_VALUE;

  private AsofCondition(int leftColumns, SourceSpan span) {
    this.leftColumns = leftColumns;
    this.span = span;
  }

  /**
   * A condition that was understood.
   *
   * @param leftTime column of the left side
   * @param rightTime column of the right side
   */
  record Result(int leftTime, int rightTime, AsofMatch match) {}

  /**
   * Reads a condition over the columns of both sides, left ones first.
   *
   * @throws LaminarException UNSUPPORTED for anything else
   */
  static Result read(RexNode condition, int leftColumns, boolean outer, SourceSpan span) {
    AsofCondition reader = new AsofCondition(leftColumns, span);
    RelOptUtil.conjunctions(condition).forEach(reader::conjunct);
    return reader.result(outer);
  }

  private void conjunct(RexNode node) {
    if (!(node instanceof RexCall call)) {
      throw refuse("this is no condition on the times of both sides");
    }
    if (call.getOperator() == TimeMatch.NEAREST) {
      nearest(call.getOperands());
      return;
    }
    switch (call.getKind()) {
      case GREATER_THAN_OR_EQUAL ->
          atLeast(call.getOperands().get(0), call.getOperands().get(1), 0);
      case GREATER_THAN -> atLeast(call.getOperands().get(0), call.getOperands().get(1), 1);
      case LESS_THAN_OR_EQUAL -> atLeast(call.getOperands().get(1), call.getOperands().get(0), 0);
      case LESS_THAN -> atLeast(call.getOperands().get(1), call.getOperands().get(0), 1);
      default -> throw refuse("this is no comparison of the times of both sides");
    }
  }

  private void nearest(List<RexNode> operands) {
    if (nearest || operands.size() < 2 || operands.size() > 3) {
      throw refuse("NEAREST takes the time of each side, and perhaps a tolerance");
    }
    nearest = true;
    TimeDifference a = TimeDifference.of(operands.get(0));
    TimeDifference b = TimeDifference.of(operands.get(1));
    if (a == null || b == null) {
      throw refuse("the times of both sides must be columns");
    }
    TimeDifference difference = a.plus(b, -1);
    sign(difference);
    if (difference.constantUs() != 0) {
      throw refuse("the times of both sides must be columns");
    }
    if (operands.size() == 3) {
      TimeDifference tolerance = TimeDifference.of(operands.get(2));
      if (tolerance == null || !tolerance.columns().isEmpty()) {
        throw refuse("the tolerance must be an interval such as INTERVAL '5' SECOND");
      }
      bound(tolerance.constantUs());
    }
  }

  private void bound(long toleranceUs) {
    leastUs = Math.max(leastUs, -toleranceUs);
    greatestUs = Math.min(greatestUs, toleranceUs);
  }

  /** {@code greater - less >= byUs}. */
  private void atLeast(RexNode greater, RexNode less, long byUs) {
    if (isAbsolute(less)) {
      TimeDifference distance = TimeDifference.of(((RexCall) less).getOperands().getFirst());
      TimeDifference tolerance = TimeDifference.of(greater);
      if (distance == null
          || distance.constantUs() != 0
          || tolerance == null
          || !tolerance.columns().isEmpty()) {
        throw refuse("this is no bound on how far apart the times of both sides are");
      }
      sign(distance);
      bound(tolerance.constantUs() - byUs);
      return;
    }
    TimeDifference a = TimeDifference.of(greater);
    TimeDifference b = TimeDifference.of(less);
    if (a == null || b == null) {
      throw refuse("this is no comparison of the times of both sides");
    }
    TimeDifference difference = a.plus(b, -1);
    // sign * (left - right) + constant >= by
    if (sign(difference) > 0) {
      leastUs = Math.max(leastUs, byUs - difference.constantUs());
    } else {
      greatestUs = Math.min(greatestUs, difference.constantUs() - byUs);
    }
  }

  private static boolean isAbsolute(RexNode node) {
    return node instanceof RexCall call && call.getOperator().getName().equals("ABS");
  }

  /**
   * Notes the columns of a difference between both sides.
   *
   * @return 1 for left - right, -1 for right - left
   */
  private int sign(TimeDifference difference) {
    int leftColumn = -1;
    int rightColumn = -1;
    int leftCount = 0;
    int rightCount = 0;
    for (Map.Entry<Integer, Integer> column : difference.columns().entrySet()) {
      if (column.getKey() < leftColumns) {
        leftColumn = column.getKey();
        leftCount = column.getValue();
      } else {
        rightColumn = column.getKey() - leftColumns;
        rightCount = column.getValue();
      }
    }
    boolean isDifference =
        difference.columns().size() == 2
            && leftColumn >= 0
            && rightColumn >= 0
            && leftCount + rightCount == 0
            && Math.abs(leftCount) == 1;
    if (!isDifference) {
      throw refuse("this does not compare the time of the left side with that of the right side");
    }
    if (left >= 0 && (left != leftColumn || right != rightColumn)) {
      throw refuse("the comparisons are of several columns");
    }
    left = leftColumn;
    right = rightColumn;
    return leftCount;
  }

  private Result result(boolean outer) {
    if (left < 0) {
      throw refuse("this does not compare the time of the left side with that of the right side");
    }
    if (nearest) {
      if (leastUs != -greatestUs && (leastUs != Long.MIN_VALUE || greatestUs != Long.MAX_VALUE)
          || greatestUs < 0) {
        throw refuse("the tolerance of NEAREST must be the same on both sides");
      }
      return result(AsofDirection.NEAREST, false, outer, greatestUs);
    }
    boolean backward = leastUs == 0 || leastUs == 1;
    boolean forward = greatestUs == 0 || greatestUs == -1;
    if (backward && (greatestUs >= leastUs)) {
      return result(AsofDirection.BACKWARD, leastUs == 1, outer, greatestUs);
    }
    if (forward && leastUs <= greatestUs) {
      long toleranceUs = leastUs == Long.MIN_VALUE ? Long.MAX_VALUE : -leastUs;
      return result(AsofDirection.FORWARD, greatestUs == -1, outer, toleranceUs);
    }
    throw refuse("there must be one comparison of the two times, and at most a tolerance");
  }

  private Result result(AsofDirection direction, boolean strict, boolean outer, long toleranceUs) {
    return new Result(
        left, right, new AsofMatch(direction, strict, outer, toleranceUs, false, 0, 0));
  }

  private LaminarException refuse(String message) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, message + ": this MATCH_CONDITION is not executed", span, HELP);
  }
}
