package dev.laminar.sql.function;

import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * {@code ASSIGN_TO_VARCHAR(text, n)}: the text as a VARCHAR(n), where a cast would cut it and a
 * store may not (ISO/IEC 9075-2 9.2). Statements that change tables call it; no name finds it.
 */
public final class AssignToVarchar extends SqlFunction {

  public static final AssignToVarchar INSTANCE = new AssignToVarchar();

  private AssignToVarchar() {
    super(
        "ASSIGN_TO_VARCHAR",
        SqlKind.OTHER_FUNCTION,
        AssignToVarchar::inferType,
        null,
        OperandTypes.STRING_INTEGER,
        SqlFunctionCategory.STRING);
  }

  private static RelDataType inferType(SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    Integer length = binding.getOperandLiteralValue(1, Integer.class);
    RelDataType varchar = types.createSqlType(SqlTypeName.VARCHAR, Objects.requireNonNull(length));
    return types.createTypeWithNullability(varchar, binding.getOperandType(0).isNullable());
  }

  /** Without looking the name up. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    return validateOperands(validator, scope, call);
  }
}
