package dev.laminar.sql.function;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * Stands in the condition of a join for how its sides match in time, which no expression says. Only
 * a join by time has one, joined by AND with the equalities of its ON; the planner takes it out.
 */
public final class TimeMatch extends SqlSpecialOperator {

  /** {@code MATCH_CONDITION c}: the condition. */
  public static final TimeMatch ASOF = new TimeMatch("ASOF MATCH", List.of());

  /** {@code NEAREST(a, b [, tolerance])}, in the condition of {@link #ASOF}. */
  public static final TimeMatch NEAREST = new TimeMatch("NEAREST", List.of());

  /** {@code FOR SYSTEM_TIME AS OF t}: the time. */
  public static final TimeMatch TEMPORAL = new TimeMatch("SYSTEM TIME", List.of());

  private final List<Long> offsetsMs;

  private TimeMatch(String name, List<Long> offsetsMs) {
    super(name, SqlKind.OTHER);
    this.offsetsMs = offsetsMs;
  }

  /**
   * {@code TIMESTAMPS (a, b)} of a temporal probe join: the time of the left side plus an offset,
   * and the time of the right side. The left side is a cross join with the offsets.
   *
   * @param offsetsMs at least one
   */
  public static TimeMatch probe(List<Long> offsetsMs) {
    return new TimeMatch("PROBE " + offsetsMs, List.copyOf(offsetsMs));
  }

  /** Whether it is of a temporal probe join. */
  public boolean isProbe() {
    return !offsetsMs.isEmpty();
  }

  /** What a probe adds to the time of the left side, in the order of its rows. */
  public List<Long> offsetsMs() {
    return offsetsMs;
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      validator.deriveType(scope, operand);
    }
    return validator.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN);
  }

  /** The expression of a validated call. */
  public static RexNode convert(SqlRexContext context, SqlCall call) {
    List<RexNode> operands =
        call.getOperandList().stream().map(context::convertExpression).toList();
    RelDataType type = context.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN);
    return context
        .getRexBuilder()
        .makeCall(call.getParserPosition(), type, call.getOperator(), operands);
  }
}
