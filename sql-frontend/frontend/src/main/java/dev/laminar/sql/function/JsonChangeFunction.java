package dev.laminar.sql.function;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * JSON_SET and the like: a text, then places and what to do there. NULL when the text or a path is.
 * Calcite's have at most 2000 characters, and do not refuse a path without value.
 */
final class JsonChangeFunction extends SqlFunction {

  private final int placeSize;

  /**
   * @param placeSize operands for each place: 2 for path and value, 1 for a path alone
   */
  JsonChangeFunction(String name, int placeSize) {
    super(name, SqlKind.OTHER_FUNCTION, null, null, null, SqlFunctionCategory.STRING);
    this.placeSize = placeSize;
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return new SqlOperandCountRange() {
      @Override
      public boolean isValidCount(int count) {
        return count > placeSize && (count - 1) % placeSize == 0;
      }

      @Override
      public int getMin() {
        return 1 + placeSize;
      }

      @Override
      public int getMax() {
        return -1;
      }
    };
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    List<SqlTypeFamily> families = new ArrayList<>();
    for (int i = 0; i < call.getOperandCount(); i++) {
      families.add(isValue(i) ? SqlTypeFamily.ANY : SqlTypeFamily.CHARACTER);
    }
    return OperandTypes.family(families).checkOperandTypes(call, throwOnFailure);
  }

  private boolean isValue(int operand) {
    return placeSize == 2 && operand > 0 && operand % 2 == 0;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    boolean nullable = false;
    for (int i = 0; i < call.getOperandCount(); i++) {
      nullable |= !isValue(i) && call.getOperandType(i).isNullable();
    }
    RelDataType text = call.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
    return call.getTypeFactory().createTypeWithNullability(text, nullable);
  }

  @Override
  public String getSignatureTemplate(int operandCount) {
    return placeSize == 2 ? "{0}({1}, {2}, {3}, ...)" : "{0}({1}, {2}, ...)";
  }
}
