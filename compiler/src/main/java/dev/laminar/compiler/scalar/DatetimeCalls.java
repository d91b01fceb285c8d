package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import org.apache.calcite.rex.RexCall;

/** Converts what the planner does with dates, times and intervals. */
final class DatetimeCalls {

  private final RexToScalar converter;
  private final RexCall call;
  private final SourceSpan span;

  DatetimeCalls(RexToScalar converter, RexCall call, SourceSpan span) {
    this.converter = converter;
    this.call = call;
    this.span = span;
  }

  /** {@code EXTRACT(FLAG, value)} as {@code EXTRACT_YEAR(value)}, of an interval as {@code EXTRACT_YEAR_INTERVAL(value)}. */
  Scalar extract() {
    Scalar value = converter.convertPart(call.operands.get(1), span);
    String function = "EXTRACT_" + CallConverter.symbol(call.operands.get(0));
    return new Call(function, List.of(value), RexToScalar.typeOf(call, span), span);
  }

  Scalar round() {
    Scalar value = converter.convertPart(call.operands.get(0), span);
    String function = call.getKind() + "_" + CallConverter.symbol(call.operands.get(1));
    return new Call(function, List.of(value), RexToScalar.typeOf(call, span), span);
  }

  Scalar arithmetic(List<Scalar> operands, DataType type) {
    return new Call(FunctionNames.of(call.getOperator()), operands, type, span);
  }

  /** An interval as the number of milliseconds or months that the planner takes it for. */
  Scalar reinterpret() {
    Scalar value = converter.convertPart(call.operands.getFirst(), span);
    DataType type = RexToScalar.typeOf(call, span);
    if (value.type().kind() == TypeKind.INTERVAL_DAY_TIME) {
      return new Call("INTERVAL_MILLIS", List.of(value), type, span);
    }
    return Coercion.cast(value, type, span);
  }
}
