package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.kernel.type.DataType;
import java.util.List;

/** Arithmetic of dates, times and intervals. */
final class DatetimeGenerator implements CallForm {

  static boolean isTemporal(DataType type) {
    return switch (type.kind()) {
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> true;
      default -> false;
    };
  }

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return false;
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    throw Code.internal("no datetime arithmetic " + call.function());
  }
}
