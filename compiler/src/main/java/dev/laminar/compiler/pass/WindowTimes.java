package dev.laminar.compiler.pass;

import dev.laminar.compiler.physical.EventTime;
import dev.laminar.kernel.plan.WindowShape;

/** Whether windows over the bounds of other windows ever see a row too late. */
final class WindowTimes {

  private WindowTimes() {}

  /**
   * Whether no row on time can fall into a window that is closed already, when windows are cut by
   * that column.
   */
  static boolean closes(WindowShape outer, EventTime.TimeColumn time) {
    return switch (time) {
      case EventTime.Exact _ -> true;
      case EventTime.WindowEnd _ -> true;
      case EventTime.WindowStart(int index, WindowShape inner) ->
          switch (inner) {
            case WindowShape.Tumble(long sizeUs, long offsetUs) ->
                isNeverCut(outer, sizeUs, offsetUs);
            case WindowShape.Cumulate(long stepUs, long sizeUs, long offsetUs) ->
                isNeverCut(outer, sizeUs, offsetUs);
            case WindowShape.Hop(long slideUs, long sizeUs, long offsetUs) ->
                outer instanceof WindowShape.Session(long gapUs) && gapUs >= sizeUs;
            case WindowShape.Session _ -> false;
          };
    };
  }

  /** Whether an interval of a grid lies in the same windows as its start. */
  private static boolean isNeverCut(WindowShape outer, long sizeUs, long offsetUs) {
    return switch (outer) {
      case WindowShape.Tumble(long outerUs, long outerOffsetUs) ->
          isAligned(outerUs, outerOffsetUs, sizeUs, offsetUs);
      case WindowShape.Hop(long slideUs, long outerUs, long outerOffsetUs) ->
          isAligned(slideUs, outerOffsetUs, sizeUs, offsetUs) && outerUs % sizeUs == 0;
      case WindowShape.Cumulate(long stepUs, long outerUs, long outerOffsetUs) ->
          isAligned(stepUs, outerOffsetUs, sizeUs, offsetUs);
      case WindowShape.Session(long gapUs) -> gapUs >= sizeUs;
    };
  }

  private static boolean isAligned(long outerUs, long outerOffsetUs, long sizeUs, long offsetUs) {
    return outerUs % sizeUs == 0 && (outerOffsetUs - offsetUs) % sizeUs == 0;
  }
}
