package dev.laminar.kernel.function;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a class as an aggregate. */
final class AggregateFinder {

  private static final String CREATE = "create";
  private static final String ACCUMULATE = "accumulate";
  private static final String RETRACT = "retract";
  private static final String RESULT = "result";

  /** What slots hold in place of an object. */
  private static final Set<Class<?>> PRIMITIVES =
      Set.of(boolean.class, int.class, long.class, float.class, double.class);

  private final String name;
  private final Class<?> type;

  AggregateFinder(String name, Class<?> type) {
    this.name = name;
    this.type = type;
  }

  UserAggregate find() {
    UserFunctions.requireAccessible(type);
    Method create = one(CREATE);
    if (create.getParameterCount() != 0) {
      throw wrong(create, "takes no parameters");
    }
    Class<?> state = create.getReturnType();
    requireState(create, state);
    Method result = one(RESULT);
    if (result.getParameterCount() != 1 || result.getParameterTypes()[0] != state) {
      throw wrong(result, "takes a " + state.getSimpleName() + ", which create() returns");
    }
    UserParameter returned =
        JavaTypes.of(
                "result",
                result.getReturnType(),
                result.getAnnotatedReturnType(),
                result.getAnnotation(Digits.class))
            .orElseThrow(() ->
                UserFunctions.unsupported(
                    UserFunctions.describe(result)
                        + " returns "
                        + result.getReturnType().getSimpleName()));
    List<UserAccumulation> accumulations = new ArrayList<>();
    for (Method accumulate : all(ACCUMULATE)) {
      requireTakesState(accumulate, state);
      accumulations.add(
          new UserAccumulation(
              name,
              create,
              accumulate,
              retract(accumulate),
              result,
              parameters(accumulate),
              returned));
    }
    if (accumulations.isEmpty()) {
      throw missing(ACCUMULATE);
    }
    return new UserAggregate(name, type, accumulations);
  }

  private List<Method> all(String methodName) {
    return Arrays.stream(type.getMethods())
        .filter(method ->
            method.getName().equals(methodName)
                && Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass() == type
                && !method.isSynthetic())
        .sorted((a, b) -> a.toGenericString().compareTo(b.toGenericString()))
        .toList();
  }

  private Method one(String methodName) {
    List<Method> found = all(methodName);
    if (found.size() != 1) {
      throw missing(methodName);
    }
    return found.getFirst();
  }

  private @Nullable Method retract(Method accumulate) {
    for (Method retract : all(RETRACT)) {
      if (Arrays.equals(retract.getParameterTypes(), accumulate.getParameterTypes())) {
        if (retract.getReturnType() != accumulate.getReturnType()) {
          throw wrong(retract, "returns what accumulate returns");
        }
        return retract;
      }
    }
    return null;
  }

  private static List<UserParameter> parameters(Method accumulate) {
    List<UserParameter> parameters = new ArrayList<>();
    for (int i = 1; i < accumulate.getParameterCount(); i++) {
      parameters.add(
          UserFunctions.parameter(
              accumulate.getParameters()[i], i, UserFunctions.describe(accumulate)));
    }
    return parameters;
  }

  private static void requireState(Method create, Class<?> state) {
    if (state.isPrimitive() ? !PRIMITIVES.contains(state) : !isPublic(state)) {
      throw wrong(
          create,
          "returns the state of a group: an object of a public class, or a boolean, int, long, float or double");
    }
  }

  private static boolean isPublic(Class<?> state) {
    return Modifier.isPublic(state.getModifiers()) && !state.isArray();
  }

  private static void requireTakesState(Method accumulate, Class<?> state) {
    boolean takesIt =
        accumulate.getParameterCount() > 0 && accumulate.getParameterTypes()[0] == state;
    if (!takesIt) {
      throw wrong(
          accumulate, "takes a " + state.getSimpleName() + " first, which create() returns");
    }
    boolean returnsIt = accumulate.getReturnType() == state;
    boolean changesIt = accumulate.getReturnType() == void.class && !state.isPrimitive();
    if (!returnsIt && !changesIt) {
      throw wrong(
          accumulate,
          state.isPrimitive()
              ? "returns the new " + state.getSimpleName()
              : "returns nothing, or a " + state.getSimpleName());
    }
  }

  private LaminarException missing(String methodName) {
    return new LaminarException(
        ErrorCode.INVALID_STATEMENT,
        "class "
            + type.getName()
            + " has "
            + (all(methodName).isEmpty() ? "no" : "more than one")
            + " public static method '"
            + methodName
            + "'",
        SourceSpan.NONE,
        "an aggregate has S create(), void accumulate(S, …) and R result(S)");
  }

  private static LaminarException wrong(Method method, String rule) {
    return new LaminarException(
        ErrorCode.INVALID_STATEMENT,
        UserFunctions.describe(method) + " is not that of an aggregate",
        SourceSpan.NONE,
        method.getName() + " " + rule);
  }
}
