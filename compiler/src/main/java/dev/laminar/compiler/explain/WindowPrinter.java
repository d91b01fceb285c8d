package dev.laminar.compiler.explain;

import dev.laminar.compiler.physical.Durations;
import dev.laminar.kernel.plan.WindowShape;

/** Prints windows, as GROUP BY has them. */
final class WindowPrinter {

  private WindowPrinter() {}

  static String print(WindowShape shape, String eventTime) {
    return switch (shape) {
      case WindowShape.Tumble(long sizeUs, long offsetUs) ->
          print(shape, eventTime, offsetUs, sizeUs);
      case WindowShape.Hop(long slideUs, long sizeUs, long offsetUs) ->
          print(shape, eventTime, offsetUs, slideUs, sizeUs);
      case WindowShape.Cumulate(long stepUs, long sizeUs, long offsetUs) ->
          print(shape, eventTime, offsetUs, stepUs, sizeUs);
      case WindowShape.Session(long gapUs) -> print(shape, eventTime, 0, gapUs);
    };
  }

  private static String print(
      WindowShape shape, String eventTime, long offsetUs, long... lengthsUs) {
    StringBuilder out = new StringBuilder(shape.sqlName()).append('(').append(eventTime);
    for (long lengthUs : lengthsUs) {
      out.append(", ").append(Durations.interval(lengthUs));
    }
    if (offsetUs != 0) {
      out.append(", ").append(Durations.interval(offsetUs));
    }
    return out.append(')').toString();
  }
}
