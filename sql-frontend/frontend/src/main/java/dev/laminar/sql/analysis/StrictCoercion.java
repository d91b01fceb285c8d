package dev.laminar.sql.analysis;

import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Implicit casts as PostgreSQL has them: between numbers, between dates and timestamps, and of
 * string literals. A text column is not taken for a number, nor a number for text, unless it is
 * concatenated: that would fail, or silently compare the wrong way, at run time.
 */
final class StrictCoercion extends TypeCoercionImpl {

  private boolean concatenating;

  StrictCoercion(RelDataTypeFactory typeFactory, SqlValidator validator) {
    super(typeFactory, validator);
  }

  @Override
  protected boolean coerceOperandType(
      @Nullable SqlValidatorScope scope, SqlCall call, int index, RelDataType targetType) {
    boolean outer = concatenating;
    concatenating = isConcatenation(call);
    try {
      return super.coerceOperandType(scope, call, index, targetType);
    } finally {
      concatenating = outer;
    }
  }

  private static boolean isConcatenation(SqlCall call) {
    return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
      case "||", "CONCAT", "CONCAT_WS" -> true;
      default -> false;
    };
  }

  @Override
  protected boolean needToCast(
      SqlValidatorScope scope, SqlNode node, RelDataType toType, SqlTypeMappingRule mappingRule) {
    boolean needed = super.needToCast(scope, node, toType, mappingRule);
    if (needed && !(node instanceof SqlCharStringLiteral)) {
      RelDataType fromType = validator.deriveType(scope, node);
      if (!isImplicit(fromType, toType)) {
        throw notImplicit(node.getParserPosition(), fromType, toType);
      }
    }
    return needed;
  }

  private boolean isImplicit(RelDataType from, RelDataType to) {
    SqlTypeFamily fromFamily = family(from);
    SqlTypeFamily toFamily = family(to);
    return fromFamily == toFamily
        || fromFamily == SqlTypeFamily.ANY
        || toFamily == SqlTypeFamily.ANY
        || concatenating && toFamily == SqlTypeFamily.CHARACTER;
  }

  private static SqlTypeFamily family(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> SqlTypeFamily.BOOLEAN;
      case CHAR, VARCHAR -> SqlTypeFamily.CHARACTER;
      case BINARY, VARBINARY -> SqlTypeFamily.BINARY;
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE, DECIMAL ->
          SqlTypeFamily.NUMERIC;
      case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SqlTypeFamily.DATETIME;
      case TIME -> SqlTypeFamily.TIME;
      default -> SqlTypeFamily.ANY;
    };
  }

  private static CalciteContextException notImplicit(
      SqlParserPos pos, RelDataType from, RelDataType to) {
    CalciteContextException error =
        new CalciteContextException(
            "coercion", new CalciteException(from + " is not cast to " + to + " implicitly", null));
    error.setPosition(
        pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
    return error;
  }
}
