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
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/** A table function that a user wrote: {@code TABLE(f(…))}. */
public final class UserTableFunction extends SqlFunction implements SqlTableFunction {

  private final UserTable table;

  UserTableFunction(UserTable table) {
    super(
        table.name(),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.CURSOR,
        (call, returnType, operandTypes) ->
            inferParameters(call.getTypeFactory(), table, operandTypes),
        null,
        SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
    this.table = table;
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
    List<Integer> counts =
        table.methods().stream().map(method -> method.parameters().size()).sorted().toList();
    return SqlOperandCountRanges.between(counts.getFirst(), counts.getLast());
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    boolean fits = method(call.collectOperandTypes()).isPresent();
    if (!fits && throwOnFailure) {
      throw call.newValidationSignatureError();
    }
    return fits;
  }

  @Override
  public String getAllowedSignatures(String name) {
    return UserSignatures.allowed(
        name, table.methods().stream().map(UserTableMethod::parameters).toList());
  }

  private static void inferParameters(
      RelDataTypeFactory types, UserTable table, RelDataType[] operandTypes) {
    for (UserTableMethod method : table.methods()) {
      if (method.parameters().size() == operandTypes.length) {
        UserSignatures.infer(types, method.parameters(), operandTypes);
        return;
      }
    }
  }
}
