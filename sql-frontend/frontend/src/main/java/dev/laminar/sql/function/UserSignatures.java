package dev.laminar.sql.function;

import dev.laminar.kernel.function.UserParameter;
import dev.laminar.sql.type.KernelTypes;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;

/** Parameters of functions that users wrote, for messages and for the types of {@code ?}. */
final class UserSignatures {

  private UserSignatures() {}

  /** {@code tax(DOUBLE, VARCHAR)}, a line for each overload. */
  static String allowed(String name, List<List<UserParameter>> overloads) {
    return overloads.stream()
        .map(parameters ->
            parameters.stream()
                .map(parameter -> parameter.type().toSql())
                .collect(Collectors.joining(", ", name + "(", ")")))
        .collect(Collectors.joining("\n"));
  }

  static void infer(
      RelDataTypeFactory types, List<UserParameter> parameters, RelDataType[] operandTypes) {
    for (int i = 0; i < operandTypes.length; i++) {
      operandTypes[i] = KernelTypes.toRel(parameters.get(i).type().withNullable(true), types);
    }
  }
}
