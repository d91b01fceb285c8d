package dev.laminar.kernel.function;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One static method that a scalar function calls: an overload of it.
 *
 * @param function name of the function in SQL
 * @param deterministic whether equal arguments give equal results
 */
public record UserMethod(
    String function,
    Method method,
    List<UserParameter> parameters,
    UserParameter result,
    boolean deterministic) {

  public UserMethod {
    parameters = List.copyOf(parameters);
  }

  /** {@code tax(DOUBLE, VARCHAR) RETURNS DOUBLE NOT NULL}, arguments that see NULL marked so. */
  public String signature() {
    return parameters.stream()
            .map(parameter ->
                parameter.type().toSql() + (parameter.type().nullable() ? " NULL" : ""))
            .collect(Collectors.joining(", ", function + "(", ")"))
        + " RETURNS "
        + result.type();
  }
}
