package dev.laminar.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlMonotonicity;

/**
 * CURRENT_TIMESTAMP and the like: microseconds, or the digits that are asked for. Calcite's own
 * have whole seconds unless asked, and no time zone.
 */
final class ClockFunction extends SqlFunction {

  private static final int MICROSECONDS = 6;

  private final SqlTypeName typeName;
  private final SqlSyntax syntax;

  private ClockFunction(String name, SqlTypeName typeName, SqlSyntax syntax) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        typeName == SqlTypeName.DATE || syntax == SqlSyntax.FUNCTION
            ? OperandTypes.NILADIC
            : OperandTypes.POSITIVE_INTEGER_LITERAL.or(OperandTypes.NILADIC),
        SqlFunctionCategory.TIMEDATE);
    this.typeName = typeName;
    this.syntax = syntax;
  }

  /** Written without parentheses, or with the digits of a second in them. */
  static ClockFunction named(String name, SqlTypeName typeName) {
    return new ClockFunction(name, typeName, SqlSyntax.FUNCTION_ID);
  }

  /** Written with empty parentheses. */
  static ClockFunction called(String name, SqlTypeName typeName) {
    return new ClockFunction(name, typeName, SqlSyntax.FUNCTION);
  }

  @Override
  public SqlSyntax getSyntax() {
    return syntax;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    RelDataTypeFactory types = call.getTypeFactory();
    if (typeName == SqlTypeName.DATE) {
      return types.createSqlType(typeName);
    }
    Integer asked =
        call.getOperandCount() == 0 ? null : call.getOperandLiteralValue(0, Integer.class);
    int digits = asked == null ? MICROSECONDS : Math.min(asked, MICROSECONDS);
    return types.createSqlType(typeName, digits);
  }

  @Override
  public SqlMonotonicity getMonotonicity(SqlOperatorBinding call) {
    return SqlMonotonicity.INCREASING;
  }

  /** Not to be worked out while planning. */
  @Override
  public boolean isDynamicFunction() {
    return true;
  }
}
