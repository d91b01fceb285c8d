package dev.laminar.sql.function;

import dev.laminar.kernel.function.UserParameter;
import dev.laminar.sql.type.KernelTypes;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeInference;

/**
 * Parameters of a function that a user wrote: how many arguments it takes, the types of {@code ?},
 * and what messages show.
 *
 * @param overloads parameters of each
 */
record UserSignatures(List<List<UserParameter>> overloads) {

  UserSignatures {
    overloads = overloads.stream().map(List::copyOf).toList();
  }

  /** {@code tax(DOUBLE, VARCHAR)}, a line for each overload. */
  String allowed(String name) {
    return overloads.stream()
        .map(parameters ->
            parameters.stream()
                .map(parameter -> parameter.type().toSql())
                .collect(Collectors.joining(", ", name + "(", ")")))
        .collect(Collectors.joining("\n"));
  }

  SqlOperandCountRange counts() {
    List<Integer> counts = overloads.stream().map(List::size).sorted().toList();
    return SqlOperandCountRanges.between(counts.getFirst(), counts.getLast());
  }

  /** A {@code ?} has the type of the parameter of the first overload with as many of them. */
  SqlOperandTypeInference inference() {
    return (call, returnType, operandTypes) -> infer(call.getTypeFactory(), operandTypes);
  }

  private void infer(RelDataTypeFactory types, RelDataType[] operandTypes) {
    for (List<UserParameter> parameters : overloads) {
      if (parameters.size() == operandTypes.length) {
        for (int i = 0; i < operandTypes.length; i++) {
          operandTypes[i] = KernelTypes.toRel(parameters.get(i).type().withNullable(true), types);
        }
        return;
      }
    }
  }

  /** Passes on whether the arguments of a call fit, or says what would. */
  static boolean check(SqlCallBinding call, boolean fits, boolean throwOnFailure) {
    if (!fits && throwOnFailure) {
      throw call.newValidationSignatureError();
    }
    return fits;
  }
}
