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

  /** The window that literal arguments describe: size, then perhaps an offset. */
  static WindowShape shape(List<RexNode> sizeAndOffset, SourceSpan span) {
    long sizeUs = interval(sizeAndOffset.getFirst(), "size", span);
    if (sizeUs <= 0) {
      throw new LaminarException(
          ErrorCode.INVALID_WINDOW,
          "the size of a window must be greater than zero",
          span,
          "write for example TUMBLE(ts, INTERVAL '1' MINUTE)");
    }
    long offsetUs = sizeAndOffset.size() > 1 ? interval(sizeAndOffset.get(1), "offset", span) : 0;
    return new WindowShape.Tumble(sizeUs, Math.floorMod(offsetUs, sizeUs));
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
            case WindowShape.Hop _, WindowShape.Cumulate _, WindowShape.Session _ ->
                throw new IllegalStateException("a row has no single " + window.sqlName());
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
