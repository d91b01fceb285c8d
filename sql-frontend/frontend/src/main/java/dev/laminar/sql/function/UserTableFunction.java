package dev.laminar.sql.function;

import dev.laminar.kernel.function.UserParameter;
import dev.laminar.kernel.function.UserTable;
import dev.laminar.kernel.function.UserTableMethod;
import dev.laminar.sql.type.KernelTypes;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/** A table function that a user wrote: {@code TABLE(f(…))}. */
public final class UserTableFunction extends SqlFunction implements SqlTableFunction {

  private final UserTable table;
  private final UserSignatures signatures;

  UserTableFunction(UserTable table) {
    this(
        table,
        UserSignatures.of(table.methods().stream().map(UserTableMethod::parameters).toList()));
  }

  private UserTableFunction(UserTable table, UserSignatures signatures) {
    super(
        table.name(),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.CURSOR,
        signatures.inference(),
        null,
        SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
    this.table = table;
    this.signatures = signatures;
  }

  /** The overload that a call with arguments of these types calls. */
  public Optional<UserTableMethod> method(List<RelDataType> arguments) {
    return table.resolve(UserOperators.types(arguments));
  }

  @Override
  public boolean isDeterministic() {
    return table.methods().stream().allMatch(UserTableMethod::deterministic);
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return this::rowType;
  }

  private RelDataType rowType(SqlOperatorBinding call) {
    RelDataTypeFactory types = call.getTypeFactory();
    RelDataTypeFactory.Builder builder = types.builder();
    UserTableMethod method = method(call.collectOperandTypes()).orElseThrow();
    for (UserTableMethod.RowColumn column : method.columns()) {
      UserParameter value = column.value();
      builder.add(value.name(), KernelTypes.toRel(value.type(), types));
    }
    return builder.build();
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return signatures.counts();
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    return UserSignatures.check(
        call, method(call.collectOperandTypes()).isPresent(), throwOnFailure);
  }

  @Override
  public String getAllowedSignatures(String name) {
    return signatures.allowed(name);
  }
}
