package dev.laminar.compiler.logical;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;

/** Whether a query can fail on some rows: false only for what is known not to. */
final class Totality {

  private static final int SMALL_DIGITS = 18;

  private Totality() {}

  static boolean canFail(RelNode rel) {
    boolean[] fails = new boolean[1];
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            fails[0] |= !isTotal(call);
            return super.visitCall(call);
          }
        });
    if (rel instanceof Aggregate aggregate) {
      fails[0] |= aggregate.getAggCallList().stream().anyMatch(call -> !isTotal(call, aggregate));
    }
    return fails[0] || rel.getInputs().stream().anyMatch(Totality::canFail);
  }

  static boolean canFail(RexNode node) {
    return switch (node) {
      case RexInputRef reference -> false;
      case RexLiteral literal -> false;
      case RexFieldAccess access -> false;
      case RexCall call ->
          !isTotal(call) || call.getOperands().stream().anyMatch(Totality::canFail);
      default -> true;
    };
  }

  private static boolean isTotal(RexCall call) {
    return switch (call.getKind()) {
      case AND,
          OR,
          NOT,
          EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM,
          IS_NULL,
          IS_NOT_NULL,
          IS_TRUE,
          IS_NOT_TRUE,
          IS_FALSE,
          IS_NOT_FALSE,
          IS_UNKNOWN,
          CASE,
          SEARCH,
          LIKE ->
          true;
      case CAST -> {
        RelDataType from = call.getOperands().getFirst().getType();
        yield from.getSqlTypeName() == SqlTypeName.NULL || Domain.holdsAll(call.getType(), from);
      }
      default -> false;
    };
  }

  /** Sums of numbers of few digits do not overflow before there are more rows than fit anywhere. */
  private static boolean isTotal(AggregateCall call, Aggregate aggregate) {
    return switch (call.getAggregation().getKind()) {
      case COUNT, MIN, MAX, ANY_VALUE -> true;
      case SUM, AVG -> {
        RelDataType type =
            aggregate
                .getInput()
                .getRowType()
                .getFieldList()
                .get(call.getArgList().getFirst())
                .getType();
        yield switch (type.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER -> true;
          case DECIMAL -> type.getPrecision() <= SMALL_DIGITS;
          default -> false;
        };
      }
      default -> false;
    };
  }
}
