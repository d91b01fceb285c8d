package dev.laminar.sql.function;

import dev.laminar.kernel.function.UserAccumulation;
import dev.laminar.kernel.function.UserAggregate;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.type.KernelTypes;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.util.Optionality;

/** An aggregate function that a user wrote. Its result is its own, of no row, too. */
public final class UserAggregateFunction extends SqlAggFunction {

  private final UserAggregate aggregate;

  UserAggregateFunction(UserAggregate aggregate) {
    super(
        aggregate.name(),
        null,
        SqlKind.OTHER_FUNCTION,
        null,
        (call, returnType, operandTypes) ->
            inferParameters(call.getTypeFactory(), aggregate, operandTypes),
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
    this.aggregate = aggregate;
  }

  /** The overload that takes arguments of these types. */
  public Optional<UserAccumulation> accumulation(List<DataType> arguments) {
    return aggregate.resolve(arguments);
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    List<Integer> counts =
        aggregate.accumulations().stream()
            .map(accumulation -> accumulation.parameters().size())
            .sorted()
            .toList();
    return SqlOperandCountRanges.between(counts.getFirst(), counts.getLast());
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    boolean fits = aggregate.resolve(UserOperators.types(call.collectOperandTypes())).isPresent();
    if (!fits && throwOnFailure) {
      throw call.newValidationSignatureError();
    }
    return fits;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    DataType type = aggregate.accumulations().getFirst().result().type();
    return KernelTypes.toRel(type, call.getTypeFactory());
  }

  @Override
  public String getAllowedSignatures(String name) {
    return UserSignatures.allowed(
        name, aggregate.accumulations().stream().map(UserAccumulation::parameters).toList());
  }

  private static void inferParameters(
      RelDataTypeFactory types, UserAggregate aggregate, RelDataType[] operandTypes) {
    for (UserAccumulation accumulation : aggregate.accumulations()) {
      if (accumulation.parameters().size() == operandTypes.length) {
        UserSignatures.infer(types, accumulation.parameters(), operandTypes);
        return;
      }
    }
  }
}
