package dev.laminar.sql.function;

import dev.laminar.kernel.function.UserAccumulation;
import dev.laminar.kernel.function.UserAggregate;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.type.KernelTypes;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.util.Optionality;

/** An aggregate function that a user wrote. Its result is its own, of no row, too. */
public final class UserAggregateFunction extends SqlAggFunction {

  private final UserAggregate aggregate;
  private final UserSignatures signatures;

  UserAggregateFunction(UserAggregate aggregate) {
    this(
        aggregate,
        UserSignatures.of(
            aggregate.accumulations().stream().map(UserAccumulation::parameters).toList()));
  }

  private UserAggregateFunction(UserAggregate aggregate, UserSignatures signatures) {
    super(
        aggregate.name(),
        null,
        SqlKind.OTHER_FUNCTION,
        null,
        signatures.inference(),
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
    this.aggregate = aggregate;
    this.signatures = signatures;
  }

  /** The overload that takes arguments of these types. */
  public Optional<UserAccumulation> accumulation(List<DataType> arguments) {
    return aggregate.resolve(arguments);
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return signatures.counts();
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    return UserSignatures.check(
        call,
        aggregate.resolve(UserOperators.types(call.collectOperandTypes())).isPresent(),
        throwOnFailure);
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    DataType type = aggregate.accumulations().getFirst().result().type();
    return KernelTypes.toRel(type, call.getTypeFactory());
  }

  @Override
  public String getAllowedSignatures(String name) {
    return signatures.allowed(name);
  }
}
