package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.EventTime.TimeColumn;
import dev.laminar.compiler.scalar.FunctionNames;
import dev.laminar.kernel.plan.WindowShape;
import org.jspecify.annotations.Nullable;

/** Recognises the bounds of windows where a table function has computed them of an event time. */
final class WindowBounds {

  private WindowBounds() {}

  /**
   * What a column has to do with the watermark that is a bound of the window of an event time.
   *
   * @param column the event time
   * @param index of the column that is computed
   * @return null when it is something else
   */
  static @Nullable TimeColumn of(Scalar value, int column, int index) {
    if (isCall(value, "TIMESTAMP_MICROS", 1)) {
      long[] window = start(value, column);
      return window == null
          ? null
          : new EventTime.WindowStart(
              index, new WindowShape.Tumble(window[0], Math.floorMod(window[1], window[0])));
    }
    if (isCall(value, FunctionNames.ADD, 2)) {
      long[] window = start(argument(value, 0), column);
      Long after = number(argument(value, 1));
      if (window != null && after != null) {
        return after == window[0]
            ? new EventTime.WindowEnd(index)
            : after == window[0] - 1 ? new EventTime.Exact(index) : null;
      }
    }
    return null;
  }

  /** Size and offset of the window whose start a value is. */
  private static long @Nullable [] start(Scalar value, int column) {
    if (!isCall(value, "TIMESTAMP_MICROS", 1)
        || !isCall(argument(value, 0), FunctionNames.SUBTRACT, 2)) {
      return null;
    }
    Scalar difference = argument(value, 0);
    Scalar outer = argument(difference, 1);
    if (!isMicros(argument(difference, 0), column) || !isCall(outer, FunctionNames.MOD, 2)) {
      return null;
    }
    Scalar sum = argument(outer, 0);
    Long size = number(argument(outer, 1));
    if (size == null
        || !isCall(sum, FunctionNames.ADD, 2)
        || !size.equals(number(argument(sum, 1)))
        || !isCall(argument(sum, 0), FunctionNames.MOD, 2)) {
      return null;
    }
    Scalar inner = argument(sum, 0);
    Scalar shifted = argument(inner, 0);
    Long offset = 0L;
    if (isCall(shifted, FunctionNames.SUBTRACT, 2)) {
      offset = number(argument(shifted, 1));
      shifted = argument(shifted, 0);
    }
    return offset != null && size.equals(number(argument(inner, 1))) && isMicros(shifted, column)
        ? new long[] {size, offset}
        : null;
  }

  private static boolean isMicros(Scalar value, int column) {
    return isCall(value, "UNIX_MICROS", 1)
        && argument(value, 0) instanceof InputColumn input
        && input.index() == column;
  }

  private static boolean isCall(Scalar value, String function, int arguments) {
    return value instanceof Call call
        && call.function().equals(function)
        && call.arguments().size() == arguments;
  }

  private static Scalar argument(Scalar call, int index) {
    return ((Call) call).arguments().get(index);
  }

  private static @Nullable Long number(Scalar value) {
    return value instanceof Constant constant && constant.value() instanceof Long number
        ? number
        : null;
  }
}
