package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.compiler.physical.ColumnRole.Part;
import dev.laminar.compiler.physical.ColumnRole.Pending;
import dev.laminar.compiler.physical.Relation.Field;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.WindowShape;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Window columns: what they are made of, and how they are read. */
final class WindowColumns {

  private static final long MICROS_PER_MILLI = 1000;
  private static final DataType INTERVAL = DataType.of(TypeKind.INTERVAL_DAY_TIME, false);

  private WindowColumns() {}

  /**
   * The windows that literal arguments describe.
   *
   * @param name of the function: TUMBLE, HOP, CUMULATE or SESSION
   * @param arguments behind the event time
   */
  static WindowShape shape(String name, List<RexNode> arguments, SourceSpan span) {
    return switch (name) {
      case "TUMBLE" -> {
        long sizeUs = length(arguments.getFirst(), "size", span);
        yield new WindowShape.Tumble(sizeUs, offset(arguments, 1, sizeUs, span));
      }
      case "HOP" -> {
        long slideUs = length(arguments.get(0), "slide", span);
        long sizeUs = length(arguments.get(1), "size", span);
        if (slideUs > sizeUs) {
          throw invalid(
              "the slide of these windows, "
                  + Durations.interval(slideUs)
                  + ", is longer than their size, "
                  + Durations.interval(sizeUs)
                  + ": rows between two windows would be in none",
              span,
              "the slide comes first: HOP(ts, slide, size)");
        }
        yield new WindowShape.Hop(slideUs, sizeUs, offset(arguments, 2, slideUs, span));
      }
      case "CUMULATE" -> {
        long stepUs = length(arguments.get(0), "step", span);
        long sizeUs = length(arguments.get(1), "size", span);
        if (sizeUs % stepUs != 0) {
          throw invalid(
              "the size of these windows, "
                  + Durations.interval(sizeUs)
                  + ", is no multiple of their step, "
                  + Durations.interval(stepUs),
              span,
              "the step comes first: CUMULATE(ts, step, size)");
        }
        yield new WindowShape.Cumulate(stepUs, sizeUs, offset(arguments, 2, sizeUs, span));
      }
      case "SESSION" -> {
        if (arguments.size() > 1) {
          throw invalid("sessions have a gap, and nothing else", span, "write SESSION(ts, gap)");
        }
        yield new WindowShape.Session(length(arguments.getFirst(), "gap", span));
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static long length(RexNode node, String what, SourceSpan span) {
    long us = interval(node, what, span);
    if (us <= 0) {
      throw invalid(
          "the " + what + " of a window must be greater than zero",
          span,
          "write for example TUMBLE(ts, INTERVAL '1' MINUTE)");
    }
    return us;
  }

  private static long offset(List<RexNode> arguments, int index, long periodUs, SourceSpan span) {
    return arguments.size() <= index
        ? 0
        : Math.floorMod(interval(arguments.get(index), "offset", span), periodUs);
  }

  private static LaminarException invalid(String message, SourceSpan span, String help) {
    return new LaminarException(ErrorCode.INVALID_WINDOW, message, span, help);
  }

  private static long interval(RexNode node, String what, SourceSpan span) {
    if (node instanceof RexLiteral literal
        && !literal.isNull()
        && literal.getValueAs(Long.class) instanceof Long millis) {
      return Math.multiplyExact(millis, MICROS_PER_MILLI);
    }
    throw new LaminarException(
        ErrorCode.INVALID_WINDOW,
        "the " + what + " of a window must be a literal",
        span,
        "write for example INTERVAL '1' MINUTE");
  }

  /** What an expression reads when it names the field. */
  static Scalar read(Field field) {
    return switch (field.role()) {
      case ColumnRole.Plain() -> field.value();
      case ColumnRole.Bound(WindowShape window, Part part) -> field.value();
      case Pending(WindowShape window, Part part) ->
          switch (window) {
            case WindowShape.Tumble tumble -> bound(field.value(), tumble, part);
            // Nobody reads it: that is what GroupedWindows looked for.
            case WindowShape.Hop _, WindowShape.Cumulate _, WindowShape.Session _ -> field.value();
          };
    };
  }

  /**
   * The start is the event time less the time since it, which MOD has to be taken twice for: it may
   * be negative.
   */
  private static Scalar bound(Scalar eventTime, WindowShape.Tumble window, Part part) {
    SourceSpan span = eventTime.span();
    DataType number = DataType.of(TypeKind.BIGINT, eventTime.type().nullable());
    Constant size =
        new Constant(window.sizeUs(), DataType.of(TypeKind.BIGINT, false), SourceSpan.NONE);
    Scalar micros = new Call("UNIX_MICROS", List.of(eventTime), number, span);
    Scalar shifted = micros;
    if (window.offsetUs() != 0) {
      Constant offset =
          new Constant(window.offsetUs(), DataType.of(TypeKind.BIGINT, false), SourceSpan.NONE);
      shifted = new Call("SUBTRACT", List.of(micros, offset), number, span);
    }
    Scalar remainder = new Call("MOD", List.of(shifted, size), number, span);
    Scalar positive = new Call("ADD", List.of(remainder, size), number, span);
    Scalar since = new Call("MOD", List.of(positive, size), number, span);
    Scalar startMicros = new Call("SUBTRACT", List.of(micros, since), number, span);
    Scalar start = new Call("TIMESTAMP_MICROS", List.of(startMicros), eventTime.type(), span);
    long after =
        switch (part) {
          case START -> 0;
          case END -> window.sizeUs();
          case TIME -> window.sizeUs() - 1;
        };
    return after == 0
        ? start
        : new Call("ADD", List.of(start, micros(after)), eventTime.type(), span);
  }

  /** The last microsecond before the end of a window. */
  static Scalar lastInstant(Scalar end) {
    return new Call("SUBTRACT", List.of(end, micros(1)), end.type(), end.span());
  }

  private static Constant micros(long value) {
    return new Constant(value, INTERVAL, SourceSpan.NONE);
  }
}
