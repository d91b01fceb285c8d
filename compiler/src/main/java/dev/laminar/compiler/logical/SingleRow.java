package dev.laminar.compiler.logical;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * {@code SINGLE_ROW(count)}: TRUE, or an error when a scalar subquery has more than one row. No
 * name finds it.
 */
final class SingleRow extends SqlFunction {

  static final SingleRow INSTANCE = new SingleRow();

  private SingleRow() {
    super(
        "SINGLE_ROW",
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.BOOLEAN_NULLABLE,
        null,
        OperandTypes.INTEGER,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
  }
}
