package dev.laminar.kernel.function;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an aggregate takes in arguments of certain types: an overload of it. All methods are static.
 *
 * @param function name of the aggregate in SQL
 * @param create {@code S create()}: the state of a group without rows
 * @param accumulate {@code S accumulate(S, arguments…)}, or void when the state is an object that
 *     it changes
 * @param retract takes out what {@code accumulate} took in, declared alike; null when the class has
 *     none
 * @param finish {@code R result(S)}
 * @param parameters of {@code accumulate}, without the state
 */
public record UserAccumulation(
    String function,
    Method create,
    Method accumulate,
    @Nullable Method retract,
    Method finish,
    List<UserParameter> parameters,
    UserParameter result) {

  public UserAccumulation {
    parameters = List.copyOf(parameters);
  }

  /** The class of the state, or a primitive. */
  public Class<?> stateType() {
    return create.getReturnType();
  }

  /** {@code geomean(DOUBLE) RETURNS DOUBLE}. */
  public String signature() {
    return parameters.stream()
            .map(parameter ->
                parameter.type().toSql() + (parameter.type().nullable() ? " NULL" : ""))
            .collect(Collectors.joining(", ", function + "(", ")"))
        + " RETURNS "
        + result.type();
  }
}
