package dev.laminar.sql.function;

import dev.laminar.kernel.function.UserFunction;
import dev.laminar.kernel.function.UserMethod;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.type.KernelTypes;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;

/**
 * A scalar function that a user wrote: one operator for all its overloads. NULL when an argument is
 * NULL whose parameter does not see NULL.
 */
public final class UserScalarFunction extends SqlFunction {

  private final UserFunction function;
  private final UserSignatures signatures;

  UserScalarFunction(UserFunction function) {
    this(
        function,
        new UserSignatures(
            function.methods().stream()
                .map(
                    method -> new UserSignatures.Overload(method.parameters(), method.isVariable()))
                .toList()));
  }

  private UserScalarFunction(UserFunction function, UserSignatures signatures) {
    super(
        function.name(),
        SqlKind.OTHER_FUNCTION,
        null,
        signatures.inference(),
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.function = function;
    this.signatures = signatures;
  }

  /** The overload that a call with arguments of these types calls. */
  public Optional<UserMethod> method(List<RelDataType> arguments) {
    return function.resolve(UserOperators.types(arguments));
  }

  @Override
  public boolean isDeterministic() {
    return function.methods().stream().allMatch(UserMethod::deterministic);
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
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    UserMethod method = method(call.collectOperandTypes()).orElseThrow();
    boolean nullable = method.result().type().nullable();
    for (int i = 0; i < call.getOperandCount(); i++) {
      nullable |=
          call.getOperandType(i).isNullable() && !method.parameters().get(i).type().nullable();
    }
    DataType type = method.result().type().withNullable(nullable);
    return KernelTypes.toRel(type, call.getTypeFactory());
  }

  @Override
  public String getAllowedSignatures(String name) {
    return signatures.allowed(name);
  }
}
