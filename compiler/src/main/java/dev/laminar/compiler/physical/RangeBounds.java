package dev.laminar.compiler.physical;

import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Bounds of RANGE frames that are a distance from the current row's key: a column holds the bound,
 * another one the key in the same type, which is wide enough for both.
 */
final class RangeBounds {

  private final OverTranslator columns;
  private final RexBuilder rex;
  private final RelDataTypeFactory types;
  private final RexFieldCollation order;
  private final SourceSpan span;

  RangeBounds(OverTranslator columns, RexBuilder rex, RexFieldCollation order, SourceSpan span) {
    this.columns = columns;
    this.rex = rex;
    this.types = rex.getTypeFactory();
    this.order = order;
    this.span = span;
  }

  OverSpec.Range range(RexNode distance, boolean preceding) {
    if (!(distance instanceof RexLiteral literal) || literal.isNull()) {
      throw refuse("RANGE with a distance that is not a literal", "write a number or an interval");
    }
    BigDecimal value = literal.getValueAs(BigDecimal.class);
    if (value != null && value.signum() < 0) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "the distance of a frame's bound must not be negative",
          span,
          "write PRECEDING instead of FOLLOWING, or the other way round");
    }
    boolean subtracts = preceding != order.getDirection().isDescending();
    RexNode key = order.getKey();
    RexNode wide = cast(key, wideType(key, distance));
    RexNode bound =
        SqlTypeUtil.isDatetime(wide.getType())
            ? rex.makeCall(
                wide.getType(),
                subtracts ? SqlStdOperatorTable.MINUS_DATE : SqlStdOperatorTable.DATETIME_PLUS,
                List.of(wide, distance))
            : number(wide, distance, subtracts);
    return new OverSpec.Range(
        columns.column(cast(key, bound.getType()), "range_key", span),
        columns.column(bound, "range_bound", span));
  }

  private RexNode number(RexNode wide, RexNode distance, boolean subtracts) {
    SqlOperator operator = subtracts ? SqlStdOperatorTable.MINUS : SqlStdOperatorTable.PLUS;
    boolean isDecimal = SqlTypeUtil.isDecimal(wide.getType());
    RexNode typed = isDecimal ? distance : cast(distance, wide.getType());
    return rex.makeCall(operator, List.of(wide, typed));
  }

  /** A type in which the distance can be added to every key. */
  private RelDataType wideType(RexNode key, RexNode distance) {
    boolean isInterval = SqlTypeUtil.isInterval(distance.getType());
    boolean isWhole = SqlTypeUtil.isIntType(distance.getType());
    SqlTypeName name = key.getType().getSqlTypeName();
    RelDataType wide =
        switch (name) {
          case TINYINT, SMALLINT, INTEGER ->
              isWhole
                  ? types.createSqlType(SqlTypeName.BIGINT)
                  : types.createSqlType(SqlTypeName.DECIMAL, 19, 0);
          case BIGINT -> types.createSqlType(SqlTypeName.DECIMAL, 19, 0);
          case DECIMAL, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> key.getType();
          case REAL, FLOAT, DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
          case DATE -> types.createSqlType(SqlTypeName.TIMESTAMP, 6);
          default -> null;
        };
    if (wide == null || SqlTypeUtil.isDatetime(wide) != isInterval) {
      throw refuse(
          "RANGE with a distance over an ORDER BY of type " + name.getName(),
          "order by one number, date or timestamp, or write ROWS");
    }
    return wide;
  }

  private RexNode cast(RexNode node, RelDataType type) {
    RelDataType nullable = types.createTypeWithNullability(type, node.getType().isNullable());
    return node.getType().equals(nullable) ? node : rex.makeCast(nullable, node);
  }

  private LaminarException refuse(String what, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, what + " is not executed in this version", span, help);
  }
}
