package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.kernel.plan.OverLayout.Bound;
import dev.laminar.kernel.plan.OverLayout.Exclusion;
import dev.laminar.kernel.plan.OverLayout.PickFunction;

/** Whether what window functions say of a row is settled when event time has passed it. */
final class SettledFrames {

  static final int NONE = -1;

  private SettledFrames() {}

  /** The column of event time that rows are ordered by and settle with; {@link #NONE} for none. */
  static int timeColumn(Over over) {
    if (over.order().isEmpty()
        || !(over.input().traits().eventTime() instanceof EventTime.Of times)) {
      return NONE;
    }
    Sort.Key first = over.order().getFirst();
    boolean byTime =
        !first.descending()
            && !over.input().schema().type(first.column()).nullable()
            && times.columns().contains(new EventTime.Exact(first.column()));
    return byTime && over.functions().stream().allMatch(SettledFrames::looksBack)
        ? first.column()
        : NONE;
  }

  /** Whether rows far back are not needed any more. */
  static boolean areBounded(Over over) {
    return over.limit() == null && over.functions().stream().allMatch(SettledFrames::isBounded);
  }

  private static boolean isBounded(OverSpec.Function function) {
    return switch (function) {
      case OverSpec.Place _ -> false;
      case OverSpec.Other other ->
          other.frame() == null || other.frame().start().bound() != Bound.UNBOUNDED_PRECEDING;
      case OverSpec.Aggregated aggregated ->
          aggregated.frame().start().bound() != Bound.UNBOUNDED_PRECEDING;
    };
  }

  private static boolean looksBack(OverSpec.Function function) {
    return switch (function) {
      case OverSpec.Place place ->
          switch (place.function()) {
            case ROW_NUMBER, RANK, DENSE_RANK -> true;
            case NTILE, PERCENT_RANK, CUME_DIST -> false;
          };
      case OverSpec.Other other ->
          !other.ignoresNulls()
              && (other.frame() == null ? isLag(other) : looksBack(other.frame()));
      case OverSpec.Aggregated aggregated -> looksBack(aggregated.frame());
    };
  }

  private static boolean isLag(OverSpec.Other other) {
    return other.function() == PickFunction.LAG
        && (other.number() == null
            || other.number() instanceof Scalar.Constant constant
                && constant.value() instanceof Number rows
                && rows.longValue() > 0);
  }

  private static boolean looksBack(OverSpec.Frame frame) {
    boolean ends =
        switch (frame.end().bound()) {
          case UNBOUNDED_PRECEDING, PRECEDING, CURRENT_ROW -> true;
          case FOLLOWING, UNBOUNDED_FOLLOWING -> false;
        };
    boolean begins = frame.start().bound() != Bound.FOLLOWING;
    return ends && begins && frame.exclusion() == Exclusion.NONE;
  }
}
