package dev.laminar.kernel.function;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One static method that a scalar function calls: an overload of it.
 *
 * @param function name of the function in SQL
 * @param parameters of a method with a variable number of arguments, the last is each of them, as
 *     often as {@link #taking} says: once as declared
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

  /** Whether the last parameter takes any number of arguments. */
  public boolean isVariable() {
    return method.isVarArgs();
  }

  /** How many parameters take one argument each. */
  public int fixedCount() {
    return method.getParameterCount() - (isVariable() ? 1 : 0);
  }

  /**
   * A method with a variable number of arguments as it takes that many.
   *
   * @param count at least {@link #fixedCount}
   */
  UserMethod taking(int count) {
    List<UserParameter> taken = new ArrayList<>(parameters.subList(0, fixedCount()));
    while (taken.size() < count) {
      taken.add(parameters.getLast());
    }
    return new UserMethod(function, method, taken, result, deterministic);
  }

  /** {@code tax(DOUBLE, VARCHAR) RETURNS DOUBLE NOT NULL}, arguments that see NULL marked so. */
  public String signature() {
    return parameters.stream()
            .map(parameter ->
                parameter.type().toSql() + (parameter.type().nullable() ? " NULL" : ""))
            .collect(Collectors.joining(", ", function + "(", isVariable() ? " …)" : ")"))
        + " RETURNS "
        + result.type();
  }
}
