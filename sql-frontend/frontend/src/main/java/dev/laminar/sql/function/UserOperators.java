package dev.laminar.sql.function;

import dev.laminar.kernel.function.UserAggregate;
import dev.laminar.kernel.function.UserFunction;
import dev.laminar.kernel.function.UserRoutine;
import dev.laminar.kernel.function.UserTable;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.sql.type.KernelTypes;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperator;

/** The functions that users wrote, as Calcite has operators. */
public final class UserOperators {

  private UserOperators() {}

  /** The operator of a routine. */
  public static SqlOperator of(UserRoutine routine) {
    return switch (routine) {
      case UserFunction function -> new UserScalarFunction(function);
      case UserAggregate aggregate -> new UserAggregateFunction(aggregate);
      case UserTable table -> new UserTableFunction(table);
    };
  }

  /** Whether an operator is a function that a user wrote. */
  public static boolean isUsers(SqlOperator operator) {
    return operator instanceof UserScalarFunction
        || operator instanceof UserAggregateFunction
        || operator instanceof UserTableFunction;
  }

  /** Types of arguments as the kernel has them. What it does not have fits no parameter. */
  static List<DataType> types(List<RelDataType> arguments) {
    return arguments.stream()
        .map(type -> KernelTypes.of(type).orElse(DataType.of(TypeKind.INTERVAL_YEAR_MONTH, false)))
        .toList();
  }
}
