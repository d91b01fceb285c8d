package dev.laminar.sql.function;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.util.Optionality;

/**
 * LAG and LEAD. Their result may be NULL where the value or the default may; Calcite's is NOT NULL
 * when the default is, whatever the value.
 */
final class ShiftFunction extends SqlAggFunction {

  ShiftFunction(SqlKind kind) {
    super(
        kind.name(),
        null,
        kind,
        ShiftFunction::inferType,
        null,
        OperandTypes.or(
            OperandTypes.ANY,
            OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.INTEGER),
            OperandTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.INTEGER, SqlTypeFamily.ANY)),
        SqlFunctionCategory.NUMERIC,
        false,
        true,
        Optionality.FORBIDDEN);
  }

  private static RelDataType inferType(SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    RelDataType value = binding.getOperandType(0);
    if (binding.getOperandCount() < 3 || binding.getOperandType(1).isNullable()) {
      return types.createTypeWithNullability(value, true);
    }
    RelDataType otherwise = binding.getOperandType(2);
    RelDataType common = types.leastRestrictive(List.of(value, otherwise));
    return types.createTypeWithNullability(
        common == null ? value : common, value.isNullable() || otherwise.isNullable());
  }

  @Override
  public boolean allowsFraming() {
    return false;
  }

  @Override
  public boolean allowsNullTreatment() {
    return true;
  }
}
