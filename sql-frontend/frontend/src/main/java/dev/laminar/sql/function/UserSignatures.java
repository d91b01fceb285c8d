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
 */
record UserSignatures(List<Overload> overloads) {

  /**
   * One signature.
   *
   * @param variable whether there may be any number of the last one, none too
   */
  record Overload(List<UserParameter> parameters, boolean variable) {

    Overload {
      parameters = List.copyOf(parameters);
    }

    private int fixedCount() {
      return parameters.size() - (variable ? 1 : 0);
    }

    private boolean takes(int count) {
      return variable ? count >= fixedCount() : count == parameters.size();
    }

    private UserParameter parameter(int index) {
      return parameters.get(Math.min(index, parameters.size() - 1));
    }
  }

  UserSignatures {
    overloads = List.copyOf(overloads);
  }

  /** Those that take one argument for each parameter. */
  static UserSignatures of(List<List<UserParameter>> parameters) {
    return new UserSignatures(parameters.stream().map(each -> new Overload(each, false)).toList());
  }

  /** {@code tax(DOUBLE, VARCHAR)}, a line for each overload. */
  String allowed(String name) {
    return overloads.stream()
        .map(overload ->
            overload.parameters().stream()
                .map(parameter -> parameter.type().toSql())
                .collect(Collectors.joining(", ", name + "(", overload.variable() ? " …)" : ")")))
        .collect(Collectors.joining("\n"));
  }

  SqlOperandCountRange counts() {
    List<Integer> counts = overloads.stream().map(Overload::fixedCount).sorted().toList();
    return overloads.stream().anyMatch(Overload::variable)
        ? SqlOperandCountRanges.from(counts.getFirst())
        : SqlOperandCountRanges.between(counts.getFirst(), counts.getLast());
  }

  /** A {@code ?} has the type of the parameter of the first overload with as many of them. */
  SqlOperandTypeInference inference() {
    return (call, returnType, operandTypes) -> infer(call.getTypeFactory(), operandTypes);
  }

  private void infer(RelDataTypeFactory types, RelDataType[] operandTypes) {
    for (Overload overload : overloads) {
      if (overload.takes(operandTypes.length)) {
        for (int i = 0; i < operandTypes.length; i++) {
          operandTypes[i] =
              KernelTypes.toRel(overload.parameter(i).type().withNullable(true), types);
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
