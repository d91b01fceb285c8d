package dev.laminar.sql.analysis;

import dev.laminar.sql.function.UserScalarFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Whether a tree calls functions that may yield something else for the same arguments. */
final class VolatileCalls extends SqlBasicVisitor<@Nullable Void> {

  private boolean found;

  private VolatileCalls() {}

  /** Whether a validated tree does. */
  static boolean in(SqlNode validated) {
    VolatileCalls calls = new VolatileCalls();
    validated.accept(calls);
    return calls.found;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    found |= call.getOperator() instanceof UserScalarFunction users && !users.isDeterministic();
    return found ? null : super.visit(call);
  }
}
